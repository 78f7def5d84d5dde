"""The promise every image model keeps, and the card that says what it can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from posterlib.posters import Poster, Recipe

__all__ = ["ImageModel", "ModelCard"]


@dataclass(frozen=True)
class ModelCard:
    """What one image model takes, as data.

    Sides are pixels, `steepest_ratio` is the longer side over the shorter, `options` are the request fields the model
    obeys. `calls_at_once` bounds how many of its pictures are in the making at one time.
    """

    id: str
    name: str
    description: str
    prompt_limit: int
    shortest_side: int
    longest_side: int
    steepest_ratio: float
    largest_seed: int
    options: frozenset[str]
    styles: tuple[str, ...] = ()
    calls_at_once: int = 1
    offline: bool = False


class ImageModel(Protocol):
    """Draws one picture from one recipe."""

    def generate(self, recipe: Recipe) -> Poster:
        """Draw the recipe.

        Raises:
            ImageModelError: no picture was delivered.
        """
        ...
