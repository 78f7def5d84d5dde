"""The image models of this studio: which draws by default, and which stands in for one that cannot be used."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence

from posterlib.errors import ImageModelError, ModelAccessError, ModelRetiredError, UnknownModelError
from posterlib.image_models.base import ImageModel, ModelCard

__all__ = ["CLOSED", "Lineup"]

CLOSED = (ModelRetiredError, ModelAccessError)
"""The errors after which another model is tried: this one will say the same again, and it charged nothing."""

_REMEMBERED = 15 * 60.0
"""Seconds for which a closed model is not asked again."""


class Lineup:
    """Cards and models by id, in the order in which people choose among them. Thread-safe."""

    def __init__(
        self,
        models: Mapping[str, tuple[ModelCard, ImageModel]],
        *,
        default: str,
        fallbacks: Sequence[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._models = dict(models)
        self._default = default
        self._fallbacks = tuple(fallbacks)
        self._clock = clock
        self._lock = threading.Lock()
        self._ruled_out: dict[str, tuple[float, type[ImageModelError], str]] = {}

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """Every card, in order."""
        return tuple(card for card, _ in self._models.values())

    def card(self, model_id: str | None = None) -> ModelCard:
        """Give a model's card; the default model's without an id.

        Raises:
            UnknownModelError: there is no such model.
        """
        return self._known(model_id or self._default)[0]

    def model(self, model_id: str) -> ImageModel:
        """Give the model itself.

        Raises:
            UnknownModelError: there is no such model.
        """
        return self._known(model_id)[1]

    def in_turn(self, wanted: ModelCard) -> tuple[tuple[ModelCard, ...], ImageModelError | None]:
        """Give the models to try, and why the wanted one is not the first of them; never none."""
        if wanted.offline:
            return (wanted,), None
        with self._lock:
            open_ones = tuple(card for card in self.may_draw(wanted) if self._why(card.id) is None)
            refusal = self._why(wanted.id)
        return (open_ones, refusal) if open_ones else ((wanted,), None)

    def may_draw(self, wanted: ModelCard) -> tuple[ModelCard, ...]:
        """Give every model that may come to draw for the wanted one, also those that are ruled out for the moment."""
        if wanted.offline:
            return (wanted,)
        return wanted, *(self.card(model_id) for model_id in self._fallbacks if model_id != wanted.id)

    def rule_out(self, model_id: str, error: ImageModelError) -> None:
        """Remember for a quarter of an hour that a model cannot be used, and why."""
        with self._lock:
            self._ruled_out[model_id] = (self._clock() + _REMEMBERED, type(error), str(error))

    def ruled_out(self) -> dict[str, str]:
        """Give the models that are not asked for the moment, and why."""
        with self._lock:
            return {model_id: str(why) for model_id in self._ruled_out if (why := self._why(model_id)) is not None}

    def allow(self, model_id: str) -> None:
        """Forget that a model could not be used: it has drawn again."""
        with self._lock:
            self._ruled_out.pop(model_id, None)

    def _why(self, model_id: str) -> ImageModelError | None:
        """Make the error anew: one that is raised again and again would hold on to all that it has passed."""
        until, kind, sentence = self._ruled_out.get(model_id, (0.0, None, ""))
        return kind(sentence) if kind is not None and self._clock() < until else None

    def _known(self, model_id: str) -> tuple[ModelCard, ImageModel]:
        try:
            return self._models[model_id]
        except KeyError:
            raise UnknownModelError(model_id, tuple(self._models)) from None
