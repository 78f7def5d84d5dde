"""`POST /v1/images/generations`: draws for programs that were written for OpenAI's API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import falcon
import pybase64
from pydantic import MISSING

from posterlib.api.access import client_of
from posterlib.api.answers.base import reply
from posterlib.api.answers.images import ImageAnswer, ImagesAnswer
from posterlib.api.answers.posters import UndrawnPoster
from posterlib.api.bodies import json_object
from posterlib.api.headers import idempotency_token
from posterlib.api.links import Links
from posterlib.api.refusals import do_not_repeat, refuse
from posterlib.api.requests import ImagesRequest
from posterlib.api.validation import no_query, read_fields
from posterlib.api.waiting import WaitingRoom, ended, failure_of, no_seat
from posterlib.bootstrap import Services
from posterlib.errors import InvalidRequestError, RateLimitedError, StudioClosingError
from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.jobs import Job
from posterlib.outcomes import failure_fields
from posterlib.posters import PosterRequest

__all__ = ["Images"]

_SIZE = re.compile(r"([1-9][0-9]{0,4})x([1-9][0-9]{0,4})", re.ASCII)

_BEST = ("hd", "high")

_FORMATS = {"png": "png", "jpg": "jpeg", "webp": "webp"}


class Images:
    """Draws posters and answers when they are in the history, as `/send_prompt` does."""

    def __init__(self, services: Services, room: WaitingRoom) -> None:
        self._services = services
        self._room = room
        self._links = Links(services.sharing)

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer 200 when at least one picture was made."""
        no_query(request)
        token = idempotency_token(request)
        asked = read_fields(ImagesRequest, json_object(request))
        wanted = poster_requests(asked, self._services.jobs.card(asked.model))
        self._check(wanted, asked)
        with self._room.seat() as seated:
            if not seated:
                refuse(request, response, no_seat())
                return
            with _never_paid_twice(response):
                job_id = self._services.jobs.submit(wanted, token=token, client=client_of(request))
                job = ended(self._services, job_id)
                if job.entries:
                    reply(response, self._answer(job, asked, request.prefix))
                else:
                    refuse(request, response, failure_of(job))

    def _check(self, wanted: Sequence[PosterRequest], asked: ImagesRequest) -> None:
        """Hold each request against its model's card by itself: a list's refusal would name fields of that list."""
        for each in wanted:
            try:
                self._services.jobs.price(each)
            except InvalidRequestError as error:
                if error.field in ("width", "height"):
                    says = f"Invalid value for size: {asked.size!r}. {error}"
                    raise InvalidRequestError("size", says) from error
                if error.field == "seed" and each is not wanted[0]:
                    says = f"{error} With n={len(wanted)} the last picture's would be {wanted[-1].seed}."
                    raise InvalidRequestError("seed", says) from error
                raise

    def _answer(self, job: Job, asked: ImagesRequest, base_url: str) -> ImagesAnswer:
        first = job.entries[0]
        return ImagesAnswer(
            created=int(first.created_at.timestamp()),
            data=tuple(self._image(entry, asked.response_format, base_url) for entry in job.entries),
            size=f"{first.width}x{first.height}",
            output_format=_FORMATS[first.extension],
            errors=tuple(UndrawnPoster(**failure_fields(failure)) for failure in job.failures) or MISSING,
        )

    def _image(self, entry: Entry, wanted: str | None, base_url: str) -> ImageAnswer:
        told: dict[str, str] = {}
        if wanted != "url":
            path, _ = self._services.history.file(entry.id, "original.png")
            told["b64_json"] = pybase64.b64encode(path.read_bytes()).decode()
        if wanted != "b64_json":
            told["url"] = str(self._links.describe(entry, base_url)["image_url"])
        return ImageAnswer(**told)


@contextmanager
def _never_paid_twice(response: falcon.Response) -> Iterator[None]:
    """Say `X-Should-Retry: false` to whatever fails in here, where a job may be under way, unless none surely is."""
    try:
        yield
    except (RateLimitedError, StudioClosingError):
        raise
    except Exception:
        do_not_repeat(response)
        raise


def poster_requests(asked: ImagesRequest, card: ModelCard) -> list[PosterRequest]:
    """Give one request for each picture that was asked for.

    Raises:
        InvalidRequestError: naming the first field that is wrong.
    """
    fields: dict[str, Any] = {
        name: value
        for name in ("prompt", "model", "style", "negative_prompt", "title")
        if (value := getattr(asked, name)) is not None
    }
    if asked.size not in (None, "auto"):
        fields |= _pixels(str(asked.size))
    if asked.quality not in (None, "auto") and "quality" in card.options:
        fields["quality"] = "premium" if asked.quality in _BEST else "standard"
    seeds = [None if asked.seed is None else asked.seed + number for number in range(asked.n or 1)]
    return [PosterRequest.parse({**fields, "seed": seed}) for seed in seeds]


def _pixels(size: str) -> dict[str, int]:
    sides = _SIZE.fullmatch(size)
    if sides is None:
        said = size[:40]
        raise InvalidRequestError(
            "size", f"Invalid value for size: {said!r}. Give auto, or width and height in pixels such as 1024x1536."
        )
    return {"width": int(sides[1]), "height": int(sides[2])}
