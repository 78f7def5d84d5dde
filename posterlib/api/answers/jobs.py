"""What is told of jobs, and of the money they cost."""

from __future__ import annotations

from pydantic import MISSING, Field

from posterlib.api.answers.base import Answer, Dollars, Seconds
from posterlib.api.answers.posters import FallbackFrom, FallbackReason, LinkEnds, NoCopyWarning, RatioTold, S3Key
from posterlib.jobs import State

__all__ = ["CancelAnswer", "JobAnswer", "JobPosterAnswer", "RetryAnswer", "SpendingAnswer"]

_STATUS = "queued, running and saving are open; done, failed, cancelled and interrupted are ends."


class JobPosterAnswer(Answer):
    """How one poster of a job stands: with its picture once that is done, with an error when it was not made."""

    number: int = Field(description="Its place in the job, from 0.")
    status: State = Field(description=_STATUS)
    prompt: str = Field(description="The film, in words.")
    title: str | MISSING = Field(MISSING, description="The film's title.")
    model: str = Field(description="The model that draws it, or drew it.")
    model_name: str | MISSING = Field(MISSING, description="What people call the model that drew it.")
    seed: int | None = Field(description="Repeats the picture.")
    width: int = Field(description="Pixels; before it is done those that were asked for.")
    height: int = Field(description="Pixels; before it is done those that were asked for.")
    aspect_ratio: RatioTold = MISSING
    seconds: Seconds | MISSING = Field(MISSING, description="From the asking of its model to now, or to the end.")
    id: str | MISSING = Field(MISSING, description="The poster's id, once it is done: GET /v1/posters/{id}.")
    image_url: str | MISSING = Field(MISSING, description="Where the picture is, once it is done.")
    thumbnail_url: str | MISSING = Field(MISSING, description="Where a small PNG is, once it is done.")
    s3_key: S3Key = MISSING
    expires_at: LinkEnds = MISSING
    warning: NoCopyWarning = MISSING
    fallback_from: FallbackFrom = MISSING
    fallback_reason: FallbackReason = MISSING
    error: str | MISSING = Field(MISSING, description="Why it was not made, and the next step.")
    code: str | MISSING = Field(MISSING, description="Why it was not made, for scripts.")
    may_be_charged: bool | MISSING = Field(
        MISSING, description="Whether it may have been charged although it was not made: asking again may cost again."
    )


class JobAnswer(Answer):
    """How a job stands. `status` is `done` when at least one of its posters was made; look at each for itself."""

    id: str = Field(description="The job's id.")
    status: State = Field(description=_STATUS)
    place: int | None = Field(
        description="Posters that wait in front of its first waiting one; null when none of it waits."
    )
    seconds: Seconds = Field(description="From its acceptance to now, or to its end.")
    typical_seconds: Seconds | None = Field(
        description="What its model usually takes for a poster; null when it drew none yet."
    )
    dollars: Dollars = Field(
        description="US dollars that its posters cost at list price, less what surely was not charged."
    )
    posters: tuple[JobPosterAnswer, ...] = Field(description="Its posters, in the order they were asked for.")


class RetryAnswer(JobAnswer):
    """The new job that draws what another one did not."""

    may_charge_again: bool = Field(
        description="Whether one of its posters may have been charged before: the outcome of that was unknown."
    )
    message: str = Field(description="The same for people.")


class CancelAnswer(Answer):
    """What cancelling a job did."""

    id: str = Field(description="The job's id.")
    status: State = Field(description="How the job stands now.")
    stopped: int = Field(description="Posters that were cancelled before their model was asked: they cost nothing.")
    already_sent: int = Field(description="Posters whose model was asked before: their results will be kept.")
    message: str = Field(description="The same for people.")


class SpendingAnswer(Answer):
    """Money in US dollars, by list prices; days and months are those of UTC."""

    today: Dollars = Field(description="Spent today, or possibly spent where the outcome is unknown.")
    this_month: Dollars = Field(description="The same for this month.")
    reserved: Dollars = Field(description="For posters that have not ended.")
    daily_budget: Dollars | None = Field(description="DAILY_BUDGET_USD; null when there is none.")
