"""Presets: templates whose hole is the film."""

from __future__ import annotations

import pytest

from posterlib.ui.presets import GENRES, STYLES, final_prompt


def test_without_a_preset_the_words_stay_as_typed() -> None:
    assert final_prompt("  A fox. At dawn!  ") == "A fox. At dawn!"


def test_an_empty_film_stays_empty_whatever_the_preset() -> None:
    assert final_prompt("   ", "horror", "neon") == ""


def test_genre_and_style_wrap_the_film_without_doubling_its_full_stop() -> None:
    made = final_prompt("A fox at dawn.", "western", "lithograph")

    assert made == (
        "Western movie poster: A fox at dawn. Desert heat, dust, a burning sunset. "
        "1930s lithograph, faded inks on aged paper"
    )


def test_holes_that_a_person_typed_are_not_filled() -> None:
    assert "{film} {poster} {0}" in final_prompt("{film} {poster} {0}", "comedy", "painted")


@pytest.mark.parametrize("preset", [*GENRES[1:], *STYLES[1:]], ids=lambda preset: preset.name)
def test_every_preset_keeps_the_film_and_adds_words(preset: object) -> None:
    genre, style = (preset.name, "none") if preset in GENRES else ("none", preset.name)  # type: ignore[attr-defined]
    made = final_prompt("A fox at dawn", genre, style)

    assert "A fox at dawn" in made
    assert len(made) > len("A fox at dawn") + 10
