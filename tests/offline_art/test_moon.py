import numpy as np
import pytest

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES
from posterlib.offline_art.reading import read
from posterlib.offline_art.sets import lighting

WHITE = hex_colour("#ffffff")


def moonlit(prompt: str) -> np.ndarray:
    canvas = Canvas(300, 200, PALETTES["noir"][0], Dice("sky"), moon=read(prompt).moon)
    lighting.moon(canvas, 150, 100, 60, WHITE)
    return canvas.pixels


def lit_share(prompt: str) -> float:
    return float((moonlit(prompt)[:, :, 0] > 0.6).sum() / (np.pi * 60**2))


def test_a_moon_is_full_unless_the_prompt_says_otherwise() -> None:
    assert lit_share("a house under the moon") > 0.95


@pytest.mark.parametrize(("prompt", "share"), [("a crescent moon over the sea", 0.2), ("a half moon", 0.5)])
def test_the_phase_of_the_moon_is_honoured(prompt: str, share: float) -> None:
    assert lit_share(prompt) == pytest.approx(share, abs=0.06)


@pytest.mark.parametrize("prompt", ["a red moon", "a blood moon rises", "under the blood red moon", "red moonlight"])
def test_a_red_moon_has_a_red_disc(prompt: str) -> None:
    red, green, _ = moonlit(prompt)[90:110, 140:160].mean((0, 1))

    assert red > green * 1.5


@pytest.mark.parametrize(
    "prompt", ["a red car in the moonlight", "a red car, moon and stars", "the moon over a red desert", "red and black"]
)
def test_what_else_is_red_leaves_the_moon_white(prompt: str) -> None:
    assert read(prompt).moon.colour is None
