"""What every answer is made of: one declaration gives the JSON and its description in `/openapi.json`."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

import falcon
from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

__all__ = ["Answer", "Dollars", "Moment", "Seconds", "reply"]

Dollars = Annotated[
    Decimal, PlainSerializer(float, return_type=float), WithJsonSchema({"type": "number", "minimum": 0})
]
"""US dollars: exact inside, a number in JSON."""

Moment = Annotated[
    datetime,
    PlainSerializer(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S}Z", return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment in UTC, to the second."""

Seconds = Annotated[float, PlainSerializer(lambda seconds: round(seconds, 2), return_type=float)]


class Answer(BaseModel):
    """The base of answers. A field of `MISSING` is left out of the JSON; `None` is said as null."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def reply(response: falcon.Response, answer: Answer, *, status: int = 200, media_type: str = falcon.MEDIA_JSON) -> None:
    """Make a value the answer's body."""
    response.status = status
    response.content_type = media_type
    response.data = answer.model_dump_json().encode()
