"""The promise every image model keeps, and the card that says what it can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from posterlib.image_models.sizes import Sizes
from posterlib.posters import Poster, Recipe

__all__ = ["Family", "ImageModel", "ModelCard"]

Family = Literal["offline", "stability", "amazon"]
"""How a model is spoken to: the members of a family share one wire format."""


@dataclass(frozen=True)
class ModelCard:
    """What one image model takes, as data.

    `options` are the request fields it obeys beyond prompt, size and seed; `seeds` and `guidance` are the smallest and
    largest values. `regions` are those of AWS in which it is offered; none means that they are not known.
    `images_per_call` is what its API could draw in one call: the studio asks for one, so that each poster has a seed of
    its own. `calls_at_once` bounds how many are asked for at one time. `dollars_per_image` is the list price in US
    dollars of the dearest picture the studio asks for, `requests_per_minute` the account's default quota. From
    `legacy_on` accounts that do not use it are kept out; on `retired_on` it ended.
    """

    id: str
    name: str
    description: str
    family: Family
    prompt_limit: int
    sizes: Sizes
    seeds: tuple[int, int]
    options: frozenset[str]
    styles: tuple[str, ...] = ()
    default_style: str = ""
    guidance: tuple[float, float] | None = None
    images_per_call: int = 1
    calls_at_once: int = 1
    regions: tuple[str, ...] = ()
    dollars_per_image: Decimal | None = None
    requests_per_minute: int | None = None
    legacy_on: date | None = None
    retired_on: date | None = None

    @property
    def offline(self) -> bool:
        """Whether it draws on this machine, without an account."""
        return self.family == "offline"

    def live(self, today: date) -> bool:
        """Tell whether an account that never used it can begin to."""
        return all(end is None or today < end for end in (self.legacy_on, self.retired_on))


class ImageModel(Protocol):
    """Draws one picture from one recipe."""

    def generate(self, recipe: Recipe) -> Poster:
        """Draw the recipe.

        Raises:
            ImageModelError: no picture was delivered.
        """
        ...
