"""`POST /send_prompt`: a prompt in, a poster's address out."""

from __future__ import annotations

import time

import falcon

from posterlib.api.bodies import json_object
from posterlib.api.links import Links
from posterlib.api.problems import tell
from posterlib.bootstrap import Services
from posterlib.history import Entry
from posterlib.jobs import Job
from posterlib.outcomes import failure_fields, poster_fields
from posterlib.posters import PosterRequest

__all__ = ["SendPrompt"]


class SendPrompt:
    """Draws posters and answers when they are in the history."""

    def __init__(self, services: Services) -> None:
        self._jobs = services.jobs
        self._links = Links(services.sharing)

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer 200 when at least one poster was made; `errors` then tells what befell the others."""
        started = time.perf_counter()
        wanted = PosterRequest.parse(json_object(request))
        job = self._jobs.wait(self._jobs.submit(wanted, client=request.remote_addr))
        assert job is not None, "a job just submitted is known"
        seconds = round(time.perf_counter() - started, 2)
        if not job.entries:
            error = job.failures[0].error
            answer: dict[str, object] = {"image_url": "", "total_time": seconds, "error": str(error)}
            response.media = answer | tell(response, error) | {"prompt": wanted.prompt}
            return
        response.media = self._answer(job, request.prefix, seconds)

    def _answer(self, job: Job, base_url: str, seconds: float) -> dict[str, object]:
        first = job.entries[0]
        answer = {
            **self._links.describe(first, base_url),
            "total_time": seconds,
            "prompt": first.prompt,
            **poster_fields(first),
            "offline": first.offline,
            "style": first.style,
            "understood": first.understood,
        }
        if job.request.count > 1:
            answer["images"] = [self._image(entry, base_url) for entry in job.entries]
        if job.failures:
            answer["errors"] = [failure_fields(failure) for failure in job.failures]
        return answer

    def _image(self, entry: Entry, base_url: str) -> dict[str, object]:
        return {**self._links.describe(entry, base_url), **poster_fields(entry)}
