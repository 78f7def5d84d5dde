"""What the form holds: its fields in the session, what they ask for, and how other pages fill them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import Any

from posterlib.formats import FORMATS
from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.posters import MOST_POSTERS, PosterRequest
from posterlib.ui.presets import final_prompt

__all__ = [
    "CUSTOM",
    "DEFAULTS",
    "MOST_POSTERS",
    "PREVIOUS_PROMPT",
    "again",
    "chosen_size",
    "clear",
    "fill_from_request",
    "fill_prompt",
    "prepare",
    "prompt_to_send",
    "request_fields",
    "undo_fill",
    "use_settings",
]

State = MutableMapping[Any, Any]

CUSTOM = "custom"

DEFAULTS: Mapping[str, object] = MappingProxyType(
    {
        "prompt": "",
        "genre": "none",
        "style": "none",
        "format": FORMATS[0].name,
        "width": FORMATS[0].width,
        "height": FORMATS[0].height,
        "count": 1,
        "surprise": True,
        "seed": None,
        "negative_prompt": "",
        "title": "",
        "finish": None,
    }
)
"""The fields and what they hold in an empty form. Sizes are pixels; `finish` is one of the model's own styles."""

PREVIOUS_PROMPT = "previous_prompt"


def prepare(state: State, card: ModelCard) -> None:
    """Give every field that has no value its default, before its widget is drawn."""
    for field, value in DEFAULTS.items():
        state.setdefault(field, value)
    if state["finish"] not in card.styles:
        state["finish"] = card.styles[0] if card.styles else None


def clear(state: State) -> None:
    """Empty the form."""
    state.update(DEFAULTS)
    state.pop(PREVIOUS_PROMPT, None)


def fill_prompt(state: State, prompt: str) -> None:
    """Put other words into the prompt; those that a person typed can be brought back."""
    typed = str(state.get("prompt") or "")
    if typed.strip() and typed != prompt:
        state[PREVIOUS_PROMPT] = typed
    state["prompt"] = prompt


def undo_fill(state: State) -> None:
    """Bring the words back that `fill_prompt` replaced."""
    state["prompt"] = state.pop(PREVIOUS_PROMPT, state["prompt"])


def prompt_to_send(state: Mapping[Any, Any]) -> str:
    """The prompt as it will be sent: the typed words, filled into the chosen presets."""
    return final_prompt(str(state["prompt"] or ""), str(state["genre"]), str(state["style"]))


def chosen_size(state: Mapping[Any, Any]) -> tuple[int, int]:
    """Width and height in pixels; 0 where a custom side is left empty, which no request accepts."""
    named = next((format_ for format_ in FORMATS if format_.name == state["format"]), None)
    if named is not None:
        return named.width, named.height
    return state["width"] or 0, state["height"] or 0


def request_fields(state: Mapping[Any, Any], card: ModelCard) -> dict[str, object]:
    """Give the fields of the request that the form describes, for `PosterRequest.parse`."""
    width, height = chosen_size(state)
    fields: dict[str, object] = {
        "prompt": prompt_to_send(state),
        "title": state["title"] or "",
        "width": width,
        "height": height,
        "seed": None if state["surprise"] else state["seed"],
        "count": state["count"],
    }
    if "negative_prompt" in card.options:
        fields["negative_prompt"] = state["negative_prompt"] or ""
    if "style" in card.options:
        fields["style"] = state["finish"]
    return fields


def again(entry: Entry) -> dict[str, object]:
    """Give the fields of a request like the one that made a poster, with a seed of its own."""
    return {
        "prompt": entry.prompt,
        "negative_prompt": entry.negative_prompt,
        "title": entry.title,
        "width": entry.width,
        "height": entry.height,
        "style": entry.style or None,
    }


def use_settings(state: State, entry: Entry) -> None:
    """Bring what made a poster back into the form: words, size, seed and finish."""
    fill_prompt(state, entry.prompt)
    _fill_size(state, entry.width, entry.height)
    state.update(
        genre="none",
        style="none",
        negative_prompt=entry.negative_prompt,
        title=entry.title,
        surprise=entry.seed is None,
        seed=entry.seed,
        finish=entry.style or None,
        count=1,
    )


def fill_from_request(state: State, request: PosterRequest) -> None:
    """Bring a request that is being worked on back into an empty form."""
    if request.width is not None and request.height is not None:
        _fill_size(state, request.width, request.height)
    state.update(
        prompt=request.prompt,
        genre="none",
        style="none",
        negative_prompt=request.negative_prompt,
        title=request.title,
        surprise=request.seed is None,
        seed=request.seed,
        finish=request.style,
        count=request.count,
    )


def _fill_size(state: State, width: int, height: int) -> None:
    named = next((format_ for format_ in FORMATS if (format_.width, format_.height) == (width, height)), None)
    state.update(format=named.name if named else CUSTOM, width=width, height=height)
