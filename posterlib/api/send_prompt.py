"""`POST /send_prompt`: a prompt in, a poster's address out."""

from __future__ import annotations

import time
from typing import Any

import falcon
from pydantic import MISSING

from posterlib.api.access import client_of
from posterlib.api.answers.base import reply
from posterlib.api.answers.posters import DrawnPoster, SendPromptAnswer, UndrawnPoster
from posterlib.api.bodies import json_object
from posterlib.api.headers import idempotency_token
from posterlib.api.links import Links
from posterlib.api.refusals import refuse
from posterlib.api.waiting import WaitingRoom, ended, failure_of, no_seat
from posterlib.bootstrap import Services
from posterlib.history import Entry
from posterlib.jobs import Job
from posterlib.outcomes import failure_fields, poster_fields
from posterlib.posters import PosterRequest

__all__ = ["SendPrompt"]


class SendPrompt:
    """Draws posters and answers when they are in the history."""

    def __init__(self, services: Services, room: WaitingRoom) -> None:
        self._services = services
        self._room = room
        self._links = Links(services.sharing)

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer 200 when at least one poster was made; `errors` then tells what befell the others."""
        started = time.perf_counter()
        token = idempotency_token(request)
        wanted = PosterRequest.parse(json_object(request))
        with self._room.seat() as seated:
            if not seated:
                refuse(request, response, no_seat())
                return
            job_id = self._services.jobs.submit(wanted, token=token, client=client_of(request))
            job = ended(self._services, job_id)
        seconds = time.perf_counter() - started
        if job.entries:
            reply(response, self._answer(job, request.prefix, seconds))
        else:
            refuse(request, response, failure_of(job), prompt=wanted.prompt, seconds=seconds)

    def _answer(self, job: Job, base_url: str, seconds: float) -> SendPromptAnswer:
        first = job.entries[0]
        return SendPromptAnswer(
            **self._drawn(first, base_url),
            total_time=seconds,
            prompt=first.prompt,
            offline=first.offline,
            style=first.style,
            understood=first.understood,
            images=tuple(DrawnPoster(**self._drawn(entry, base_url)) for entry in job.entries)
            if job.request.count > 1
            else MISSING,
            errors=tuple(UndrawnPoster(**failure_fields(failure)) for failure in job.failures) or MISSING,
        )

    def _drawn(self, entry: Entry, base_url: str) -> dict[str, Any]:
        return {**self._links.describe(entry, base_url), **poster_fields(entry)}
