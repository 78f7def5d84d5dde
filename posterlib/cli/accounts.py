"""What is told of each poster that was made: where it is, and what did not go as asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from posterlib.bootstrap import Services
from posterlib.cli.copies import copy_original
from posterlib.errors import StorageError
from posterlib.history import Entry
from posterlib.jobs import Job
from posterlib.outcomes import failure_fields, link_fields, poster_fields
from posterlib.plain_text import one_line
from posterlib.storage import Link

__all__ = ["PosterAccount", "account_of", "document", "line"]

_NO_COPY = (
    "The bucket has no copy of this poster yet, or gives no link to it. Whatever draws next tries again by itself."
)


@dataclass(frozen=True)
class PosterAccount:
    """A poster, its file, the link to its shared copy, and why it has none though there is a bucket.

    `trouble` says why it is not in the folder that was asked for.
    """

    entry: Entry
    path: Path
    link: Link | None = None
    no_link: str = ""
    trouble: str = ""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person has to know beside where it is, a sentence each."""
        return tuple(filter(None, (self.entry.fallback_reason, self.no_link, self.trouble)))


def account_of(entry: Entry, services: Services, folder: Path | None) -> PosterAccount:
    """Copy a poster to the folder, where there is one, and find out where it is."""
    path, trouble = services.history.file(entry.id, "original.png")[0], ""
    if folder is not None:
        try:
            path = copy_original(path, entry, folder)
        except StorageError as error:
            trouble = str(error)
    link = services.sharing.link(entry) if services.sharing is not None else None
    no_link = _NO_COPY if services.sharing is not None and link is None else ""
    return PosterAccount(entry, path, link, no_link, trouble)


def line(account: PosterAccount) -> str:
    """Tell of a poster in one line: id, pixels, seed, model, where it is."""
    entry = account.entry
    model = one_line(entry.model_name or entry.model)
    parts = [entry.id, f"{entry.width} × {entry.height}", f"seed {entry.seed}", model, str(account.path)]
    return "  ".join(parts + ([account.link.url] if account.link else []))


def document(job: Job, accounts: Sequence[PosterAccount]) -> dict[str, object]:
    """Tell of a job as `POST /send_prompt` does, with paths in place of addresses."""
    return {
        "prompt": job.request.prompt,
        "total_time": round(job.seconds, 2),
        "posters": [_fields(account) for account in accounts],
        "errors": [failure_fields(failure) for failure in job.failures],
    }


def _fields(account: PosterAccount) -> dict[str, object]:
    entry, link = account.entry, account.link
    fields = {
        **poster_fields(entry),
        "offline": entry.offline,
        "style": entry.style,
        "understood": entry.understood,
        "path": str(account.path),
    }
    if link is not None:
        fields |= link_fields(entry, link)
    warning = " ".join(filter(None, (account.no_link, account.trouble)))
    return fields | ({"warning": warning} if warning else {})
