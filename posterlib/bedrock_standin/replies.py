"""What is sent back: a status, an error's code where there is one, and the body's bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass

__all__ = ["Refused", "Reply", "json_reply", "malformed", "refusal"]


@dataclass(frozen=True)
class Reply:
    """One HTTP answer. `error` is the AWS error code that goes into the x-amzn-ErrorType header; "" is no error."""

    status: int
    body: bytes
    error: str = ""
    content_type: str = "application/json"

    @property
    def message(self) -> str:
        """The sentence an error carries."""
        return str(json.loads(self.body).get("message", "")) if self.error else ""


class Refused(Exception):  # noqa: N818  # it is an answer
    """The service declines the request with this reply."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.message)
        self.reply = reply


def json_reply(value: object, status: int = 200) -> Reply:
    """Give a value as a JSON answer."""
    return Reply(status, json.dumps(value).encode())


def refusal(status: int, code: str, message: str, **details: object) -> Reply:
    """Give an error as AWS's rest-json protocol writes it."""
    return Reply(status, json.dumps({"message": message, **details}).encode(), error=code)


def malformed(violations: str = "") -> Refused:
    """Say what of the body does not fit, as Bedrock says it; without violations the body could not be read at all."""
    detail = f": {violations}" if violations else ""
    text = f"Malformed input request{detail}, please reformat your input and try again."
    return Refused(refusal(400, "ValidationException", text))
