import pytest

from posterlib.offline_art.art_direction import choose_composition, choose_palette
from posterlib.offline_art.colour import hex_colour, lightness, to_oklab
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES, Palette, at_night, by_day, tint, toned
from posterlib.offline_art.reading import read
from posterlib.offline_art.scenes import SCENES

NAMES = sorted(SCENES)


def scenes_of(prompt: str, seeds: int = 8) -> list[str]:
    return [choose_composition(read(prompt), NAMES, 0, seed) for seed in range(seeds)]


def palette_of(prompt: str, scene: str, cycle: int = 0) -> tuple[str, Palette]:
    return choose_palette(read(prompt), scene, Dice("palette"), cycle)


def test_a_strong_call_keeps_every_seed() -> None:
    assert set(scenes_of("a shark beneath a small boat in the deep ocean")) == {"deep"}


def test_close_rivals_share_the_seeds() -> None:
    scenes = scenes_of("a fantasy film", 6)

    assert len(set(scenes)) >= 2
    assert scenes[0] == max(set(scenes), key=scenes.count)


def test_a_prompt_without_a_call_goes_through_many_scenes() -> None:
    assert len(set(scenes_of("Der Titel", 6))) == 6


def test_a_call_for_scenes_that_do_not_exist_is_answered_by_others() -> None:
    assert choose_composition(read("a castle"), ["forest", "space"], 3, 4) in ("forest", "space")


def test_neighbouring_seeds_have_different_palettes() -> None:
    first, second = palette_of("horror", "house", 0)[1], palette_of("horror", "house", 1)[1]

    assert abs(to_oklab(first.horizon) - to_oklab(second.horizon)).max() > 0.05


@pytest.mark.parametrize("scene", ["mountains", "city", "space"])
def test_paper_colours_stay_on_paper(scene: str) -> None:
    assert palette_of("a comedy documentary", scene)[0] not in ("comedy", "doc", "spy")


def test_a_named_colour_recolours_the_air_but_not_its_lightness() -> None:
    plain, green = PALETTES["drama"][0], tint(PALETTES["drama"][0], [hex_colour("#0f8a62")])

    assert to_oklab(green.horizon)[1] < to_oklab(plain.horizon)[1] - 0.03
    assert lightness(green.horizon) == pytest.approx(lightness(plain.horizon), abs=0.03)


def test_the_second_named_colour_is_the_accent() -> None:
    gold = hex_colour("#e5b54a")

    assert tint(PALETTES["drama"][0], [hex_colour("#0f8a62"), gold]).accent == pytest.approx(gold)


def test_the_night_darkens_even_the_brightest_palette() -> None:
    for palettes in PALETTES.values():
        for palette in palettes:
            assert lightness(at_night(palette).zenith) < 0.3
            assert lightness(at_night(palette).sky) < 0.45


def test_a_sunny_day_brightens_even_the_darkest_palette() -> None:
    for palettes in PALETTES.values():
        for palette in palettes:
            assert lightness(by_day(palette).sky) > 0.65


def test_a_muted_mood_takes_colour_out_and_a_vibrant_one_puts_it_in() -> None:
    palette = PALETTES["animated"][0]

    def colourfulness(one: Palette) -> float:
        return float(abs(to_oklab(one.sky)[1:]).sum())

    assert colourfulness(toned(palette, "muted")) < colourfulness(palette) < colourfulness(toned(palette, "vibrant"))


def test_an_unknown_mood_changes_nothing() -> None:
    assert toned(PALETTES["animated"][0], None) is PALETTES["animated"][0]
