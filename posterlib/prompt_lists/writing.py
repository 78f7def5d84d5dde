"""Writes requests as a list of films, so that a job can be brought back into the form."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from posterlib.posters import PosterRequest
from posterlib.prompt_lists.reading import heading

__all__ = ["written"]

_PROMPT = "prompt"
_OF_ONE_FILM = "title"
"""The field that is never a setting for all the films of a list."""


def written(requests: Sequence[PosterRequest]) -> str:
    """Write at least one request as `read_list` reads it: plain lines, or a table where more than prompts differ."""
    prompts = [request.prompt for request in requests]
    columns = [name for name in PosterRequest.model_fields if name != _PROMPT and _differs(name, requests)]
    plain = "\n".join(prompts)
    if not columns and heading(plain) is None and not any("\n" in prompt for prompt in prompts):
        return plain
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow([_PROMPT, *columns])
    for request in requests:
        writer.writerow([request.prompt, *(getattr(request, name) for name in columns)])
    return table.getvalue()


def _differs(name: str, requests: Sequence[PosterRequest]) -> bool:
    values = {getattr(request, name) for request in requests}
    return len(values) > 1 or (name == _OF_ONE_FILM and values != {""})
