"""`/v1/models`: the image models, for people who choose and for OpenAI's clients."""

from __future__ import annotations

from typing import Any

import falcon
from pydantic import MISSING

from posterlib.api.answers.base import reply
from posterlib.api.answers.models import ModelAnswer, ModelList, PixelBounds
from posterlib.api.problems import Problem
from posterlib.api.refusals import refuse
from posterlib.api.validation import no_query
from posterlib.bootstrap import Services
from posterlib.errors import UnknownModelError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.sizes import PixelSizes, RatioSizes, Sizes

__all__ = ["Models", "OneModel"]

_OWNERS = {"offline": "posterlib"}
"""Whose a family of models is, where the family is not called after it."""


class Models:
    """The models to choose among."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer all of them, the default first."""
        no_query(request)
        reply(response, ModelList(data=tuple(_told(card, self._services) for card in self._services.cards)))

    on_head = on_get


class OneModel:
    """One model, also one that only settings name."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def on_get(self, request: falcon.Request, response: falcon.Response, model_id: str) -> None:
        """Answer what it can."""
        no_query(request)
        try:
            card = self._services.jobs.card(model_id)
        except UnknownModelError as error:
            refuse(request, response, Problem(404, error.code, str(error)))  # here the address is what is wrong
            return
        reply(response, _told(card, self._services))

    on_head = on_get


def _told(card: ModelCard, services: Services) -> ModelAnswer:
    return ModelAnswer(
        id=card.id,
        owned_by=_OWNERS.get(card.family, card.family),
        shutdown_date=card.retired_on.isoformat() if card.retired_on else MISSING,
        name=card.name,
        description=card.description,
        default=card.id == services.jobs.card().id,
        offline=card.offline,
        prompt_limit=card.prompt_limit,
        seeds=card.seeds,
        **_sizes(card.sizes),
        options=tuple(sorted(card.options)),
        styles=card.styles,
        default_style=card.default_style or MISSING,
        guidance=card.guidance or MISSING,
        dollars_per_image=0 if card.offline else card.dollars_per_image,
        typical_seconds=services.jobs.typical_seconds(card.id),
    )


def _sizes(sizes: Sizes) -> dict[str, Any]:
    if isinstance(sizes, RatioSizes):
        return {"ratios": sizes.choices}
    if not isinstance(sizes, PixelSizes):
        return {"sizes": sizes.choices}
    bounds = PixelBounds(
        shortest=sizes.shortest,
        longest=sizes.longest,
        step=sizes.step,
        steepest=sizes.steepest,
        area_below=MISSING if sizes.area_below is None else sizes.area_below,
    )
    return {"pixels": bounds}
