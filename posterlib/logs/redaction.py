"""Takes out of a text what must not be read in a log: keys, passwords, signatures, cookies, mail addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, quote_plus

__all__ = ["GONE", "Redaction"]

GONE = "[redacted]"
"""Stands where something was taken out."""

_SHORT = 8
"""Letters; a shorter secret is only known as a whole word, as it may well be part of others."""

_IS = r"""["']?\s*(?:[=:]|%3D)\s*b?["']?"""
_REST = r"""[^\s"'\\,;&<>)]+"""
_NOTHING = r"""(?!(?:none|null|true|false)(?![^\s"'\\,;&<>)\]}]))"""
_COOKIE = r"""[^\s"'\\;]+(?:\\?"[^\s"'\\;]*)?"""
_LETTERS = r"""[^\s@"'<>()\[\]{},;:\\=&?/%]"""
_DOMAIN = r"""(?:[^\W_][\w-]{0,62}\.){1,10}(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,63})"""

# Each does work proportional to the length of a line, however strange that is: where one begins with any number of
# letters, it begins at the first of them (`(?<!…)`) and gives none back (`++`).
_KINDS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    # What a link is signed with, and the headers of a signed request.
    (
        ("amz-",),
        re.compile(rf"(x-amz-(?:signature|credential|security-token|algorithm){_IS}){_REST}", re.I),
        rf"\1{GONE}",
    ),
    (
        ("signature", "credential", "accesskeyid"),
        re.compile(rf"((?:signature|credential|accesskeyid)=){_REST}", re.I),
        rf"\1{GONE}",
    ),
    (("akia", "asia"), re.compile(r"(?:AKIA|ASIA)[A-Z0-9]{12,}"), GONE),
    # Who comes in: the scheme of the header may be read, and what follows it may not.
    (("authorization",), re.compile(rf"(authorization{_IS}(?:[a-z][\w-]*\s+)?){_REST}", re.I), rf"\1{GONE}"),
    (
        ("bearer", "basic"),
        re.compile(r"((?:bearer|basic)\s+)(?=[a-z.~+/=_-]*[0-9])[\w.~+/=-]{8,}", re.I),
        rf"\1{GONE}",
    ),
    (("cookie",), re.compile(rf"(cookie{_IS}){_NOTHING}{_COOKIE}(?:;[ ]{{0,4}}{_COOKIE})*", re.I), rf"\1{GONE}"),
    (
        ("key", "token", "secret", "pass"),
        re.compile(
            r"((?:secret_?access_?key|session_?token|client_?secret|api[_-]?keys?|smtp_pass|password|passwd|passphrase)"
            rf"""(?:=|["']\s*:\s*b?["']|["']\s*=\s*)["']?){_NOTHING}{_REST}""",
            re.I,
        ),
        rf"\1{GONE}",
    ),
    (("://",), re.compile(r"""(://)[^\s/?#"'\\]*@"""), rf"\1{GONE}@"),
    (("@", "%40"), re.compile(rf"(?<!{_LETTERS}){_LETTERS}++(?:@|%40){_DOMAIN}", re.I), GONE),
    # pydantic quotes the value that it refuses, shortened, and maybe with line breaks in it.
    (
        ("input_value=",),
        re.compile(r"input_value=(?:[\s\S]{0,200}?(?=, input_type=)|[^\n]*)"),
        f"input_value={GONE}",
    ),
)
"""Words, in small letters, of which a text that is looked at has one; what is looked for; what takes its place."""


class Redaction:
    """Takes out what looks like a secret, and these `secrets` however they are written. Thread-safe."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
        longest_first = sorted(spellings, key=len, reverse=True)  # one may begin another
        self._secrets = re.compile("|".join(map(_pattern, longest_first))) if longest_first else None

    def __call__(self, text: str) -> str:
        """Give the text without them."""
        if self._secrets is not None:
            text = self._secrets.sub(GONE, text)
        small = text.lower()
        for words, pattern, instead in _KINDS:
            if any(word in small for word in words):
                text = pattern.sub(instead, text)
        return text


def _spellings(secret: str) -> set[str]:
    """Give a secret as it is, as JSON and Python quote it, and as it stands in an address."""
    quoted: tuple[Callable[[str], str], ...] = (
        lambda words: json.dumps(words)[1:-1],
        lambda words: json.dumps(words, ensure_ascii=False)[1:-1],
        lambda words: repr(words)[1:-1],
        lambda words: quote(words, errors="replace"),
        lambda words: quote(words, safe="", errors="replace"),
        lambda words: quote_plus(words, errors="replace"),
    )
    return {secret, *(write(secret) for write in quoted)}


def _pattern(secret: str) -> str:
    exact = re.escape(secret)
    return exact if len(secret) >= _SHORT else rf"(?<!\w){exact}(?!\w)"
