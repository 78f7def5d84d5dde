"""`generate`: from what was typed to posters in the history, told to a person or to a script."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from posterlib.bootstrap import Services
from posterlib.cli.accounts import PosterAccount, account_of, document, line
from posterlib.cli.copies import make_folder
from posterlib.cli.interruption import INTERRUPTED, Interruption
from posterlib.cli.preparation import command_settings
from posterlib.cli.progress import progress_line
from posterlib.cli.terminal import Terminal
from posterlib.errors import InvalidRequestError, PosterError
from posterlib.formats import FORMATS
from posterlib.jobs import Job
from posterlib.plain_text import dollars_told
from posterlib.posters import PosterRequest
from posterlib.settings import Settings

__all__ = ["generate"]

_GLANCE = 0.1
"""Seconds between looks at the job."""

_MOST_READ = 256 * 1024
"""Bytes of standard input; no prompt is longer."""

_UNLIMITED = {"rate_limit_enabled": False}
"""Limits are for those who come by the network; who has the account's own shell has no need to get round them."""

_RATIOS = {named.name: named.ratio for named in FORMATS}

_OPTIONS = {
    "aspect_ratio": "--ratio",
    "cfg_scale": "--guidance",
    "negative_prompt": "--negative",
    **{name: f"--{name}" for name in ("width", "height", "seed", "count", "quality", "style", "model", "title", "out")},
}
"""How the fields of a request are called here."""


def generate(chosen: Namespace, *, studio: Callable[[Settings], Services], out: Terminal, err: Terminal) -> int:
    """Draw what was asked and print what became of it; the exit code is that of `commands.run`."""
    try:
        request = PosterRequest.parse(_fields(chosen, err))
        with (
            Interruption() as interruption,
            command_settings() as settings,
            closing(studio(settings.model_copy(update=_UNLIMITED))) as services,
        ):
            folder = None if chosen.out is None else Path(chosen.out).expanduser().absolute()
            if folder is not None:
                make_folder(folder)
            interruption.at_work = True
            job = _drawn(request, services, interruption, err=err, silent=chosen.json)
            accounts = [account_of(entry, services, folder) for entry in job.entries]
            _tell(job, accounts, as_json=chosen.json, out=out, err=err)
            if interruption.wanted:
                return INTERRUPTED
            return 1 if job.failures or any(account.trouble for account in accounts) else 0
    except PosterError as error:
        field = error.field if isinstance(error, InvalidRequestError) else ""
        if chosen.json:
            told = {"error": str(error), "code": error.code} | ({"field": field} if field else {})
            out.document({"prompt": "", "total_time": 0, "posters": [], "errors": [told]})
        else:
            err.line(f"{_OPTIONS[field]}: {error}" if field in _OPTIONS else str(error))
        return 2


def _fields(chosen: Namespace, err: Terminal) -> dict[str, object]:
    if chosen.format is not None and chosen.ratio is not None:
        raise InvalidRequestError("aspect_ratio", "Give either --format or --ratio, not both.")
    fields = {
        "prompt": _standard_input(err) if chosen.prompt == "-" else chosen.prompt,
        "negative_prompt": chosen.negative,
        "title": chosen.title,
        "aspect_ratio": chosen.ratio if chosen.format is None else _RATIOS[chosen.format],
        "width": chosen.width,
        "height": chosen.height,
        "seed": chosen.seed,
        "count": chosen.count,
        "quality": chosen.quality,
        "cfg_scale": chosen.guidance,
        "style": chosen.style,
        "model": chosen.model,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _standard_input(err: Terminal) -> str:
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        err.line("Describe the film, then press Ctrl+D on a line of its own.")
    try:
        return sys.stdin.buffer.read(_MOST_READ).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.end >= _MOST_READ - 3:  # a letter was cut in two
            raise InvalidRequestError("prompt", "The prompt is far too long. Shorten it.") from error
        raise InvalidRequestError("prompt", "The prompt on standard input is no text in UTF-8.") from error


def _drawn(
    request: PosterRequest, services: Services, interruption: Interruption, *, err: Terminal, silent: bool
) -> Job:
    price = services.jobs.price(request)
    if price and not silent:
        posters = "1 poster" if request.count == 1 else f"{request.count} posters"
        err.line(f"{services.jobs.card(request.model).name} draws {posters}: {dollars_told(price)}.")
    job_id = services.jobs.submit(request)
    while True:
        job = services.jobs.wait(job_id, _GLANCE)
        assert job is not None, "a job just submitted is known"
        if job.finished:
            err.passing("")
            return job
        if interruption.wanted and not services.closing.is_set():
            services.closing.set()  # what was refused for a moment is not asked for again
            err.line("Finishing what was begun. Press Ctrl+C again to end at once.")
        if not silent:
            err.passing(progress_line(job))


def _tell(job: Job, accounts: list[PosterAccount], *, as_json: bool, out: Terminal, err: Terminal) -> None:
    if as_json:
        out.document(document(job, accounts))
        return
    for account in accounts:
        out.line(line(account))
        for remark in account.remarks:
            err.line(remark)
    for failure in job.failures:
        err.line(f"The poster with seed {failure.recipe.seed} was not made. {failure.error}")
