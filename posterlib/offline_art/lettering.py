"""The one typeface the offline artist letters with."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

__all__ = ["condensed"]

_LEAGUE_GOTHIC = Path(__file__).parent.parent / "assets" / "fonts" / "LeagueGothic_400Regular.ttf"


@cache
def condensed(size: int) -> ImageFont.FreeTypeFont:
    """Give League Gothic at a size in pixels."""
    # The basic layout engine is the same everywhere; the other one depends on a system library.
    return ImageFont.truetype(_LEAGUE_GOTHIC, size, layout_engine=ImageFont.Layout.BASIC)
