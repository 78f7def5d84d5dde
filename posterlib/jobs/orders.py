"""Orders as they come in: a job to be kept, the places of its posters, and what makes two orders the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from posterlib.posters import PosterRequest, Recipe

__all__ = ["AGAIN", "Order", "Place", "fingerprint", "is_job_id", "requests_record"]

AGAIN = "again:"
"""Begins the token of the job that draws once more what another one, whose id follows, did not make."""

_JOB_ID = re.compile(r"[0-9A-Za-z_-]{1,64}", re.ASCII)


@dataclass(frozen=True)
class Place:
    """Which poster of which job, and the how manieth time it waits in the queue."""

    job_id: str
    number: int
    turn: int = 0

    def __str__(self) -> str:
        return f"{self.job_id}.{self.number}.{self.turn}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read what `str` wrote."""
        job_id, number, turn = text.split(".")
        return cls(job_id, int(number), int(turn))


@dataclass(frozen=True)
class Order:
    """A job as it is taken in.

    `queues` are the models whose turn each recipe waits for, `prices` millionths of a US dollar; `asked` is the
    fingerprint that must be the same when the token comes again; `request_id` names the request that submitted it.
    """

    id: str
    requests: tuple[PosterRequest, ...]
    recipes: tuple[Recipe, ...]
    queues: tuple[str, ...]
    prices: tuple[int, ...]
    asked: str
    token: str | None = None
    request_id: str = ""


def is_job_id(text: str) -> bool:
    """Tell whether a text from outside may be the id of a job; what may not need not be looked up."""
    return _JOB_ID.fullmatch(text) is not None


def fingerprint(requests: Sequence[PosterRequest], again: str = "") -> str:
    """Give what two orders have in common only when they ask for the same: new posters, or those of a job `again`."""
    return hashlib.blake2b(requests_record(requests).encode() + again.encode(), digest_size=16).hexdigest()


def requests_record(requests: Sequence[PosterRequest]) -> str:
    """Write requests as JSON, the same text for the same requests."""
    return orjson.dumps([request.model_dump(exclude_none=True) for request in requests]).decode()
