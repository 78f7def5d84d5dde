"""Holds a request against a model's card, before anything is drawn or paid, and works out the exact recipes."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from posterlib.errors import InvalidRequestError, UnsupportedOptionError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.sizes import Size
from posterlib.posters import PosterRequest, Recipe

__all__ = ["Defaults", "recipes_for", "stand_in_recipe"]

_MOST_BENT = 0.12
"""Share by which a stand-in may change the format: 3:4 may become 4:5. Nobody wants to pay for more."""

_OPTIONAL = ("negative_prompt", "style", "quality", "cfg_scale")


@dataclass(frozen=True)
class Defaults:
    """What counts where a request says nothing; each only for models that take it. Sides are pixels."""

    width: int = 1024
    height: int = 1024
    quality: str = ""
    cfg_scale: float | None = None


def recipes_for(
    request: PosterRequest,
    card: ModelCard,
    *,
    defaults: Defaults,
    draw_seed: Callable[[int, int], int],
) -> tuple[Recipe, ...]:
    """Give one recipe for each poster asked for.

    A given seed starts the row (seed, seed + 1, …), so that a batch can be repeated; without one every poster draws its
    own from `draw_seed(smallest, largest)`.

    Raises:
        InvalidRequestError: the prompt, size, seed or guidance is outside the card's limits.
        UnsupportedOptionError: the request asks for an option or style the model does not have.
    """
    _check_options(request, card)
    _check_lengths(request, card)
    size = _size(request, card, defaults)
    recipe = Recipe(
        model=card.id,
        prompt=request.prompt,
        negative_prompt=request.negative_prompt,
        title=request.title,
        width=size.width,
        height=size.height,
        aspect_ratio=size.aspect_ratio,
        seed=0,
        style=request.style or card.default_style,
        quality=(request.quality or defaults.quality) if "quality" in card.options else "",
        cfg_scale=_guidance(request, card, defaults),
    )
    return tuple(replace(recipe, seed=seed) for seed in _seeds(request, card, draw_seed))


def stand_in_recipe(recipe: Recipe, card: ModelCard) -> Recipe:
    """Give the recipe as near as another model can come to it: what it does not take is left out.

    Raises:
        InvalidRequestError: the words are more than the model takes, or it has no format that is near.
    """
    for field in ("prompt", "negative_prompt"):
        _check_length(field, getattr(recipe, field), card)
    smallest, largest = card.seeds
    size = card.sizes.nearest(recipe.width, recipe.height)
    if abs(math.log(size.width * recipe.height / (size.height * recipe.width))) > _MOST_BENT:
        raise InvalidRequestError("aspect_ratio", f"{card.name} has no format near {recipe.width}:{recipe.height}.")
    return replace(
        recipe,
        model=card.id,
        negative_prompt=recipe.negative_prompt if "negative_prompt" in card.options else "",
        width=size.width,
        height=size.height,
        aspect_ratio=size.aspect_ratio,
        seed=smallest + (recipe.seed - smallest) % (largest - smallest + 1),
        style=recipe.style if recipe.style in card.styles else card.default_style,
        quality=recipe.quality if "quality" in card.options else "",
        cfg_scale=recipe.cfg_scale if "cfg_scale" in card.options else None,
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
        _check_length(field, getattr(request, field), card)


def _check_length(field: str, words: str, card: ModelCard) -> None:
    if len(words) > card.prompt_limit:
        raise InvalidRequestError(
            field,
            f"{field} has {len(words):,} characters; {card.name} takes at most {card.prompt_limit:,}. Shorten it.",
        )


def _size(request: PosterRequest, card: ModelCard, defaults: Defaults) -> Size:
    if request.aspect_ratio:
        across, down = (int(part) for part in request.aspect_ratio.split(":"))
        return card.sizes.of_ratio(across, down, card.name)
    if request.width is not None and request.height is not None:
        return card.sizes.of_pixels(request.width, request.height, card.name)
    return card.sizes.nearest(defaults.width, defaults.height)


def _guidance(request: PosterRequest, card: ModelCard, defaults: Defaults) -> float | None:
    if card.guidance is None:
        return None
    least, most = card.guidance
    if request.cfg_scale is None:
        return None if defaults.cfg_scale is None else min(max(defaults.cfg_scale, least), most)
    if not least <= request.cfg_scale <= most:
        raise InvalidRequestError("cfg_scale", f"cfg_scale must be from {least:g} to {most:g} for {card.name}.")
    return request.cfg_scale


def _seeds(request: PosterRequest, card: ModelCard, draw_seed: Callable[[int, int], int]) -> list[int]:
    smallest, largest = card.seeds
    if request.seed is None:
        return [draw_seed(smallest, largest) for _ in range(request.count)]
    if not smallest <= request.seed <= largest:
        raise InvalidRequestError("seed", f"seed must be from {smallest} to {largest} for {card.name}.")
    return [smallest + (request.seed - smallest + i) % (largest - smallest + 1) for i in range(request.count)]
