"""How errors are told: three shapes, for the former routes, for /v1 and for what speaks as OpenAI does."""

from __future__ import annotations

from pydantic import MISSING, Field

from posterlib.api.answers.base import Answer, Seconds

__all__ = ["FormerError", "OpenAIError", "OpenAIErrorDetails", "ProblemDetails", "SendPromptError"]


class FormerError(Answer):
    """An error of the routes outside /v1."""

    error: str = Field(description="What happened and the next step, for people.")
    code: str = Field(description="What happened, for scripts; it never changes.")
    field: str | MISSING = Field(MISSING, description="The field or parameter to change.")
    request_id: str = Field(description="Names this request in the studio's log.")


class SendPromptError(Answer):
    """An error of `/send_prompt`."""

    image_url: str = Field(description="Empty: there is no picture.")
    total_time: Seconds = Field(description="Seconds that were spent; 0 when nothing was begun.")
    error: str = Field(description="What happened and the next step, for people.")
    code: str = Field(description="What happened, for scripts; it never changes.")
    field: str | MISSING = Field(MISSING, description="The field to change.")
    prompt: str | MISSING = Field(MISSING, description="The prompt, when a model was asked to draw it.")
    request_id: str = Field(description="Names this request in the studio's log.")


class ProblemDetails(Answer):
    """An error of the routes under /v1, as RFC 9457 has it."""

    type: str = Field(description="Where the code is explained.")
    title: str = Field(description="The code in words.")
    status: int = Field(description="The HTTP status.", ge=400, le=599)
    detail: str = Field(description="What happened and the next step, for people.")
    code: str = Field(description="What happened, for scripts; it never changes.")
    request_id: str = Field(description="Names this request in the studio's log.")
    retry_after: int | MISSING = Field(MISSING, description="Seconds after which to try again.")
    field: str | MISSING = Field(MISSING, description="The field, parameter or header to change.")
    job: str | MISSING = Field(MISSING, description="The job that made no poster; it can be tried again.")


class OpenAIErrorDetails(Answer):
    """What happened, as OpenAI's API tells it."""

    message: str = Field(description="What happened and the next step, for people.")
    type: str = Field(description="The kind of error, such as invalid_request_error.")
    param: str | None = Field(description="The parameter to change.")
    code: str | None = Field(description="What happened, for scripts.")


class OpenAIError(Answer):
    """An error in the shape of OpenAI's API."""

    error: OpenAIErrorDetails
