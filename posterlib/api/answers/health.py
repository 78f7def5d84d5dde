"""What is told of the studio itself."""

from __future__ import annotations

from typing import Literal

from pydantic import MISSING, Field

from posterlib.api.answers.base import Answer

__all__ = ["HealthAnswer"]


class HealthAnswer(Answer):
    """Whether the studio can do its work."""

    status: Literal["ok", "unavailable"] = Field(description="ok when the history can be written and read.")
    email_demo_mode: bool = Field(description="Whether contact messages are kept as files instead of being mailed.")
    version: str = Field(description="The studio's version.")
    model: str = Field(description="The image model that draws when a request names none.")
    offline: bool = Field(description="Whether that one draws by code on the studio's machine.")
    jobs_running: int | MISSING = Field(MISSING, description="Jobs that have not ended.")
    posters: int | MISSING = Field(MISSING, description="Posters in the history.")
    error: str | MISSING = Field(MISSING, description="What is wrong, when it is unavailable.")
