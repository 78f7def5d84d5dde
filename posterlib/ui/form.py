"""What the form holds: its fields in the session, what they ask for, and how other pages fill them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from types import MappingProxyType
from typing import Any

from posterlib.formats import FORMATS
from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.posters import MOST_POSTERS, PosterRequest
from posterlib.prompt_lists import written
from posterlib.settings import Settings
from posterlib.ui.presets import final_prompt
from posterlib.ui.sizing import OTHER, formats, other_choices, size_choice, size_fields

__all__ = [
    "DEFAULTS",
    "LIST",
    "MOST_POSTERS",
    "ONE",
    "again",
    "can_undo",
    "clear",
    "fill",
    "fill_from_job",
    "is_empty",
    "offered",
    "prepare",
    "prompt_to_send",
    "request_fields",
    "undo_fill",
    "use_settings",
]

State = MutableMapping[Any, Any]

ONE, LIST = "one", "list"
"""What the form asks for: the posters of one film, or those of a list of films."""

DEFAULTS: Mapping[str, object] = MappingProxyType(
    {
        "entry": ONE,
        "prompt": "",
        "films": "",
        "genre": "none",
        "style": "none",
        "model": None,
        "format": FORMATS[0].name,
        "other": None,
        "width": FORMATS[0].width,
        "height": FORMATS[0].height,
        "count": 1,
        "surprise": True,
        "seed": None,
        "negative_prompt": "",
        "title": "",
        "finish": "",
        "quality": None,
        "guidance": None,
    }
)
"""The fields and what they hold in an empty form; `None` is filled in by `prepare`, but for the seed.

Sizes are pixels. `films` is a list as `posterlib.prompt_lists` reads it. `other` is one of the model's own ratios or
sizes, `finish` one of its styles or "" for none.
"""

_PREVIOUS = "previous_"


def offered(cards: Sequence[ModelCard], model_id: object) -> ModelCard:
    """Give the card of a model that people can choose; the default's, which is the first, for any other."""
    return next((card for card in cards if card.id == model_id), cards[0])


def prepare(state: State, cards: Sequence[ModelCard], settings: Settings) -> ModelCard:
    """Make every field one that the chosen model can take, before its widget is drawn, and give the model's card."""
    for field, value in DEFAULTS.items():
        state.setdefault(field, value)
    card = offered(cards, state["model"])
    _fit(state, "model", card.id)
    _fit_size(state, card)
    if state["finish"] not in card.styles:
        _fit(state, "finish", card.default_style)
    _fit(state, "quality", state["quality"] or settings.image_quality)
    if card.guidance is not None:
        least, most = card.guidance
        _fit(state, "guidance", min(max(float(state["guidance"] or settings.image_cfg_scale), least), most))
    return card


def clear(state: State) -> None:
    """Empty the form; one film stays one, a list a list."""
    state.update({**DEFAULTS, "entry": state.get("entry", ONE)})
    for field in DEFAULTS:
        state.pop(_PREVIOUS + field, None)


def is_empty(state: Mapping[Any, Any]) -> bool:
    """Tell whether no film was typed."""
    return not any(str(state.get(field) or "").strip() for field in ("prompt", "films"))


def fill(state: State, field: str, words: str) -> None:
    """Put other words into a field; those that a person typed can be brought back."""
    typed = str(state.get(field) or "")
    if typed.strip() and typed != words:
        state[_PREVIOUS + field] = typed
    state[field] = words


def can_undo(state: Mapping[Any, Any], field: str) -> bool:
    """Tell whether `fill` replaced words that a person typed."""
    return bool(state.get(_PREVIOUS + field))


def undo_fill(state: State, field: str) -> None:
    """Bring the words back that `fill` replaced."""
    state[field] = state.pop(_PREVIOUS + field, state[field])


def prompt_to_send(state: Mapping[Any, Any]) -> str:
    """The prompt as it will be sent: the typed words, filled into the chosen presets."""
    return final_prompt(str(state["prompt"] or ""), str(state["genre"]), str(state["style"]))


def request_fields(state: Mapping[Any, Any], cards: Sequence[ModelCard]) -> dict[str, object]:
    """Give the fields of the request that the form describes, for `PosterRequest.parse`.

    What the chosen model does not take is left out, and so is the model where it is the default.
    """
    card = offered(cards, state["model"])
    fields: dict[str, object] = {
        "prompt": prompt_to_send(state),
        "title": state["title"] or "",
        "seed": None if state["surprise"] else state["seed"],
        "count": state["count"],
        **size_fields(state),
    }
    if card is not cards[0]:
        fields["model"] = card.id
    taken = {
        "negative_prompt": state["negative_prompt"] or "",
        "style": state["finish"] or None,
        "quality": state["quality"],
        "cfg_scale": None if state["guidance"] is None else round(state["guidance"], 1),
    }
    return fields | {option: value for option, value in taken.items() if option in card.options}


def again(entry: Entry, cards: Sequence[ModelCard], settings: Settings) -> dict[str, object]:
    """Give the fields of a request like the one that made a poster, with a seed of its own.

    Where that model is no longer offered, the default draws it as nearly as it can.
    """
    state = dict[Any, Any](DEFAULTS)
    use_settings(state, entry, cards)
    prepare(state, cards, settings)
    return request_fields(state | {"surprise": True}, cards)


def use_settings(state: State, entry: Entry, cards: Sequence[ModelCard]) -> None:
    """Bring what made a poster back into the form: words, model, size, seed and options."""
    card = offered(cards, entry.fallback_from or entry.model)
    fill(state, "prompt", entry.prompt)
    state.update(
        entry=ONE,
        genre="none",
        style="none",
        model=card.id,
        negative_prompt=entry.negative_prompt,
        title=entry.title,
        surprise=entry.seed is None,
        seed=entry.seed,
        finish=entry.style,
        quality=entry.quality or None,
        guidance=entry.cfg_scale,
        count=1,
        **size_choice(card, entry.width, entry.height, entry.aspect_ratio),
    )


def fill_from_job(state: State, requests: Sequence[PosterRequest], cards: Sequence[ModelCard]) -> None:
    """Bring what a job was asked for back into an empty form."""
    request = requests[0]
    card = offered(cards, request.model)
    if request.aspect_ratio or request.width:
        state.update(size_choice(card, request.width or 0, request.height or 0, request.aspect_ratio or ""))
    state.update(
        prompt=request.prompt,
        genre="none",
        style="none",
        model=card.id,
        negative_prompt=request.negative_prompt,
        title=request.title,
        surprise=request.seed is None,
        seed=request.seed,
        finish=request.style or "",
        quality=request.quality,
        guidance=request.cfg_scale,
        count=request.count,
    )
    if len(requests) > 1:
        state.update(entry=LIST, films=written(requests), prompt="", title="")


def _fit_size(state: State, card: ModelCard) -> None:
    others = other_choices(card)
    possible = formats(card)
    impossible = state["format"] not in possible or (state["format"] == OTHER and state["other"] not in others)
    if impossible:
        _fit(state, "format", possible[0])
    if state["other"] not in others:
        _fit(state, "other", others[0] if others else None)


def _fit(state: State, field: str, value: object) -> None:
    """Set a field, unless it holds the value already: what is set anew is also sent to the browser anew."""
    if state[field] != value:
        state[field] = value
