"""The examination from beginning to end: each part is looked at in turn, whatever the others showed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

from posterlib import clock
from posterlib.aws import AwsAccount
from posterlib.bootstrap import open_studio_log
from posterlib.doctor.bucket import look_at_bucket
from posterlib.doctor.credentials import Credentials, look_at_credentials
from posterlib.doctor.findings import Finding
from posterlib.doctor.jobs import look_at_jobs
from posterlib.doctor.machine import look_at_fonts, look_at_history
from posterlib.doctor.mail import look_at_mail
from posterlib.doctor.models import look_at_image_models, look_at_prompt_model
from posterlib.doctor.register import Register
from posterlib.doctor.report import report
from posterlib.doctor.server import look_at_server
from posterlib.errors import SettingsError
from posterlib.logs import close_log
from posterlib.settings import Settings, load_settings

__all__ = ["examine", "examine_elsewhere", "run"]

_LOG = logging.getLogger(__name__)


def run(*, as_json: bool, out: TextIO) -> int:
    """Read the settings, examine all they name, and print a report to `out`.

    The exit code comes back: 0 when all that is set up works, 1 when something does not, 2 when the settings cannot be
    read.
    """
    try:
        settings = load_settings()
    except SettingsError as error:
        report([Finding("settings", "broken", str(error))], as_json=as_json, out=out)
        return 2
    except (OSError, UnicodeError) as error:
        says = f".env cannot be read ({type(error).__name__})."
        report(
            [Finding("settings", "broken", says, "Save it as UTF-8 text, readable for you.")], as_json=as_json, out=out
        )
        return 2
    quiet = logging.NullHandler()
    log = logging.getLogger("posterlib")
    if settings.debug:
        open_studio_log(settings)
    else:
        log.addHandler(quiet)  # the findings say it in their own words
    try:
        return report(examine(settings), as_json=as_json, out=out)
    finally:
        log.removeHandler(quiet)
        if settings.debug:
            close_log()


def examine(
    settings: Settings, *, account: AwsAccount | None = None, now: Callable[[], datetime] = clock.now
) -> Iterator[Finding]:
    """Look at one thing after another and give each finding as soon as it is known. `now` is in UTC."""
    account = account or AwsAccount(settings.aws_region)
    yield _settings()
    yield from _whatever_comes("history folder", lambda: look_at_history(settings))
    yield from _whatever_comes("jobs", lambda: look_at_jobs(settings, now=now()))
    yield from _whatever_comes("fonts", lambda: [look_at_fonts()])
    yield from examine_elsewhere(settings, account=account, now=now)
    yield from _whatever_comes("server", lambda: [look_at_server(settings)])


def examine_elsewhere(
    settings: Settings, *, account: AwsAccount | None = None, now: Callable[[], datetime] = clock.now
) -> Iterator[Finding]:
    """Look at what is not on this machine, AWS and the mail server, one thing after another. `now` is in UTC."""
    account = account or AwsAccount(settings.aws_region)
    try:
        finding, credentials = look_at_credentials(account, settings, now=now())
    except Exception as error:  # noqa: BLE001  # as in _whatever_comes
        finding, credentials = _unforeseen("AWS credentials", error), Credentials(found=False, usable=False)
    yield finding
    register = Register(account, now=now())
    yield from _whatever_comes(
        "image model",
        lambda: look_at_image_models(settings, account, register, credentials, today=now().date()),
    )
    yield from _whatever_comes("prompt model", lambda: [look_at_prompt_model(settings, account, register, credentials)])
    yield from _whatever_comes("bucket", lambda: look_at_bucket(settings, account, credentials, now=now()))
    yield from _whatever_comes("mail server", lambda: [look_at_mail(settings)])


def _settings() -> Finding:
    env_file = Settings.model_config.get("env_file")
    has_file = isinstance(env_file, str) and Path(env_file).is_file()
    says = (
        f"Read from the environment and {Path(str(env_file)).absolute()}." if has_file else "Read from the environment."
    )
    return Finding("settings", "ok", says)


def _whatever_comes(what: str, look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001  # what nobody thought of must not hide what comes after it
        yield _unforeseen(what, error)


def _unforeseen(what: str, error: Exception) -> Finding:
    _LOG.debug("looking at the %s failed", what, exc_info=error)
    says = f"Looking at it failed in a way it should not have ({type(error).__name__})."
    return Finding(what, "broken", says, "DEBUG=true shows more.")
