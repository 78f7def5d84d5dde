"""What is told of posters that were made."""

from __future__ import annotations

from typing import Annotated

from pydantic import MISSING, Field
from typing_extensions import TypedDict

from posterlib.api.answers.base import Answer, Moment, Seconds

__all__ = [
    "DrawnPoster",
    "HistoryItem",
    "LinkAnswer",
    "PosterAnswer",
    "PosterPage",
    "SendPromptAnswer",
    "UndrawnPoster",
]

S3Key = Annotated[str | MISSING, Field(description="The copy's name in the bucket.")]
LinkEnds = Annotated[
    str | MISSING | None, Field(description="End of a signed image_url in UTC; null for one that lasts.")
]
NoCopyWarning = Annotated[
    str | MISSING, Field(description="Why image_url is the studio's own although there is a bucket.")
]
RatioTold = Annotated[str | MISSING, Field(description="The ratio the model was told, where it chose the pixels.")]
FallbackFrom = Annotated[str | MISSING, Field(description="The model that was asked for and could not be used.")]
FallbackReason = Annotated[str | MISSING, Field(description="Why another model drew.")]
"""What several answers tell of a poster, each only where there is such a thing."""


class LinkAnswer(Answer):
    """Where a poster is found from outside: without a bucket, at the studio's own address."""

    id: str = Field(description="The poster's id; ids sort by time.")
    image_url: str = Field(description="The original: a signed link to the copy in the bucket, or the studio's own.")
    s3_key: S3Key = MISSING
    expires_at: LinkEnds = MISSING
    warning: NoCopyWarning = MISSING


class DrawnPoster(LinkAnswer):
    """One picture, and what made it."""

    model: str = Field(description="The model that drew it; empty for posters of the former service.")
    model_name: str = Field(description="What people call the model.")
    seed: int | None = Field(description="Repeats the picture; null where nobody knows it.")
    width: int = Field(description="Pixels, read from the picture.")
    height: int = Field(description="Pixels, read from the picture.")
    aspect_ratio: RatioTold = MISSING
    fallback_from: FallbackFrom = MISSING
    fallback_reason: FallbackReason = MISSING


class UndrawnPoster(Answer):
    """One picture that `/send_prompt` could not draw beside others that it drew."""

    seed: int = Field(description="The seed it would have had.")
    error: str = Field(description="What happened and the next step, for people.")
    code: str = Field(description="What happened, for scripts.")


class SendPromptAnswer(DrawnPoster):
    """What `/send_prompt` drew; with several, the first one, and all of them in `images`."""

    total_time: Seconds = Field(description="Seconds from the request to this answer.")
    prompt: str = Field(description="The prompt as it was drawn.")
    offline: bool = Field(description="Whether it was drawn by code on the studio's machine.")
    style: str = Field(description="The model's style; may be empty.")
    understood: tuple[str, ...] = Field(description="What the offline artist found in the prompt.")
    images: tuple[DrawnPoster, ...] | MISSING = Field(MISSING, description="All of them, when count is above 1.")
    errors: tuple[UndrawnPoster, ...] | MISSING = Field(MISSING, description="Those that could not be drawn.")


class PosterAnswer(DrawnPoster):
    """One poster of the history."""

    created_at: Moment = Field(description="When it was made, in UTC.")
    title: str = Field(description="The film's title; may be empty.")
    prompt: str = Field(description="The film, in words.")
    negative_prompt: str = Field(description="What should not be in the picture; may be empty.")
    offline: bool = Field(description="Whether it was drawn by code on the studio's machine.")
    style: str = Field(description="The model's style; may be empty.")
    quality: str | MISSING = Field(MISSING, description="Where the model has a choice of it.")
    cfg_scale: float | MISSING = Field(MISSING, description="How closely the prompt was followed, where a model can.")
    seconds: Seconds | MISSING = Field(MISSING, description="How long the model took.")
    understood: tuple[str, ...] = Field(description="What the offline artist found in the prompt.")
    media_type: str = Field(description="What the original is, such as image/png.")
    thumbnail_url: str = Field(description="A small PNG.")
    preview_url: str = Field(description="A WebP of middle size.")
    page_url: str = Field(description="Leads to the picture for as long as the studio runs: the link to hand on.")


class PosterPage(Answer):
    """Some posters, newest first."""

    items: tuple[PosterAnswer, ...] = Field(description="The posters of this page.")
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class HistoryItem(TypedDict):
    """The addresses of one poster. Not an `Answer`: a list of 100,000 is made of plain values."""

    thumb: str
    orig: str
