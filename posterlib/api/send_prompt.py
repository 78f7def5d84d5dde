"""`POST /send_prompt`: a prompt in, a poster's address out."""

from __future__ import annotations

import time

import falcon

from posterlib.api.bodies import json_object
from posterlib.api.links import Links
from posterlib.api.problems import tell
from posterlib.bootstrap import Services
from posterlib.history import Entry
from posterlib.jobs import Failure, Job
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
        job = self._jobs.wait(self._jobs.submit(wanted))
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
            **_described(first),
            "offline": first.offline,
            "style": first.style,
            "understood": first.understood,
        }
        if job.request.count > 1:
            answer["images"] = [self._image(entry, base_url) for entry in job.entries]
        if job.failures:
            answer["errors"] = [_told(failure) for failure in job.failures]
        return answer

    def _image(self, entry: Entry, base_url: str) -> dict[str, object]:
        return {**self._links.describe(entry, base_url), **_described(entry)}


def _described(entry: Entry) -> dict[str, object]:
    about: dict[str, object] = {
        "id": entry.id,
        "model": entry.model,
        "model_name": entry.model_name,
        "seed": entry.seed,
        "width": entry.width,
        "height": entry.height,
    }
    if entry.aspect_ratio:
        about["aspect_ratio"] = entry.aspect_ratio
    if entry.fallback_from:
        about |= {"fallback_from": entry.fallback_from, "fallback_reason": entry.fallback_reason}
    return about


def _told(failure: Failure) -> dict[str, object]:
    return {"seed": failure.recipe.seed, "error": str(failure.error), "code": failure.error.code}
