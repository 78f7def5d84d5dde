"""The countries of the world by the names that people use."""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["countries"]


@cache
def countries() -> tuple[str, ...]:
    """Give their names as one looks for them: letters with signs stand beside those without."""
    import pycountry  # its lists take a while to load, and one page alone needs them

    names = {str(getattr(country, "common_name", country.name)) for country in pycountry.countries}
    return tuple(sorted(names, key=_without_signs))


def _without_signs(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
