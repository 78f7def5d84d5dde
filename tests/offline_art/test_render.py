import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from posterlib.offline_art.render import render
from posterlib.offline_art.scenes import SCENES

SEARCH_PATH = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)

PROMPT = "A lonely detective and the moon above a misty forest, red and gold"

HASHES = """
import hashlib
from posterlib.offline_art.render import render
from posterlib.offline_art.scenes import SCENES
for scene in SCENES:
    picture = render({prompt!r}, seed=11, width=320, height=448, composition=scene).image
    print(scene, hashlib.sha256(picture.tobytes()).hexdigest())
"""


def luma(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("L"), np.float64)


def test_the_same_words_and_seed_give_the_same_pixels_on_a_lesser_processor() -> None:
    lesser = os.environ | {
        "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
        "OPENBLAS_CORETYPE": "Nehalem",
        "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2",
        "PYTHONHASHSEED": "12345",
        "PYTHONPATH": SEARCH_PATH,
    }
    program = [sys.executable, "-W", "ignore", "-c", HASHES.format(prompt=PROMPT)]

    answer = subprocess.run(program, env=lesser, capture_output=True, text=True, check=True)

    elsewhere = dict(line.split() for line in answer.stdout.splitlines())
    here = {
        scene: hashlib.sha256(
            render(PROMPT, seed=11, width=320, height=448, composition=scene).image.tobytes()
        ).hexdigest()
        for scene in SCENES
    }
    assert elsewhere == here


@pytest.mark.parametrize("size", [(320, 1280), (1280, 320), (333, 517), (640, 640)])
def test_the_picture_has_exactly_the_size_asked_for(size: tuple[int, int]) -> None:
    picture = render("a lighthouse in a storm", seed=3, width=size[0], height=size[1]).image

    assert (picture.size, picture.mode) == (size, "RGB")


def test_what_was_understood_comes_with_the_picture() -> None:
    drawn = render("Horror: the moon over a house", seed=1, width=320, height=320)

    assert drawn.understood == ("horror", "moon", "house")
    assert (drawn.composition, drawn.genre) == ("house", "horror")


def test_neighbouring_seeds_give_clearly_different_posters() -> None:
    pictures = [luma(render("a haunted house", seed=seed, width=320, height=480).image) for seed in range(4)]

    differences = [np.abs(a - b).mean() for i, a in enumerate(pictures) for b in pictures[:i]]
    assert min(differences) > 8


def test_a_larger_poster_is_the_same_picture() -> None:
    for scene in ("mountains", "city", "castle"):
        small = render(PROMPT, seed=5, width=400, height=600, style="clean", composition=scene).image
        large = render(PROMPT, seed=5, width=1000, height=1500, style="clean", composition=scene).image

        shrunk = luma(large.resize((80, 120), Image.Resampling.BOX))
        assert np.abs(shrunk - luma(small.resize((80, 120), Image.Resampling.BOX))).mean() < 5, scene


def test_a_night_prompt_paints_a_dark_sky() -> None:
    night = luma(render("an animated meadow at night", seed=2, width=320, height=320).image)
    day = luma(render("an animated meadow on a sunny day", seed=2, width=320, height=320).image)

    assert night[:90].mean() < 110 < day[:90].mean() - 40


def test_a_black_and_white_prompt_gives_a_picture_without_colour() -> None:
    pixels = np.asarray(render("film noir in black and white", seed=1, width=320, height=320).image, np.int64)

    assert (pixels.max(-1) - pixels.min(-1)).max() < 20


@pytest.mark.parametrize("style", ["film", "clean", "vintage", "monochrome"])
def test_each_style_develops_the_same_picture_differently(style: str) -> None:
    drawn = render("a castle", seed=1, width=320, height=320, style=style).image
    plain = render("a castle", seed=1, width=320, height=320, style="film").image

    assert (drawn.tobytes() == plain.tobytes()) == (style == "film")
    assert np.corrcoef(luma(drawn).ravel(), luma(plain).ravel())[0, 1] > 0.9


def test_an_unknown_style_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="watercolour"):
        render("a castle", seed=1, width=320, height=320, style="watercolour")


def test_a_negative_prompt_takes_the_snow_out_of_the_picture() -> None:
    snowy = render("mountains in the snow", seed=2, width=320, height=320)
    clear = render("mountains in the snow", seed=2, width=320, height=320, negative_prompt="snow")

    assert "snow" in snowy.understood
    assert "snow" not in clear.understood
    assert snowy.image.tobytes() != clear.image.tobytes()


def test_a_negative_prompt_of_other_things_changes_nothing() -> None:
    plain = render("a lighthouse", seed=2, width=320, height=320)
    guarded = render("a lighthouse", seed=2, width=320, height=320, negative_prompt="blurry, low quality, text")

    assert plain.image.tobytes() == guarded.image.tobytes()


def test_importing_the_artist_draws_nothing_and_reads_no_vocabulary() -> None:
    program = (
        "import posterlib.offline_art.render, posterlib.offline_art.lexicon as lexicon;"
        "print(lexicon._lexicon.cache_info().currsize)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": SEARCH_PATH},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.strip() == "0"
