"""How posters and jobs stand, put into the words of the answers."""

from __future__ import annotations

from typing import Any

from posterlib.api.answers.jobs import JobAnswer, JobPosterAnswer
from posterlib.api.answers.posters import PosterAnswer
from posterlib.api.links import Links
from posterlib.bootstrap import Services
from posterlib.history import Entry
from posterlib.jobs import Job, JobPoster
from posterlib.outcomes import poster_fields

__all__ = ["Accounts"]


class Accounts:
    """Tells of posters and jobs; `base_url` is the address under which the caller sees the studio."""

    def __init__(self, services: Services) -> None:
        self._jobs = services.jobs
        self._links = Links(services.sharing)

    def poster(self, entry: Entry, base_url: str) -> PosterAnswer:
        """Tell everything of one poster."""
        files = f"{base_url}/history/{entry.id}"
        known = {
            name: value
            for name in ("quality", "cfg_scale", "seconds")
            if (value := getattr(entry, name)) not in (None, "")
        }
        return PosterAnswer(
            **poster_fields(entry),
            **self._links.describe(entry, base_url),
            **known,
            created_at=entry.created_at,
            title=entry.title,
            prompt=entry.prompt,
            negative_prompt=entry.negative_prompt,
            offline=entry.offline,
            style=entry.style,
            understood=entry.understood,
            media_type=entry.media_type,
            thumbnail_url=f"{files}/thumbnail.png",
            preview_url=f"{files}/preview.webp",
            page_url=f"{base_url}/p/{entry.id}",
        )

    def job(self, job: Job, base_url: str) -> JobAnswer:
        """Tell how a job and each of its posters stand."""
        return JobAnswer(**self.job_fields(job, base_url))

    def job_fields(self, job: Job, base_url: str) -> dict[str, Any]:
        """Give the fields of a `JobAnswer`."""
        return {
            "id": job.id,
            "status": job.state,
            "place": job.place,
            "seconds": job.seconds,
            "typical_seconds": self._jobs.typical_seconds(job.recipes[0].model),
            "dollars": job.dollars,
            "posters": tuple(self._job_poster(poster, base_url) for poster in job.posters),
        }

    def _job_poster(self, poster: JobPoster, base_url: str) -> JobPosterAnswer:
        recipe = poster.recipe
        told: dict[str, Any] = {
            "number": poster.number,
            "status": poster.state,
            "prompt": recipe.prompt,
            "model": recipe.model,
            "seed": recipe.seed,
            "width": recipe.width,
            "height": recipe.height,
        }
        if recipe.title:
            told["title"] = recipe.title
        if recipe.aspect_ratio:
            told["aspect_ratio"] = recipe.aspect_ratio
        if poster.seconds is not None:
            told["seconds"] = poster.seconds
        if poster.entry_id is not None:
            told["id"] = poster.entry_id
        if poster.entry is not None:
            told |= poster_fields(poster.entry) | self._links.describe(poster.entry, base_url)
            told["thumbnail_url"] = f"{base_url}/history/{poster.entry.id}/thumbnail.png"
        if poster.error is not None:
            told |= {
                "error": str(poster.error),
                "code": poster.error.code,
                "may_be_charged": poster.may_be_charged,
            }
        return JobPosterAnswer(**told)
