"""Holds a request against a model's card, before anything is drawn or paid, and works out the exact recipes."""

from __future__ import annotations

from collections.abc import Callable

from posterlib.errors import InvalidRequestError, UnsupportedOptionError
from posterlib.formats import size_for_ratio
from posterlib.image_models.base import ModelCard
from posterlib.posters import PosterRequest, Recipe

__all__ = ["recipes_for"]

_OPTIONAL = ("negative_prompt", "style", "quality", "cfg_scale")


def recipes_for(
    request: PosterRequest,
    card: ModelCard,
    *,
    default_size: tuple[int, int],
    draw_seed: Callable[[int], int],
) -> tuple[Recipe, ...]:
    """Give one recipe for each poster asked for.

    A given seed starts the row (seed, seed + 1, …), so that a batch can be repeated; without one every poster draws its
    own from `draw_seed(largest)`.

    Raises:
        InvalidRequestError: the prompt, size or seed is outside the card's limits.
        UnsupportedOptionError: the request asks for an option or style the model does not have.
    """
    _check_options(request, card)
    _check_lengths(request, card)
    width, height = _size(request, card, default_size)
    if request.seed is not None and request.seed > card.largest_seed:
        raise InvalidRequestError("seed", f"seed must be at most {card.largest_seed} for {card.name}.")
    seeds = [
        draw_seed(card.largest_seed) if request.seed is None else (request.seed + i) % (card.largest_seed + 1)
        for i in range(request.count)
    ]
    return tuple(
        Recipe(
            model=card.id,
            prompt=request.prompt,
            negative_prompt=request.negative_prompt,
            title=request.title,
            width=width,
            height=height,
            seed=seed,
            style=request.style or (card.styles[0] if card.styles else ""),
            quality=request.quality or "",
            cfg_scale=request.cfg_scale,
        )
        for seed in seeds
    )


def _check_options(request: PosterRequest, card: ModelCard) -> None:
    for option in _OPTIONAL:
        if getattr(request, option) not in (None, "") and option not in card.options:
            raise UnsupportedOptionError(option, f"{card.name} takes no {option}. Leave it out.")
    if request.style is not None and request.style not in card.styles:
        raise UnsupportedOptionError(
            "style", f"{card.name} has no style {request.style!r}. Choose one of: {', '.join(card.styles)}."
        )


def _check_lengths(request: PosterRequest, card: ModelCard) -> None:
    for field in ("prompt", "negative_prompt"):
        length = len(getattr(request, field))
        if length > card.prompt_limit:
            raise InvalidRequestError(
                field,
                f"{field} has {length:,} characters; {card.name} takes at most {card.prompt_limit:,}. Shorten it.",
            )


def _size(request: PosterRequest, card: ModelCard, default: tuple[int, int]) -> tuple[int, int]:
    if request.aspect_ratio:
        across, down = (int(part) for part in request.aspect_ratio.split(":"))
        if max(across, down) > card.steepest_ratio * min(across, down):
            raise InvalidRequestError("aspect_ratio", _ratio_sentence("aspect_ratio", card))
        return size_for_ratio(across, down)
    width, height = default if request.width is None or request.height is None else (request.width, request.height)
    for field, side in (("width", width), ("height", height)):
        if not card.shortest_side <= side <= card.longest_side:
            raise InvalidRequestError(
                field,
                f"{field} must be from {card.shortest_side} to {card.longest_side} pixels for {card.name}; "
                f"{side} is not.",
            )
    if max(width, height) > card.steepest_ratio * min(width, height):
        raise InvalidRequestError("width", _ratio_sentence("width and height", card))
    return width, height


def _ratio_sentence(what: str, card: ModelCard) -> str:
    return f"{what} must lie between 1:{card.steepest_ratio:g} and {card.steepest_ratio:g}:1 for {card.name}."
