"""Asks AWS for facts, which costs nothing, and says in a sentence why it did not answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from posterlib.aws.faults import account_faults, answer_of
from posterlib.errors import AwsAccountError, ImageModelError

__all__ = ["SHORT", "Refusal", "ask", "explained"]

SHORT: dict[str, Any] = {"connect_timeout": 3, "read_timeout": 5, "retries": {"total_max_attempts": 2}}
"""Botocore's configuration for a question: seconds, and one more try."""

_TELLING = frozenset({"ConfigParseError", "InvalidConfigError", "PartialCredentialsError", "ProfileNotFound"})
"""Botocore's errors whose own words name what to mend, and hold no secret."""


@dataclass(frozen=True)
class Refusal:
    """Why there is no answer, and a sentence about it.

    The account does not work · the service was not reached · these credentials may not ask · what was asked for has
    ended · it is not known · anything else.
    """

    why: Literal["account", "unreachable", "denied", "ended", "unknown", "other"]
    says: str


def ask(service: str, question: Callable[[], dict[str, Any]]) -> dict[str, Any] | Refusal:
    """Put a question to an AWS service, which `service` names for people."""
    try:
        with account_faults():
            return question()
    except Exception as error:  # noqa: BLE001  # a page of a proxy in AWS's place breaks botocore in many ways
        return _refusal(service, error)


def explained(error: AwsAccountError) -> str:
    """Give an account's error with the reason that botocore gave for it, where that helps."""
    cause = error.__cause__
    if type(error) is AwsAccountError:
        return f"The AWS set-up does not work: {cause or error} Look at ~/.aws/config and the AWS_ variables."
    return f"{error} ({cause})" if type(cause).__name__ in _TELLING else str(error)


def _refusal(service: str, error: Exception) -> Refusal:
    if isinstance(error, AwsAccountError):
        return Refusal("account", explained(error))
    if isinstance(error, ImageModelError):
        return Refusal("unreachable", f"{service} could not be reached. Check the network and its proxy.")
    code, words, status, _ = answer_of(error)
    if not status:
        return Refusal("other", f"{service} gave an answer that makes no sense ({type(error).__name__}).")
    return Refusal(_kind(code, words.lower()), f"{service} answered {code or status}.")


def _kind(code: str, said: str) -> Literal["denied", "ended", "unknown", "other"]:
    if "AccessDenied" in code or code in ("UnauthorizedOperation", "Forbidden", "403"):
        return "denied"
    if "end of its life" in said or "end of life" in said:
        return "ended"
    return "unknown" if code in ("ResourceNotFoundException", "ValidationException") else "other"
