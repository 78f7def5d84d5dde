"""The small pictures made from an original: a thumbnail for lists, a preview for the gallery."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from PIL import Image, ImageOps, UnidentifiedImageError

from posterlib.errors import BadModelResponseError

__all__ = ["PREVIEW", "RENDITIONS", "THUMBNAIL", "check_png", "make_preview", "make_thumbnail"]

THUMBNAIL = "thumbnail.png"
THUMBNAIL_BOX = (120, 120)
"""Pixels; the aspect is kept inside it."""

PREVIEW = "preview.webp"
PREVIEW_BOX = (768, 768)
"""Pixels; the aspect is kept inside it."""


def make_thumbnail(original: bytes) -> bytes:
    """Give a PNG of at most 120 × 120 pixels, resampled with Lanczos.

    Raises:
        BadModelResponseError: the original cannot be decoded.
    """
    with _decoded(original) as picture:
        picture.thumbnail(THUMBNAIL_BOX, Image.Resampling.LANCZOS, reducing_gap=1.5)
        return _encoded(picture, "PNG", compress_level=1)


def make_preview(original: bytes) -> bytes:
    """Give a WebP of at most 768 × 768 pixels, resampled with Lanczos.

    Raises:
        BadModelResponseError: the original cannot be decoded.
    """
    with _decoded(original) as picture:
        picture.thumbnail(PREVIEW_BOX, Image.Resampling.LANCZOS, reducing_gap=1.0)
        return _encoded(picture, "WEBP", quality=84, method=1)


RENDITIONS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {THUMBNAIL: make_thumbnail, PREVIEW: make_preview}
)
"""How each is made from an original."""


def check_png(original: bytes) -> None:
    """Check a PNG by the sums that it brings, in a tenth of the time that decoding takes.

    Raises:
        BadModelResponseError: it is damaged or breaks off.
    """
    with _faults(), Image.open(io.BytesIO(original), formats=("PNG",)) as picture:
        picture.verify()


@contextmanager
def _decoded(original: bytes) -> Iterator[Image.Image]:
    with _faults(), Image.open(io.BytesIO(original)) as picture:
        ImageOps.exif_transpose(picture, in_place=True)
        mode = "RGBA" if picture.has_transparency_data else "RGB"
        yield picture.convert(mode) if picture.mode != mode else picture


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadModelResponseError(
            "The picture that came is damaged and cannot be opened. It may have been charged; its bytes are kept in "
            ".damaged in the history folder. Trying again may charge again."
        ) from error


def _encoded(picture: Image.Image, kind: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()
