"""Looks at the AWS credentials: how they were found, whose they are, where they work and how long."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from posterlib.aws import AwsAccount
from posterlib.doctor.asking import SHORT, Refusal, ask, explained
from posterlib.doctor.findings import Finding
from posterlib.errors import AwsAccountError
from posterlib.settings import Settings

__all__ = ["Credentials", "look_at_credentials"]

_WHAT = "AWS credentials"
_ANY_REGION = "us-east-1"
_SET_UP = "Run “aws configure”, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment or in .env."
_SIGN_IN = "Sign in again (“aws sso login”, or new keys)."

_KINDS = {
    "assume-role": "a role of the AWS profile",
    "assume-role-with-web-identity": "a role, by a web identity",
    "config-file": "keys from the AWS configuration file",
    "container-role": "the container's role",
    "custom-process": "a program that the AWS profile names",
    "env": "keys from the environment",
    "iam-role": "this machine's role",
    "login": "“aws login”",
    "shared-credentials-file": "keys from the shared credentials file",
    "sso": "IAM Identity Center",
}
"""Botocore's names for the ways to credentials, for people."""


@dataclass(frozen=True)
class Credentials:
    """Whether there are credentials, and whether AWS may be asked with them: they are not known to fail."""

    found: bool
    usable: bool


def look_at_credentials(account: AwsAccount, settings: Settings, *, now: datetime) -> tuple[Finding, Credentials]:
    """Look at the credentials and ask AWS STS whose they are. No key is in the finding."""
    try:
        found, kind, region = account.has_credentials(), account.credentials_kind(), _region(account, settings)
    except AwsAccountError as error:
        return Finding(_WHAT, "broken", explained(error)), Credentials(found=False, usable=False)
    if not found:
        return _none(settings), Credentials(found=False, usable=False)
    if not kind:
        says = f"A Bedrock API key (AWS_BEARER_TOKEN_BEDROCK), {region}. It opens Bedrock alone."
        return Finding(_WHAT, "ok", says), Credentials(found=True, usable=True)
    finding = _found(account, f"{_KINDS.get(kind, 'credentials')} ({kind}), {region}", now)
    return finding, Credentials(found=True, usable=finding.state != "broken")


def _none(settings: Settings) -> Finding:
    needing = [
        name
        for name, needs in (
            ("IMAGE_MODEL_ID", settings.image_model_id not in ("auto", "offline")),
            ("PROMPT_MODEL_ID", settings.prompt_model_id),
            ("AWS_S3_BUCKET", settings.aws_s3_bucket),
        )
        if needs
    ]
    if needing:
        need = "needs" if len(needing) == 1 else "need"
        return Finding(_WHAT, "broken", f"There are none, and {' and '.join(needing)} {need} them.", _SET_UP)
    return Finding(_WHAT, "missing", "There are none; the offline artist draws without.", f"For AWS: {_SET_UP}")


def _found(account: AwsAccount, how: str, now: datetime) -> Finding:
    answer = ask("AWS STS", lambda: account.client("sts", account.region or _ANY_REGION, **SHORT).get_caller_identity())
    if isinstance(answer, Refusal) and answer.why == "account":
        return Finding(_WHAT, "broken", f"Found: {how}. {answer.says}")
    end = account.credentials_end()
    if end is not None and end <= now:
        return Finding(_WHAT, "broken", f"Found: {how}. They expired at {_moment(end, now)}.", _SIGN_IN)
    lasting = "" if end is None else f" They expire at {_moment(end, now)}, in {_span(end - now)}."
    if isinstance(answer, Refusal):
        says = f"Found: {how}.{lasting} Whose they are could not be asked. {answer.says}"
        return Finding(_WHAT, "missing", says)
    return Finding(_WHAT, "ok", f"Account {answer.get('Account')}: {how}.{lasting}")


def _region(account: AwsAccount, settings: Settings) -> str:
    if not account.region:
        return "no region of their own"
    source = "the AWS configuration file"
    if settings.aws_region:
        source = "AWS_REGION"
    elif os.environ.get("AWS_DEFAULT_REGION"):
        source = "AWS_DEFAULT_REGION"
    return f"region {account.region} (by {source})"


def _moment(moment: datetime, now: datetime) -> str:
    return f"{moment:%H:%M} UTC" if moment.date() == now.date() else f"{moment:%Y-%m-%d %H:%M} UTC"


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    amount, unit = (minutes, "minute") if minutes < 120 else (minutes // 60, "hour")
    if amount >= 48 and unit == "hour":
        amount, unit = amount // 24, "day"
    return f"{amount} {unit}" if amount == 1 else f"{amount} {unit}s"
