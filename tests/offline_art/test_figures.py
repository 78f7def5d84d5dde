"""The silhouette vocabulary: every figure is whole, sharp, repeatable and honestly labelled."""

import math

import pytest
from PIL import Image, ImageChops

from posterlib.offline_art.figures import (
    FIGURES,
    GROUND_MARGIN,
    HEADROOM,
    HOUSE_WINDOWS,
    Figure,
    catmull_rom,
    silhouette,
)
from posterlib.offline_art.figures.curve import outline
from posterlib.offline_art.figures.pen import blank_mask, supersampling

EVERY_FIGURE = sorted(FIGURES)
GLIDING = {"bird"}


def share_covered(mask: Image.Image) -> float:
    """The share of the mask's pixels that are mostly ink."""
    histogram = mask.histogram()
    return sum(histogram[128:]) / sum(histogram)


@pytest.mark.parametrize("height", [24, 60, 900])
@pytest.mark.parametrize("name", EVERY_FIGURE)
def test_a_figure_is_drawn_whole_at_every_size(name: str, height: int) -> None:
    mask = silhouette(name, height)
    bounds = mask.getbbox()
    assert bounds is not None, f"{name} draws nothing"
    left, top, right, _ = bounds
    assert left > 0, f"{name} is cut off at the left"
    assert right < mask.width, f"{name} is cut off at the right"
    assert top > 0, f"{name} is cut off at the top"
    assert share_covered(mask) > 0.01


@pytest.mark.parametrize("name", EVERY_FIGURE)
def test_a_flipped_figure_is_its_exact_mirror_image(name: str) -> None:
    mirrored = silhouette(name, 120).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert silhouette(name, 120, flip=True).tobytes() == mirrored.tobytes()


@pytest.mark.parametrize("name", EVERY_FIGURE)
def test_the_same_call_gives_the_same_bytes(name: str) -> None:
    assert silhouette(name, 97).tobytes() == silhouette(name, 97).tobytes()


@pytest.mark.parametrize("name", EVERY_FIGURE)
def test_a_figure_takes_the_room_it_announces(name: str) -> None:
    mask = silhouette(name, 600)
    bounds = mask.getbbox()
    assert bounds is not None
    reach = max(mask.width / 2 - bounds[0], bounds[2] - mask.width / 2)
    assert FIGURES[name].width - 0.12 <= 2 * reach / 600 <= FIGURES[name].width


@pytest.mark.parametrize("name", [name for name in EVERY_FIGURE if FIGURES[name].feet])
def test_a_figure_with_feet_stands_on_the_ground_line(name: str) -> None:
    mask = silhouette(name, 500)
    bounds = mask.getbbox()
    assert bounds is not None
    ground = mask.height - round(500 * GROUND_MARGIN)
    assert ground - 0.03 * 500 <= bounds[3] <= mask.height


@pytest.mark.parametrize("name", EVERY_FIGURE)
def test_a_figure_fills_its_height(name: str) -> None:
    bounds = silhouette(name, 500).getbbox()
    assert bounds is not None
    assert bounds[3] - bounds[1] >= (0.3 if name in GLIDING | {"plane", "ufo", "diver"} else 0.45) * 500


def test_the_mask_has_the_announced_headroom_and_ground_margin() -> None:
    mask = silhouette("person", 500)
    assert mask.mode == "L"
    assert mask.height == 1 + 500 + round(500 * HEADROOM) + round(500 * GROUND_MARGIN)


def test_edges_are_antialiased() -> None:
    greys = silhouette("walking_man", 60).histogram()[1:255]
    assert sum(1 for count in greys if count) >= 12


@pytest.mark.parametrize(
    "name",
    ["person", "woman", "child", "crowd", "rider", "couple", "kneeling_knight", "rowboat", "motorcycle", "fedora_bust"],
)
def test_pictures_with_people_in_them_are_marked_as_people(name: str) -> None:
    assert FIGURES[name].person


@pytest.mark.parametrize("name", ["wolf", "dragon", "house", "palm", "train", "ship", "robot", "ghost"])
def test_animals_things_and_machines_are_not_people(name: str) -> None:
    assert not FIGURES[name].person


@pytest.mark.parametrize("name", ["bat", "eagle", "ufo", "witch_on_broom", "whale", "balloon", "profile_face"])
def test_what_flies_swims_or_is_cropped_has_no_feet(name: str) -> None:
    assert not FIGURES[name].feet


def test_figures_are_filed_under_their_own_names() -> None:
    assert all(name == figure.name for name, figure in FIGURES.items())
    assert len(FIGURES) >= 66


def test_a_walker_strides_towards_the_side_it_faces() -> None:
    mask = silhouette("walking_man", 400)
    head = mask.crop((0, 0, mask.width, mask.height // 4))
    nose = head.getbbox()
    flipped = silhouette("walking_man", 400, flip=True)
    mirrored_nose = flipped.crop((0, 0, mask.width, mask.height // 4)).getbbox()
    assert nose is not None
    assert mirrored_nose is not None
    assert FIGURES["walking_man"].facing == 1
    assert nose[2] > mirrored_nose[2]


def test_no_two_figures_look_alike() -> None:
    seen: dict[bytes, str] = {}
    for name in EVERY_FIGURE:
        drawing = silhouette(name, 48).tobytes()
        assert drawing not in seen, f"{name} is drawn like {seen.get(drawing)}"
        seen[drawing] = name


def test_the_windows_of_the_house_lie_on_its_walls() -> None:
    height = 500
    mask = silhouette("house", height)
    top = 1 + round(height * HEADROOM)
    for left, upper, wide, tall in HOUSE_WINDOWS:
        box = (
            math.floor(mask.width / 2 + left * height),
            math.floor(top + upper * height),
            math.ceil(mask.width / 2 + (left + wide) * height),
            math.ceil(top + (upper + tall) * height),
        )
        assert mask.crop(box).getextrema() == (255, 255)


def test_an_unknown_figure_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        silhouette("unicorn", 100)


def test_a_curve_passes_through_its_points() -> None:
    points = [(0.0, 0.0), (1.0, 2.0), (4.0, 2.5), (6.0, 0.0)]
    curve = catmull_rom(points, steps=5, closed=False)
    assert len(curve) == 5 * 3 + 1
    assert [curve[0], curve[5], curve[10], curve[15]] == points


def test_a_marked_corner_stays_sharp_where_a_plain_point_is_rounded() -> None:
    roof = "0,0{} 1,1 -1,1"
    sharp, rounded = outline(roof.format("!")), outline(roof.format(""))
    assert min(y for _, y in sharp) == 0.0
    assert max(abs(x) for x, y in sharp if y < 0.1) < max(abs(x) for x, y in rounded if y < 0.1)


def test_a_placed_pen_can_mirror_a_drawing() -> None:
    def flag(flip: bool) -> Image.Image:
        image, pen = blank_mask(100, 1.0)
        pen.placed(0, 0, flip=flip).outline(".1,.2! .4,.3 .1,.5! .12,.4")
        return image.reduce(supersampling(100))

    difference = ImageChops.difference(flag(False), flag(True).transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert sum(value * count for value, count in enumerate(difference.histogram())) / 255 < 30


def test_a_figure_is_a_value() -> None:
    wolf = FIGURES["wolf"]
    assert Figure("wolf", wolf.draw, wolf.width, facing=-1) == wolf
