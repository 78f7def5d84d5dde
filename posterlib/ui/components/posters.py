"""Posters on the wall: each a large picture that opens its page, or a frame that says how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from posterlib.history import Entry
from posterlib.jobs import Job, JobPoster
from posterlib.posters import Recipe
from posterlib.ui import addresses
from posterlib.ui.components import component, opening
from posterlib.ui.job_words import state_word
from posterlib.ui.literal import one_line

__all__ = ["job_wall", "posters"]

_mount = component("posters")

_GONE = "It was taken out of the history since."
_UNKNOWN = "It may have been drawn and charged."
_FREE = "It was never sent: nothing is charged."

_MANY = 4
"""Posters; more hang smaller."""


def posters(entries: Sequence[Entry], *, key: str) -> None:
    """Hang posters, the stored pictures in full size; they open nothing."""
    tiles = [{"state": "done", "ratio": entry.width / entry.height, "poster": _full_size(entry)} for entry in entries]
    _mount(key=key, data={"tiles": tiles, "layout": "large"})


def job_wall(job: Job, *, key: str) -> None:
    """Hang every poster of a job in its order: pictures where there are, elsewhere frames that say how each stands."""
    several = len(job.posters) > 1
    layout = "many" if len(job.posters) > _MANY else "several" if several else "one"
    each = Counter(poster.recipe.prompt for poster in job.posters)
    tiles = [_tile(poster, _name(poster.recipe, each) if several else "") for poster in job.posters]
    _mount(key=key, data={"tiles": tiles, "layout": layout}, on_open_change=opening(key))


def _name(recipe: Recipe, each: Mapping[str, int]) -> str:
    """Tell a poster of a job from the others: by its film, by its seed, or by both."""
    film = one_line(recipe.title or recipe.prompt) if len(each) > 1 else ""
    seed = f"Seed {recipe.seed}" if each[recipe.prompt] > 1 else ""
    return ": ".join(filter(None, (seed, film)))


def _tile(poster: JobPoster, name: str) -> dict[str, object]:
    entry, recipe = poster.entry, poster.recipe
    width, height = (recipe.width, recipe.height) if entry is None else (entry.width, entry.height)
    return {
        "state": poster.state,
        "word": state_word(poster.state),
        "note": _note(poster),
        "caption": name,
        "ratio": width / height,
        "poster": None if entry is None else _hung(entry),
    }


def _hung(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "alt": entry.prompt or entry.caption,
        "width": entry.width,
        "seed": entry.seed,
        "page": addresses.page(entry.id),
        "preview": addresses.preview(entry.id),
        "original": None,
        "download": addresses.download(entry.id),
    }


def _full_size(entry: Entry) -> dict[str, object]:
    return _hung(entry) | {"page": None, "original": addresses.original(entry.id)}


def _note(poster: JobPoster) -> str:
    if poster.state == "done":
        return _GONE
    if poster.state == "interrupted":
        return _UNKNOWN
    if poster.state == "cancelled":
        return _FREE
    return "" if poster.error is None else one_line(str(poster.error))
