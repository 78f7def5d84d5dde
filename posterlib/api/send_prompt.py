"""`POST /send_prompt`: a prompt in, a poster's address out."""

from __future__ import annotations

import time

import falcon

from posterlib.api.bodies import json_object
from posterlib.api.problems import status_of
from posterlib.history import Entry
from posterlib.jobs import Job, PosterJobs
from posterlib.posters import PosterRequest

__all__ = ["SendPrompt"]


class SendPrompt:
    """Draws posters and answers when they are in the history."""

    def __init__(self, jobs: PosterJobs) -> None:
        self._jobs = jobs

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer 200 when at least one poster was made; `errors` then tells what befell the others."""
        started = time.perf_counter()
        wanted = PosterRequest.parse(json_object(request))
        job = self._jobs.wait(self._jobs.submit(wanted))
        assert job is not None, "a job just submitted is known"
        seconds = round(time.perf_counter() - started, 2)
        if not job.entries:
            error = job.errors[0]
            response.status = status_of(error)
            response.media = {"image_url": "", "total_time": seconds, "error": str(error), "prompt": wanted.prompt}
            return
        response.media = _answer(job, request.prefix, seconds)


def _answer(job: Job, base_url: str, seconds: float) -> dict[str, object]:
    first = job.entries[0]
    answer: dict[str, object] = {
        "image_url": _address(first, base_url),
        "total_time": seconds,
        "prompt": first.prompt,
        "id": first.id,
        "model": first.model,
        "model_name": first.model_name,
        "offline": first.offline,
        "seed": first.seed,
        "width": first.width,
        "height": first.height,
        "style": first.style,
        "understood": first.understood,
    }
    if job.request.count > 1:
        answer["images"] = [
            {"id": entry.id, "image_url": _address(entry, base_url), "seed": entry.seed} for entry in job.entries
        ]
    if job.errors:
        answer["errors"] = [str(error) for error in job.errors]
    return answer


def _address(entry: Entry, base_url: str) -> str:
    return f"{base_url}/history/{entry.id}/original.png"
