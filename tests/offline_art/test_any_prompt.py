"""No prompt, size or scene may end in an error."""

import random

import numpy as np
import pytest

from posterlib.offline_art.lexicon import entries
from posterlib.offline_art.render import render
from posterlib.offline_art.scenes import SCENES

SIZES = [(320, 480), (480, 320), (321, 479)]
WORDS = sorted(canonical for canonical, _, _ in entries())


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_scene_is_drawn_at_every_shape_for_any_words(scene: str) -> None:
    dice = random.Random(scene)
    for number, (width, height) in enumerate(SIZES):
        prompt = " ".join(dice.sample(WORDS, number))
        seed = dice.randrange(2**31)
        negative = "people" if number == 2 else ""
        picture = render(
            prompt, seed=seed, width=width, height=height, negative_prompt=negative, composition=scene
        ).image

        assert picture.size == (width, height), (prompt, seed)
        assert np.ptp(np.asarray(picture.convert("L"))) > 60, f"nearly empty: {prompt!r}, seed {seed}"


@pytest.mark.parametrize("prompt", ["", "💀", "映画", "no no no", "\x00\n\t", "without", "A" * 2000, "'’\"", "1 2 3"])
def test_text_without_meaning_is_drawn_too(prompt: str) -> None:
    assert render(prompt, seed=0, width=320, height=320).image.size == (320, 320)


def test_a_very_wide_poster_is_drawn() -> None:
    assert render("a road through the mountains", seed=4, width=4096, height=1024).image.size == (4096, 1024)
