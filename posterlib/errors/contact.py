"""What keeps contact messages from being mailed."""

from __future__ import annotations

from posterlib.errors.base import PosterError

__all__ = ["MailError"]


class MailError(PosterError):
    """Contact messages cannot be mailed; `what` says why, `next_step` what whoever runs the studio can do."""

    code = "mail_failed"
    surely_free = True

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(f"{what[:1].upper()}{what[1:]}. {next_step}")
        self.what = what
        self.next_step = next_step
