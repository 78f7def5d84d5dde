"""Makes the requests of a list of films, each line held against what may be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posterlib.errors import InvalidRequestError, PosterError
from posterlib.posters import PosterRequest
from posterlib.prompt_lists.films import Fault, Film, PromptList

__all__ = ["requests_of"]

_PROMPT = "prompt"
_SIZE = frozenset({"aspect_ratio", "width", "height"})

Settings = Callable[[object], Mapping[str, object]]


def requests_of(
    listed: PromptList,
    *,
    most: int,
    settings: Settings,
    as_sent: Callable[[str], str] = lambda prompt: prompt,
    check: Callable[[PosterRequest], object] = lambda _: None,
) -> PromptList:
    """Make the requests of a list, of at most `most` posters in all.

    `settings` gives what holds for every line that says nothing else, for the model's id that the line names or `None`.
    `as_sent` makes a line's film the prompt that is sent. `check` raises what a model's card refuses.
    """
    if listed.faults:
        return listed
    films = len(listed.films) + listed.unread
    if films > most:
        return PromptList(listed.films, (_too_many(films, most),), unread=listed.unread)
    requests: list[PosterRequest] = []
    faults: list[Fault] = []
    for film in listed.films:
        try:
            request = PosterRequest.parse(_whole(film, settings, as_sent))
            check(request)
        except PosterError as error:
            fault = _fault(film, error)
            if fault.line is None:
                return PromptList(listed.films, (fault,))
            faults.append(fault)
        else:
            requests.append(request)
    posters = sum(request.count for request in requests)
    if not faults and posters > most:
        faults.append(_too_many(posters, most))
    return PromptList(listed.films, tuple(faults), tuple(requests))


def _whole(film: Film, settings: Settings, as_sent: Callable[[str], str]) -> dict[str, object]:
    shared = dict(settings(film.fields.get("model")))
    if _SIZE & film.fields.keys():
        shared = {name: value for name, value in shared.items() if name not in _SIZE}
    return shared | dict(film.fields) | {_PROMPT: as_sent(str(film.fields.get(_PROMPT, "")))}


def _fault(film: Film, error: PosterError) -> Fault:
    field = error.field if isinstance(error, InvalidRequestError) else ""
    if field == _PROMPT and "required" in str(error):
        return Fault(film.line, "There is no prompt.", field)
    # What the line does not say itself is a setting for all of them: every line would tell the same.
    said = {*film.fields, *(_SIZE if _SIZE & film.fields.keys() else ()), "", _PROMPT}
    return Fault(film.line if field in said else None, str(error), field)


def _too_many(posters: int, most: int) -> Fault:
    told = f"The list asks for {posters:,} posters, and {most} can be made at once. Take {posters - most:,} out."
    return Fault(None, told)
