"""The bodies and parameters that the API takes beside `PosterRequest`: what checks them is what describes them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from posterlib.jobs import MOST_IN_A_LIST
from posterlib.posters import PosterRequest

__all__ = ["BatchRequest", "HistoryQuery", "ImagesRequest", "PostersQuery"]

MOST_IN_A_PAGE = 100

MOST_LISTED = 100_000

MOST_IMAGES = 10
"""As many as OpenAI's API draws at once."""


def _digits(text: object) -> object:
    """Refuse what Python would take for a whole number and a person would not: signs, points, underscores."""
    if isinstance(text, str) and not (text.isascii() and text.isdigit() and len(text) < 9):
        raise ValueError("must be a whole number")
    return text


WholeNumber = Annotated[int, BeforeValidator(_digits)]


class PostersQuery(BaseModel):
    """Which posters of the history are listed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field("", max_length=1_000, description="Words to find; `-word` excludes, a word's beginning is enough.")
    limit: WholeNumber = Field(25, ge=1, le=MOST_IN_A_PAGE, description="Posters of one page.")
    cursor: str | None = Field(None, max_length=200, description="`next` of the page before.")


class HistoryQuery(BaseModel):
    """Which posters of the history are listed; what the former service's pages add beside is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str = Field("", description="Words to find; `-word` excludes, a word's beginning is enough.")
    limit: WholeNumber | None = Field(None, ge=1, le=MOST_LISTED, description="How many; all when left out.")
    before: str | None = Field(None, description="The id of a poster to go on after.")


class BatchRequest(BaseModel):
    """Several posters as one job."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    posters: list[PosterRequest] = Field(
        min_length=1,
        max_length=MOST_IN_A_LIST,
        description=f"What is drawn, side by side; with their counts at most {MOST_IN_A_LIST} posters.",
    )


class ImagesRequest(BaseModel):
    """What OpenAI's clients send to have images drawn. What would be passed over is refused by its name instead."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    prompt: str = Field(description="The film, in words.")
    model: str | None = Field(None, description="The image model's id; the studio's default when left out.")
    n: int | None = Field(None, ge=1, le=MOST_IMAGES, description="How many pictures.")
    size: str | None = Field(
        None, description="`auto`, or width and height in pixels such as `1024x1536`, where the model draws them."
    )
    quality: Literal["auto", "standard", "hd", "low", "medium", "high"] | None = Field(
        None,
        description="`hd` and `high` are the model's best, `standard`, `low` and `medium` its quicker one; a model "
        "with one quality draws that.",
    )
    style: str | None = Field(None, description="One of the model's own styles, see `GET /v1/models`.")
    response_format: Literal["url", "b64_json"] | None = Field(
        None, description="What is answered of each picture; both when left out."
    )
    user: str | None = Field(None, description="Taken and not kept.")
    safety_identifier: str | None = Field(None, description="Taken and not kept.")
    background: Literal["auto", "opaque"] | None = Field(None, description="Posters have no transparent background.")
    moderation: Literal["auto"] | None = Field(None, description="Each model has its own filter.")
    output_format: Literal["png"] | None = Field(None, description="The model's own bytes, which are PNG.")
    stream: Literal[False] | None = Field(None, description="Pictures come whole.")
    negative_prompt: str | None = Field(None, description="What should not be in the picture; the studio's own field.")
    seed: int | None = Field(None, ge=0, description="Of the first picture, the next ones follow; the studio's own.")
    title: str | None = Field(None, description="Names the poster in the history; the studio's own field.")
