"""What becomes of the words and numbers that people type."""

from __future__ import annotations

import pytest

from posterlib.errors import BadModelResponseError, InvalidRequestError
from posterlib.formats import FORMATS, PosterFormat, size_for_ratio
from posterlib.image_models.catalog import CATALOG
from posterlib.image_models.fitting import Defaults, recipes_for
from posterlib.posters import Poster, PosterRequest, Recipe, file_name
from tests.studio import painted

RECIPE = Recipe("sketch", "A red fox", 320, 320, seed=1)


def test_text_stays_as_typed_but_for_control_characters() -> None:
    request = PosterRequest.parse({"prompt": " \x00<b>A\r\nfox</b>\ud800 \U0001f98a\x1b[31m "})

    assert request.prompt == "<b>A\nfox</b> \U0001f98a[31m"


def test_a_made_request_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        PosterRequest.parse({"prompt": "A fox"}).prompt = "A hen"  # type: ignore[misc]


def test_a_refusal_never_repeats_a_long_hostile_name() -> None:
    with pytest.raises(InvalidRequestError) as raised:
        PosterRequest.parse({"prompt": "A fox", "x" * 100_000: 1})

    assert len(str(raised.value)) < 500


@pytest.mark.parametrize("poster_format", FORMATS, ids=lambda chosen: chosen.name)
def test_every_named_format_is_its_ratio_and_fits_every_model(poster_format: PosterFormat) -> None:
    across, down = (int(part) for part in poster_format.ratio.split(":"))
    request = PosterRequest.parse({"prompt": "A fox", "aspect_ratio": poster_format.ratio})

    assert poster_format.width * down == poster_format.height * across
    for card in CATALOG:
        recipe = recipes_for(request, card, defaults=Defaults(), draw_seed=max)[0]
        assert recipe.width / recipe.height == pytest.approx(across / down, rel=0.05)


@pytest.mark.parametrize(("across", "down"), [(1, 4), (4, 1), (4, 5), (21, 9), (27, 40)])
def test_any_other_ratio_becomes_about_one_and_a_half_megapixels(across: int, down: int) -> None:
    width, height = size_for_ratio(across, down)

    assert width % 16 == height % 16 == 0
    assert abs(width / height - across / down) < 0.04 * across / down
    assert 1.4e6 < width * height < 1.7e6


def test_a_picture_s_type_and_size_are_read_from_its_bytes() -> None:
    poster = Poster.from_bytes(painted(640, 400, kind="WEBP"), RECIPE)

    assert (poster.media_type, poster.extension, poster.width, poster.height) == ("image/webp", "webp", 640, 400)


@pytest.mark.parametrize("answer", [b"", b"<html>", b"\x89PNG\r\n\x1a\n", b"GIF89a" + b"\x00" * 20])
def test_bytes_that_are_no_picture_are_refused(answer: bytes) -> None:
    with pytest.raises(BadModelResponseError, match="not a picture"):
        Poster.from_bytes(answer, RECIPE)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A red fox", "a-red-fox"),
        ("../../etc/passwd", "etc-passwd"),
        ("Amélie\r\nX: y", "amelie-x-y"),
        ("狐の夜", "poster"),
        ("", "poster"),
        ("a" * 200, "a" * 60),
    ],
)
def test_file_names_are_plain(words: str, name: str) -> None:
    assert file_name(words, "poster") == name
