"""The ways a call can go wrong on purpose: their names, what AWS says in each case, and how one is asked for."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from posterlib.bedrock_standin.replies import Reply, refusal

__all__ = ["CHARGED", "DELIVERY", "FAULTS", "REFUSALS", "Fault", "Faults", "marked_fault", "without_marks"]

REFUSALS: Mapping[str, Reply] = MappingProxyType(
    {
        "retired": refusal(
            404,
            "ResourceNotFoundException",
            "This model version has reached the end of its life. "
            "Please refer to the AWS documentation for more details.",
        ),
        "legacy": refusal(
            404,
            "ResourceNotFoundException",
            "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model "
            "in the last 15 days. Please upgrade to an active model on Amazon Bedrock",
        ),
        "no_access": refusal(
            403, "AccessDeniedException", "You don't have access to the model with the specified model ID."
        ),
        "marketplace": refusal(
            403,
            "AccessDeniedException",
            "Model access is denied due to IAM user or service role is not authorized to perform the required AWS "
            "Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to "
            "this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace "
            "subscription for this model cannot be completed at this time. If you recently fixed this issue, try "
            "again after 15 minutes.",
        ),
        "wrong_region": refusal(
            404,
            "ResourceNotFoundException",
            "Could not resolve the foundation model from the provided model identifier.",
        ),
        "profile_needed": refusal(
            400,
            "ValidationException",
            "Invocation of model ID {model_id} with on-demand throughput isn’t supported. Retry your request with the "
            "ID or ARN of an inference profile that contains this model.",
        ),
        "throttled": refusal(
            429,
            "ThrottlingException",
            "Too many requests, please wait before trying again. You have sent too many requests. "
            "Wait before trying again.",
        ),
        "capacity": refusal(503, "ServiceUnavailableException", "Bedrock is unable to process your request."),
        "not_ready": refusal(
            429,
            "ModelNotReadyException",
            "The model specified in the request is not ready to serve inference requests. Try your request again.",
        ),
        "model_timeout": refusal(
            408, "ModelTimeoutException", "Model has timed out in processing the request. Try your request again."
        ),
        "model_error": refusal(
            424,
            "ModelErrorException",
            "The request failed due to an error while processing the model.",
            originalStatusCode=500,
            resourceName="{model_id}",
        ),
        "internal": refusal(
            500,
            "InternalServerException",
            "The system encountered an unexpected error during processing. Try your request again.",
        ),
        "quota": refusal(
            400,
            "ServiceQuotaExceededException",
            "Your request exceeds the service quota for your account.",
        ),
        "expired_token": refusal(403, "ExpiredTokenException", "The security token included in the request is expired"),
        "invalid_token": refusal(
            403, "UnrecognizedClientException", "The security token included in the request is invalid."
        ),
    }
)
"""Faults that are one error of AWS; {model_id} stands for the id that was called."""

_CONTENT: Mapping[str, str] = MappingProxyType(
    {
        "prompt_filtered": "the content filter refuses the prompt",
        "picture_filtered": "the content filter keeps the finished picture back",
        "no_image": "a good status, and no picture",
        "not_a_picture": "a good status, and text where the picture belongs",
        "garbage": "a good status, and no JSON",
        "jpeg": "the picture comes as JPEG, whatever was asked for",
        "webp": "the picture comes as WebP, whatever was asked for",
    }
)

DELIVERY: Mapping[str, str] = MappingProxyType(
    {
        "silence": "the call is accepted and never answered",
        "reset_before": "the connection closes before any answer",
        "reset": "the connection is reset in the middle of the answer",
        "truncated": "the answer is shorter than it says",
        "delay:SECONDS": "a good answer, so many seconds later",
    }
)

FAULTS: Mapping[str, str] = MappingProxyType(
    {name: f"{reply.status} {reply.error}" for name, reply in REFUSALS.items()} | dict(_CONTENT) | dict(DELIVERY)
)
"""Every fault by name, with what it does."""

CHARGED = frozenset(
    {"silence", "truncated", "reset", "reset_before", "garbage", "not_a_picture", "jpeg", "webp", "delay"}
)
"""Faults after which AWS bills all the same: the model did its work."""

_MARK = re.compile(r"\[\[([a-z_]+(?::[0-9.]+)?)\]\]", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """One fault to show. `seconds` is for `delay` alone."""

    name: str
    seconds: float = 0.0

    @classmethod
    def parse(cls, text: str) -> Fault:
        """Read a fault as people write it: its name, or `delay:SECONDS`.

        Raises:
            ValueError: there is no such fault; names those there are.
        """
        name, _, seconds = text.partition(":")
        if name == "delay" and re.fullmatch(r"\d{1,4}(\.\d{1,3})?", seconds):
            return cls(name, float(seconds))
        if text in FAULTS and name != "delay":
            return cls(text)
        raise ValueError(f"There is no fault {text[:60]!r}. Choose one of: {', '.join(FAULTS)}.")


class Faults:
    """Faults that wait for the next calls, one each. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[Fault] = deque()

    def enqueue(self, *names: str) -> None:
        """Add faults in order; all of them or, when one is unknown, none.

        Raises:
            ValueError: one of them is unknown.
        """
        faults = [Fault.parse(name) for name in names]
        with self._lock:
            self._waiting.extend(faults)

    def take(self) -> Fault | None:
        """Give the next call's fault, if one waits."""
        with self._lock:
            return self._waiting.popleft() if self._waiting else None


def marked_fault(text: str) -> Fault | None:
    """Find the first fault that a prompt asks for by a mark such as `[[throttled]]`."""
    for name in _MARK.findall(text):
        try:
            return Fault.parse(name.lower())
        except ValueError:
            continue
    return None


def without_marks(text: str) -> str:
    """Give a prompt without its marks, as it is to be drawn; brackets that name no fault stay."""
    return _MARK.sub(lambda mark: "" if marked_fault(mark.group()) else mark.group(), text).strip()
