"""Examples that read like the work: made of the very values that answers are made of, so they cannot be wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from posterlib.api.answers.images import ImageAnswer, ImagesAnswer
from posterlib.api.answers.jobs import CancelAnswer, JobAnswer, JobPosterAnswer, RetryAnswer, SpendingAnswer
from posterlib.api.answers.models import ModelAnswer, ModelList
from posterlib.api.answers.posters import LinkAnswer, PosterAnswer, PosterPage, SendPromptAnswer

__all__ = [
    "ASKED",
    "ASKED_BATCH",
    "ASKED_IMAGES",
    "CANCELLED",
    "DRAWN",
    "FINISHED_JOB",
    "IMAGES",
    "LINK",
    "LISTED",
    "MODEL",
    "MODELS",
    "OPEN_JOB",
    "PAGE",
    "POSTER",
    "RETRIED",
    "SPENDING",
]

_STUDIO = "http://127.0.0.1:5002"
_JOB = "5f0c5b1e8f3a4c9d8a6e2b7d4c1f0a93"
_ID = "20261122T091530123-5f3a09c1"
_PROMPT = "A lighthouse keeper finds a door in the sea, storm light, oil painting"
_FILES = f"{_STUDIO}/history/{_ID}"

ASKED: dict[str, Any] = {"prompt": _PROMPT, "title": "The Tide Door", "aspect_ratio": "2:3", "seed": 1899}
ASKED_BATCH: dict[str, Any] = {
    "posters": [ASKED, {"prompt": "Two rival chefs share one kitchen, warm light, screwball comedy", "count": 2}]
}
ASKED_IMAGES: dict[str, Any] = {"prompt": _PROMPT, "model": "offline", "size": "1024x1536", "response_format": "url"}

_ABOUT: dict[str, Any] = {
    "model": "offline",
    "model_name": "Offline artist",
    "seed": 1899,
    "width": 1024,
    "height": 1536,
    "id": _ID,
    "image_url": f"{_FILES}/original.png",
}
POSTER = PosterAnswer(
    **_ABOUT,
    created_at=datetime(2026, 11, 22, 9, 15, 30, tzinfo=UTC),
    title="The Tide Door",
    prompt=_PROMPT,
    negative_prompt="",
    offline=True,
    style="film",
    seconds=0.41,
    understood=("lighthouse", "sea", "storm"),
    media_type="image/png",
    thumbnail_url=f"{_FILES}/thumbnail.png",
    preview_url=f"{_FILES}/preview.webp",
    page_url=f"{_STUDIO}/p/{_ID}",
)
PAGE = PosterPage(items=(POSTER,), next="MjAyNjExMjJUMDkxNTMwMTIzLTVmM2EwOWMx")
LINK = LinkAnswer(
    id=_ID,
    image_url="https://posters.s3.us-west-2.amazonaws.com/moviePoster/2026/11/22/8c1f.png?X-Amz-Signature=4e…",
    s3_key="moviePoster/2026/11/22/8c1f.png",
    expires_at="2026-11-22T15:42:10Z",
)
LISTED = [{"thumb": f"{_FILES}/thumbnail.png", "orig": f"{_FILES}/original.png"}]
DRAWN = SendPromptAnswer(
    **_ABOUT, total_time=0.52, prompt=_PROMPT, offline=True, style="film", understood=("lighthouse", "sea", "storm")
)

_ORDER: dict[str, Any] = {"number": 0, "prompt": _PROMPT, "title": "The Tide Door"}
_WAITING = JobPosterAnswer(
    **_ORDER, status="queued", model="offline", seed=1899, width=1024, height=1536, aspect_ratio="2:3"
)
_DONE = JobPosterAnswer(**_ORDER, **_ABOUT, status="done", seconds=0.41, thumbnail_url=f"{_FILES}/thumbnail.png")
_UNKNOWN = JobPosterAnswer(
    number=1,
    status="failed",
    prompt="Two rival chefs share one kitchen, warm light, screwball comedy",
    model="stability.stable-image-core-v1:1",
    seed=77,
    width=1024,
    height=1536,
    seconds=300.2,
    error="No answer came within 300 seconds. It may have been charged; look at the AWS bill before you try again.",
    code="outcome_unknown",
    may_be_charged=True,
)
_NO_MONEY = Decimal(0)
OPEN_JOB = JobAnswer(
    id=_JOB, status="queued", place=2, seconds=0.02, typical_seconds=0.4, dollars=_NO_MONEY, posters=(_WAITING,)
)
FINISHED_JOB = JobAnswer(
    id=_JOB,
    status="done",
    place=None,
    seconds=300.31,
    typical_seconds=4.2,
    dollars=Decimal("0.04"),
    posters=(_DONE, _UNKNOWN),
)
RETRIED = RetryAnswer(
    id="b7e1d2c3f4a54b6c9d8e7f6a5b4c3d2e",
    status="queued",
    place=0,
    seconds=0.01,
    typical_seconds=4.2,
    dollars=Decimal("0.04"),
    posters=(
        JobPosterAnswer(
            number=0,
            status="queued",
            prompt=_UNKNOWN.prompt,
            model=_UNKNOWN.model,
            seed=77,
            width=1024,
            height=1536,
        ),
    ),
    may_charge_again=True,
    message="One of these posters may have been charged already: its outcome is unknown. Drawing it again may charge "
    "again.",
)
CANCELLED = CancelAnswer(
    id=_JOB,
    status="running",
    stopped=9,
    already_sent=1,
    message="9 posters were cancelled and cost nothing. 1 poster was already sent; its result will be kept.",
)
SPENDING = SpendingAnswer(
    today=Decimal("1.28"), this_month=Decimal("17.60"), reserved=Decimal("0.04"), daily_budget=Decimal(5)
)
MODEL = ModelAnswer(
    id="stability.stable-image-core-v1:1",
    owned_by="stability",
    name="Stable Image Core",
    description="Fast and inexpensive key art.",
    default=True,
    offline=False,
    prompt_limit=10_000,
    seeds=(1, 4294967295),
    ratios=("2:3", "1:1", "16:9", "9:16", "4:5", "5:4", "3:2", "21:9", "9:21"),
    options=("negative_prompt",),
    styles=(),
    dollars_per_image=Decimal("0.04"),
    typical_seconds=4.2,
)
MODELS = ModelList(data=(MODEL,))
IMAGES = ImagesAnswer(
    created=1795338930, data=(ImageAnswer(url=f"{_FILES}/original.png"),), size="1024x1536", output_format="png"
)
