"""What is told of contact messages: that one came in, and, where none is mailed, which there are."""

from __future__ import annotations

from typing import Literal

from pydantic import MISSING, Field
from typing_extensions import TypedDict

from posterlib.api.answers.base import Answer

__all__ = ["ContactAnswer", "ContactError", "ContactLog", "ContactLogItem", "LetterRecord"]


class ContactAnswer(Answer):
    """A message that came in."""

    ok: Literal[True] = True
    message: str = Field(description="What became of it, for people.")


class ContactError(Answer):
    """A message that did not come in."""

    ok: Literal[False] = False
    error: str = Field(description="What happened and the next step, for people.")
    code: str = Field(description="What happened, for scripts; it never changes.")
    field: str | MISSING = Field(MISSING, description="The field to change, the first one where several are missing.")
    request_id: str = Field(description="Names this request in the studio's log.")


class ContactLogItem(TypedDict):
    """A message's file: its name, its address and its size in bytes."""

    file: str
    url: str
    size: int


class LetterRecord(TypedDict):
    """What one reader would have got."""

    to: str
    subject: str
    body: str


class ContactLog(TypedDict):
    """A message as it was kept: the two mails that it would have become, and its fields."""

    internal: LetterRecord
    ack: LetterRecord
    data: dict[str, str]
