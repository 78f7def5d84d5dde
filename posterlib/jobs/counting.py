"""Counts what becomes of posters: outcomes, failures, seconds, prompts, quality and money."""

from __future__ import annotations

from collections.abc import Callable

from posterlib.errors import PosterError, PosterInterruptedError
from posterlib.generation import Watch
from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.jobs import ledger
from posterlib.jobs.job import State
from posterlib.measures import Measures
from posterlib.measures.catalog import DOLLARS, FAILURES, GENERATION_SECONDS, POSTERS, PROMPT_CHARACTERS, QUALITY
from posterlib.posters import Recipe

__all__ = ["Draw", "count_end", "counted"]

Draw = Callable[[Recipe, Watch], Entry]
"""Makes one recipe a poster, and tells how far it is."""


def counted(draw: Draw, measures: Measures) -> Draw:
    """Give a `draw` that does the same and counts how it ended.

    What was not sent, as it was cancelled or could not be written down, has not ended by that.
    """

    def drawn(recipe: Recipe, watch: Watch) -> Entry:
        witness = _Witness(watch)
        try:
            entry = draw(recipe, witness)
        except Exception as error:
            if not witness.refused:
                _count_failure(measures, recipe, witness.card, error)
            raise
        count_end(measures, entry.model, "done", price=0 if witness.card is None else ledger.price_of(witness.card))
        if entry.seconds is not None:
            measures.observe(GENERATION_SECONDS, entry.seconds, entry.model)
        _count_recipe(measures, recipe)
        return entry

    return drawn


def count_end(
    measures: Measures, model: str, outcome: State, *, code: str = "", price: int = 0, posters: int = 1
) -> None:
    """Count posters that ended in one way; `price`, in millionths of a US dollar, was or may have been charged."""
    for _ in range(posters):
        measures.add(POSTERS, model, outcome)
        if outcome in ("failed", "interrupted"):
            measures.add(FAILURES, code or PosterInterruptedError.code)
    if price:
        measures.add(DOLLARS, model, amount=float(ledger.dollars(price)))


def _count_failure(measures: Measures, recipe: Recipe, asked: ModelCard | None, error: Exception) -> None:
    code = error.code if isinstance(error, PosterError) else PosterError.code
    free = asked is None or (isinstance(error, PosterError) and error.surely_free)
    model = recipe.model if asked is None else asked.id
    count_end(measures, model, "failed", code=code, price=0 if free or asked is None else ledger.price_of(asked))
    if asked is not None:
        _count_recipe(measures, recipe)


def _count_recipe(measures: Measures, recipe: Recipe) -> None:
    measures.observe(PROMPT_CHARACTERS, len(recipe.prompt))
    if recipe.quality:
        measures.add(QUALITY, recipe.quality)


class _Witness:
    """Hands on how far a poster is, and remembers which model was asked last, or that none might be."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.card: ModelCard | None = None
        self.refused = False

    def sending(self, card: ModelCard, entry_id: str) -> None:
        try:
            self._watch.sending(card, entry_id)
        except PosterError:
            self.refused = True
            raise
        self.card = card

    def saving(self) -> None:
        self._watch.saving()
