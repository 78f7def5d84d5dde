"""The first films of a list, as they will be asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from posterlib.ui.components import component

__all__ = ["film_list"]

_mount = component("film_list")


def film_list(shown: Sequence[tuple[str, Mapping[str, object]]], *, count: int, key: str) -> None:
    """Show the first of `count` films: each prompt as it is sent, and the fields that its line says for itself."""
    films = [{"prompt": prompt, "about": _about(own)} for prompt, own in shown]
    _mount(key=key, data={"films": films, "heading": _heading(count), "more": count - len(films)})


def _heading(count: int) -> str:
    return "One film, as it will be sent:" if count == 1 else f"{count} films, as they will be sent:"


def _about(own: Mapping[str, object]) -> str:
    told = [f"{name.replace('_', ' ')} {value}" for name, value in own.items() if name not in ("prompt", "title")]
    return " · ".join([*([str(own["title"])] if "title" in own else []), *told])
