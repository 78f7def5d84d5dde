"""What AWS's answers about one model mean: whether it can be called, and if not, what to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from posterlib.doctor.asking import Refusal
from posterlib.doctor.findings import Finding
from posterlib.image_models.catalog import profile_for

__all__ = ["Subject", "absent", "access", "unseen", "verdict_of_lifecycle"]

_MARKETPLACE = "Allow aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions, then wait 15 minutes."


@dataclass(frozen=True)
class Subject:
    """A model to look up, and what the findings about it need.

    `what` is the line's name, `region` where the model is called, `instead` what to do when it is not to be had.
    `regions` and `retired_on` are what its card knows; a card may be older than AWS's answer, which counts.
    """

    what: str
    id: str
    name: str
    region: str
    instead: str
    modality: str = "IMAGE"
    regions: tuple[str, ...] = ()
    retired_on: date | None = None

    def broken(self, says: str, next_step: str) -> Finding:
        """Say that it cannot be called."""
        return Finding(self.what, "broken", says, next_step)

    def unclear(self, says: str, next_step: str = "") -> Finding:
        """Say that nobody knows before it is called."""
        return Finding(self.what, "missing", says, next_step)


def verdict_of_lifecycle(subject: Subject, summary: Mapping[str, Any], now: datetime) -> Finding | None:
    """Judge what ListFoundationModels says; `None` when that keeps nobody out."""
    lifecycle = summary.get("modelLifecycle") or {}
    end = lifecycle.get("endOfLifeTime")
    if isinstance(end, datetime) and end <= now:
        return retired(subject, end.date())
    ways = summary.get("inferenceTypesSupported")
    if ways and "ON_DEMAND" not in ways:
        profile = profile_for(subject.id, subject.region)
        instead = f"{profile} in place of its id, or" if profile else "in place of its id"
        return subject.broken(
            f"{subject.name} can only be called through an inference profile.",
            f"Put {instead} the ARN of a profile that contains it.",
        )
    if lifecycle.get("status") == "LEGACY":
        until = f" until {end.date()}" if isinstance(end, datetime) else ""
        return subject.unclear(
            f"AWS lists {subject.name} as Legacy: it works{until} for accounts that have used it lately alone.",
            subject.instead,
        )
    return None


def access(subject: Subject, answer: Mapping[str, Any], *, active: bool) -> Finding:
    """Judge what GetFoundationModelAvailability says; `active` tells whether the model was also listed as active."""
    agreement = (answer.get("agreementAvailability") or {}).get("status")
    if answer.get("regionAvailability") == "NOT_AVAILABLE":
        return absent(subject, None)
    if answer.get("authorizationStatus") == "NOT_AUTHORIZED":
        return subject.broken(
            f"These credentials may not use {subject.name} in {subject.region}.",
            f"Allow bedrock:InvokeModel on {subject.id}.",
        )
    if agreement == "NOT_AVAILABLE":
        return subject.unclear(
            f"{subject.name} has no AWS Marketplace subscription yet. The first poster takes it out, which needs "
            "aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions."
        )
    if agreement == "PENDING":
        return subject.unclear(
            f"The AWS Marketplace subscription for {subject.name} is being made.", "Wait 15 minutes."
        )
    if agreement == "ERROR":
        return subject.broken(f"The AWS Marketplace subscription for {subject.name} failed.", _MARKETPLACE)
    if answer.get("entitlementAvailability") == "NOT_AVAILABLE":
        return subject.broken(f"This AWS account has no access to {subject.name}.", _MARKETPLACE)
    state = "is active and open to this account" if active else "is open to this account"
    return Finding(subject.what, "ok", f"{subject.name} {state} in {subject.region}.")


def absent(subject: Subject, today: date | None) -> Finding:
    """Say that AWS does not have the model there: it ended (by `today`, where that is given), or is elsewhere."""
    if today and subject.retired_on and subject.retired_on <= today:
        return retired(subject, subject.retired_on)
    if subject.regions and subject.region not in subject.regions:
        return subject.broken(
            f"{subject.name} is not offered in {subject.region}, only in {' or '.join(subject.regions)}.",
            f"Set BEDROCK_REGION={subject.regions[0]}.",
        )
    return subject.broken(f"AWS has no model {subject.id} in {subject.region}.", subject.instead)


def retired(subject: Subject, when: date | None) -> Finding:
    """Say that the model has ended."""
    return subject.broken(f"{subject.name} was retired{f' on {when}' if when else ''}.", subject.instead)


def unseen(subject: Subject, refusal: Refusal, action: str, today: date) -> Finding:
    """Say what could not be looked at, and why; `action` is the permission that would let it."""
    if refusal.why in ("account", "unreachable"):
        return subject.broken(f"{subject.name} could not be looked up. {refusal.says}", "")
    if refusal.why == "ended":
        return retired(subject, subject.retired_on)
    if refusal.why == "unknown":
        return absent(subject, today)
    says = f"Whether {subject.name} can be used in {subject.region} could not be looked at."
    if refusal.why == "denied":
        return subject.unclear(f"{says} These credentials may not ask.", f"Allow {action}.")
    return subject.unclear(f"{says} {refusal.says}")
