"""What is told of the studio itself."""

from __future__ import annotations

from typing import Literal

from pydantic import MISSING, Field

from posterlib.api.answers.base import Answer

__all__ = ["HealthAnswer"]


class HealthAnswer(Answer):
    """Whether the studio can do its work. Where callers need a key, those without one are told the first two alone."""

    status: Literal["ok", "unavailable"] = Field(description="ok when posters can be made, kept and found.")
    email_demo_mode: bool = Field(description="Whether contact messages are kept as files instead of being mailed.")
    version: str | MISSING = Field(MISSING, description="The studio's version.")
    model: str | MISSING = Field(MISSING, description="The image model that draws when a request names none.")
    offline: bool | MISSING = Field(MISSING, description="Whether that one draws by code on the studio's machine.")
    checks: dict[str, bool] | MISSING = Field(
        MISSING, description="Whether each is well: storage (the history folder), index, jobs (their database), disk."
    )
    jobs_running: int | MISSING = Field(MISSING, description="Jobs that have not ended.")
    posters: int | MISSING = Field(MISSING, description="Posters in the history.")
    disk_free_bytes: int | MISSING = Field(MISSING, description="Bytes left on the disk of the history folder.")
    error: str | MISSING = Field(MISSING, description="What is wrong, when it is unavailable.")
