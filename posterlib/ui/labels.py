"""What image models and their own words are called on a page."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from posterlib.image_models.base import ModelCard

__all__ = ["dollars", "finish_label", "model_label"]

_CENT, _TENTH = Decimal("0.01"), Decimal("0.001")


def dollars(amount: Decimal) -> str:
    """Write US dollars, to the tenth of a cent where there is one, such as “US$ 0.16” or “US$ 0.012”."""
    exact = amount.quantize(_TENTH, ROUND_HALF_UP)
    return f"US$ {exact.quantize(_CENT) if exact == exact.quantize(_CENT, ROUND_HALF_UP) else exact:,}"


def model_label(card: ModelCard) -> str:
    """Name a model and its price, such as “Stable Image Core · US$ 0.04 a picture”."""
    if card.offline:
        return f"{card.name} · free"
    price = card.dollars_per_image
    return card.name if price is None else f"{card.name} · {dollars(price)} a picture"


def finish_label(style: str) -> str:
    """Write a model's own style as words: 3D_ANIMATED_FAMILY_FILM becomes “3D animated family film”."""
    words = re.sub(r"\b\d+[a-z]\b", lambda size: size.group().upper(), style.replace("_", " ").lower())
    return words[:1].upper() + words[1:]
