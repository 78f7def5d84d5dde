"""What image models and their own words are called on a page."""

from __future__ import annotations

import re

from posterlib.image_models.base import ModelCard
from posterlib.plain_text import dollars_told

__all__ = ["finish_label", "model_label"]


def model_label(card: ModelCard) -> str:
    """Name a model and its price, such as “Stable Image Core · US$ 0.04 a picture”."""
    if card.offline:
        return f"{card.name} · free"
    price = card.dollars_per_image
    return card.name if price is None else f"{card.name} · {dollars_told(price)} a picture"


def finish_label(style: str) -> str:
    """Write a model's own style as words: 3D_ANIMATED_FAMILY_FILM becomes “3D animated family film”."""
    words = re.sub(r"\b\d+[a-z]\b", lambda size: size.group().upper(), style.replace("_", " ").lower())
    return words[:1].upper() + words[1:]
