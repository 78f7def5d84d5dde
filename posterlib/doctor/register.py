"""Looks models up at Bedrock's control plane, where every question is free; a region's list is asked for once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from posterlib.aws import AwsAccount
from posterlib.doctor.asking import SHORT, Refusal, ask
from posterlib.doctor.findings import Finding
from posterlib.doctor.verdicts import Subject, absent, access, unseen, verdict_of_lifecycle

__all__ = ["Register"]

_ARN = re.compile(r"arn:aws[a-z-]*:bedrock:[a-z0-9-]*:[0-9]*:(?P<kind>[a-z-]+)/(?P<id>.+)")
_PROFILE = re.compile(r"(us|us-gov|eu|apac|jp|au|ca|sa|me|af|il|mx|uk|in|global)\.[a-z0-9-]+\.")

_PERMISSIONS = "bedrock:ListFoundationModels and bedrock:GetFoundationModelAvailability"

_Models = dict[str, Mapping[str, Any]]


class Register:
    """Bedrock's models as this account sees them. `now` is in UTC."""

    def __init__(self, account: AwsAccount, *, now: datetime) -> None:
        self._account = account
        self._now = now
        self._lists: dict[tuple[str, str], _Models | Refusal] = {}

    def look_up(self, subject: Subject) -> Finding:
        """Find out whether a model, an inference profile or an ARN can be called, without calling it."""
        kind, bare = _kind(subject.id)
        if kind == "other":
            return subject.unclear(f"{subject.name} is an ARN that cannot be looked up; the first poster tells.")
        finding = self._profile(subject) if kind == "profile" else self._model(subject, bare)
        place = self._place(subject) if finding.state == "ok" else ""
        return replace(finding, says=finding.says + place)

    def _model(self, subject: Subject, bare: str) -> Finding:
        models = self._list(subject)
        today = self._now.date()
        if isinstance(models, Refusal) and models.why in ("account", "unreachable"):
            return unseen(subject, models, _PERMISSIONS, today)
        listed = not isinstance(models, Refusal) and bare in models
        if not isinstance(models, Refusal) and bare in models:
            verdict = verdict_of_lifecycle(subject, models[bare], self._now)
            if verdict is not None:
                return verdict
        answer = self._ask(subject, lambda bedrock: bedrock.get_foundation_model_availability(modelId=bare))
        if isinstance(answer, Refusal):
            if answer.why == "ended" or listed or isinstance(models, Refusal):
                return unseen(subject, answer, _PERMISSIONS, today)
            return absent(subject, today)
        if listed or isinstance(models, Refusal):
            return access(subject, answer, active=listed)
        return absent(subject, today)

    def _profile(self, subject: Subject) -> Finding:
        answer = self._ask(
            subject, lambda bedrock: bedrock.get_inference_profile(inferenceProfileIdentifier=subject.id)
        )
        if isinstance(answer, Refusal):
            return unseen(subject, answer, "bedrock:GetInferenceProfile", self._now.date())
        if answer.get("status") == "ACTIVE":
            return Finding(subject.what, "ok", f"The inference profile {subject.id} is active in {subject.region}.")
        return subject.broken(f"The inference profile {subject.id} is not active.", subject.instead)

    def _list(self, subject: Subject) -> _Models | Refusal:
        key = subject.region, subject.modality
        if key not in self._lists:
            answer = self._ask(
                subject, lambda bedrock: bedrock.list_foundation_models(byOutputModality=subject.modality)
            )
            self._lists[key] = (
                answer
                if isinstance(answer, Refusal)
                else {str(model["modelId"]): model for model in answer.get("modelSummaries", ())}
            )
        return self._lists[key]

    def _ask(self, subject: Subject, question: Callable[[Any], Mapping[str, Any]]) -> dict[str, Any] | Refusal:
        place = f" in {subject.region}" if subject.region else ""
        return ask(f"Amazon Bedrock{place}", lambda: dict(question(self._client(subject))))

    def _client(self, subject: Subject) -> Any:
        return self._account.client("bedrock", subject.region, **SHORT)

    def _place(self, subject: Subject) -> str:
        address = urlsplit(self._client(subject).meta.endpoint_url)
        host = address.hostname or ""
        if host.endswith((".amazonaws.com", ".amazonaws.com.cn", ".api.aws")):
            return ""
        return f" {host}{f':{address.port}' if address.port else ''} says so, which is not AWS."


def _kind(model_id: str) -> tuple[Literal["model", "profile", "other"], str]:
    arn = _ARN.fullmatch(model_id)
    if arn and arn["kind"] == "foundation-model":
        return "model", arn["id"]
    if arn:
        return ("profile" if arn["kind"].endswith("inference-profile") else "other"), model_id
    return ("profile" if _PROFILE.match(model_id) else "model"), model_id
