"""Puts a record of the standard library into words: one JSON object, or a line for people."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import MutableMapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import structlog

from posterlib.logs.redaction import Redaction
from posterlib.request_ids import current_work

__all__ = ["Lines"]

_LONGEST_MESSAGE = 2_000
_LONGEST_TRACE = 16_000
"""Letters; what is longer loses its middle."""

_FORGES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What begins a new line or moves a terminal's cursor, and what turns the words after it round."""

_FORGES_IN_TRACE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_LEFT_OF_TRACE = "    | "
"""No line of a trace looks like one of the log."""

_Facts = MutableMapping[str, Any]


class Lines(structlog.stdlib.ProcessorFormatter):
    """Formats records; the last thing that happens to what they say is `redaction`.

    A line is JSON, or with `for_people` text that may be coloured. It names request and job that the thread works for.
    """

    def __init__(self, redaction: Redaction, *, for_people: bool, colours: bool = False) -> None:
        self._redaction = redaction
        render: tuple[Any, ...]
        if for_people:
            console = structlog.dev.ConsoleRenderer(
                colors=colours, pad_event_to=0, exception_formatter=structlog.dev.plain_traceback
            )
            render = (_on_one_line, console)
        else:
            render = (structlog.processors.JSONRenderer(_json),)
        super().__init__(processors=[_facts, structlog.processors.format_exc_info, self._harmless, *render])

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; where a message and its arguments do not fit together, the message alone."""
        try:
            record.getMessage()
        except Exception:  # noqa: BLE001  # whatever an argument raises when it is put into words
            record = logging.makeLogRecord(record.__dict__ | {"args": ()})
        return super().format(record).encode("utf-8", "backslashreplace").decode()

    def _harmless(self, _: object, __: str, facts: _Facts) -> _Facts:
        """Take secrets out of everything, and cut what is too long only then, lest half a secret stays."""
        for name, value in facts.items():
            longest = _LONGEST_TRACE if name in ("exception", "stack") else _LONGEST_MESSAGE
            facts[name] = _shortened(self._redaction(str(value)), longest)
        return facts


def _facts(_: object, __: str, event: _Facts) -> _Facts:
    record: logging.LogRecord = event["_record"]
    facts: _Facts = {
        "timestamp": datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": event["event"],
    }
    facts.update({name: value for name, value in asdict(current_work()).items() if value})
    if "exc_info" in event:
        facts["exc_info"] = event["exc_info"]
    if "stack_info" in event:
        facts["stack"] = event["stack_info"]
    return facts


def _shortened(text: str, longest: int) -> str:
    """Cut the middle out: how a trace began and what it came to are both wanted."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} … {len(text) - 2 * half} letters … {text[-half:]}"


def _on_one_line(_: object, __: str, facts: _Facts) -> _Facts:
    for name, value in facts.items():
        if name in ("exception", "stack"):
            facts[name] = _LEFT_OF_TRACE + _FORGES_IN_TRACE.sub(_escaped, value).replace("\n", "\n" + _LEFT_OF_TRACE)
        else:
            facts[name] = _FORGES.sub(_escaped, value)
    return facts


def _json(facts: _Facts, **_: object) -> str:
    written = json.dumps(facts, ensure_ascii=False)
    return _FORGES.sub(lambda found: f"\\u{ord(found[0]):04x}", written)  # what JSON leaves as it is


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()
