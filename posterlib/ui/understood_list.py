"""What the form's list of films asks for: each line with the settings that hold for all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from posterlib.bootstrap import Services
from posterlib.image_models.fitting import Defaults, recipes_for
from posterlib.posters import PosterRequest
from posterlib.prompt_lists import PromptList, read_list, requests_of
from posterlib.ui import form
from posterlib.ui.presets import final_prompt

__all__ = ["understood_list"]

_OF_ONE_FILM = ("prompt", "title")


def understood_list(state: Mapping[Any, Any], studio: Services) -> PromptList:
    """Read the list in the form, each line held against its model's card."""
    chosen = {field: state[field] for field in form.DEFAULTS}

    @cache
    def settings(model: object) -> dict[str, object]:
        fitted = chosen if model is None else {**chosen, "model": model}
        form.prepare(fitted, studio.cards, studio.settings)
        fields = form.request_fields(fitted, studio.cards)
        return {name: value for name, value in fields.items() if name not in _OF_ONE_FILM}

    def as_sent(film: str) -> str:
        return final_prompt(film, str(state["genre"]), str(state["style"]))

    def check(request: PosterRequest) -> None:
        card = studio.jobs.card(request.model)
        recipes_for(request, card, defaults=Defaults(), draw_seed=lambda smallest, _: smallest)

    return requests_of(
        read_list(str(state["films"] or ""), most=studio.jobs.most_at_once),
        most=studio.jobs.most_at_once,
        settings=settings,
        as_sent=as_sent,
        check=check,
    )
