"""What the studio works with beside its own folder: image model, bucket, mail, log."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from posterlib.contact.opening import UNSENT, unsent_messages
from posterlib.errors import StorageError
from posterlib.health.look import Look
from posterlib.health.words import bytes_told, counted
from posterlib.image_models.base import ModelCard
from posterlib.settings import Settings
from posterlib.storage import Sharing

__all__ = ["look_at_bucket", "look_at_log", "look_at_mail", "look_at_model"]

_SOON = timedelta(days=60)
"""Before the end of an image model's life: time to choose another one."""

_BEING_MAILED = timedelta(seconds=60)
"""For so long a message is kept beside while it is mailed."""


def look_at_model(card: ModelCard, ruled_out: Mapping[str, str], today: date) -> Look:
    """Look at who draws by default, and at the models that refused lately."""
    another = "Set IMAGE_MODEL_ID to a model that is live, or to auto."
    if card.id in ruled_out:
        return Look("image model", "attention", f"{card.name} cannot be used. {ruled_out[card.id]}", another)
    if card.retired_on is not None and card.retired_on <= today:
        return Look("image model", "attention", f"{card.name} ended on {card.retired_on}.", another)
    refused = "".join(f" {why}" for model_id, why in ruled_out.items() if model_id != card.id)
    if card.retired_on is not None and card.retired_on - today < _SOON:
        return Look("image model", "attention", f"{card.name} draws; it ends on {card.retired_on}.{refused}", another)
    if card.legacy_on is not None and card.legacy_on <= today:
        says = f"{card.name} draws; since {card.legacy_on} it is open to accounts that have used it lately alone."
        return Look("image model", "attention", says + refused, another)
    if refused:
        return Look("image model", "attention", f"{card.name} draws.{refused}", "Ask for another model meanwhile.")
    if card.offline:
        return Look("image model", "well", "The offline artist draws, by code on this machine: no account, no cost.")
    end = f" Its end of life is {card.retired_on}." if card.retired_on else " No end of its life is known."
    return Look("image model", "well", f"{card.name} draws.{end}")


def look_at_bucket(sharing: Sharing | None, bucket: str) -> Look:
    """Look at the copies that are on their way, and at what kept the last one from arriving."""
    if sharing is None:
        says = "AWS_S3_BUCKET is not set: posters are kept on this machine alone."
        return Look("bucket", "off", says)
    try:
        waiting = sharing.pending()
    except StorageError as error:
        return Look("bucket", "attention", str(error))
    on_the_way = f"{'1 copy is' if waiting == 1 else f'{waiting:,} copies are'} on the way to {bucket}."
    if sharing.last_fault:
        says = f"{on_the_way} {sharing.last_fault}"
        return Look("bucket", "attention", says, "The studio tries again by itself. “Look closer” tells more.")
    if waiting:
        return Look("bucket", "well", on_the_way)
    return Look("bucket", "well", f"Every copy that belongs in {bucket} has arrived, as far as is known here.")


def look_at_mail(settings: Settings, now: datetime) -> Look:
    """Look at the set-up for contact messages, and at those that could not be mailed; no server is asked."""
    folder = settings.contact_logs_dir / UNSENT
    unsent = unsent_messages(settings, before=now - _BEING_MAILED)
    if unsent:
        says = f"{counted(unsent, 'message')} could not be mailed, or perhaps {'was' if unsent == 1 else 'were'}."
        step = f"Read what is kept in {folder}; “Look closer” tells how the mail server is."
        return Look("mail", "attention", says, step)
    if settings.email_demo_mode:
        return Look("mail", "off", "No mail server is set up: contact messages are kept as files.")
    if not settings.smtp_host:
        says = "No mail server is set up, and CONTACT_ALLOW_NO_SMTP=false: contact messages go nowhere."
        return Look("mail", "attention", says, "Set SMTP_HOST, SMTP_USER and SMTP_PASS.")
    return Look("mail", "well", f"Contact messages are mailed by {settings.smtp_host}:{settings.smtp_port}.")


def look_at_log(file: Path | None) -> Look:
    """Look at the log's file."""
    if file is None:
        return Look("log", "off", "The log goes to stderr alone: LOG_FILE=none.")
    try:
        size = file.stat().st_size
    except FileNotFoundError:
        if not os.access(file.parent, os.W_OK | os.X_OK):
            return _unwritable(file, "no permission for its folder")
        return Look("log", "well", f"{file}; nothing was written to it yet.")
    except OSError as error:
        return _unwritable(file, error.strerror or type(error).__name__)
    if not os.access(file, os.W_OK):
        return _unwritable(file, "no permission")
    return Look("log", "well", f"{file}, {bytes_told(size)}.")


def _unwritable(file: Path, reason: str) -> Look:
    says = f"{file} cannot be written ({reason})."
    return Look("log", "attention", says, "Mend its permissions, or set LOG_FILE to another file.")
