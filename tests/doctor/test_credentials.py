"""Whether the AWS credentials are there and good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.doctor.conftest import Scripted, look, look_once
from tests.ports import free_port
from tests.s3 import sign_in

WHAT = "AWS credentials"
NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=1)


def at_noon() -> datetime:
    return NOON


def lasting_until(monkeypatch: pytest.MonkeyPatch, end: datetime) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "FwoGZXIvYXdzEXAMPLE")
    monkeypatch.setenv("AWS_CREDENTIAL_EXPIRATION", end.isoformat())


def sts_refuses(monkeypatch: pytest.MonkeyPatch, web: Scripted, code: str) -> None:
    sign_in(monkeypatch)
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", web.address)
    told = f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>"
    web.answers["/"] = 403, told


def test_without_an_account_nothing_is_wrong() -> None:
    finding = look_once(WHAT)

    assert finding.state == "missing"
    assert "aws configure" in finding.next_step


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("IMAGE_MODEL_ID", "stability.stable-image-core-v1:1"),
        ("PROMPT_MODEL_ID", "amazon.nova-2-lite-v1:0"),
        ("AWS_S3_BUCKET", "film-posters"),
    ],
)
def test_without_an_account_what_needs_one_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    finding = look_once(WHAT)

    assert (finding.state, variable in finding.says) == ("broken", True)
    assert "AWS_ACCESS_KEY_ID" in finding.next_step
    assert [other.what for other in look() if other.state == "broken"] == [WHAT]


def test_keys_that_work_are_told_by_account_kind_and_region(standin: None) -> None:
    finding = look_once(WHAT)

    assert finding.state == "ok"
    assert finding.says == "Account 123456789012: keys from the environment (env), region us-west-2 (by AWS_REGION)."


def test_keys_and_region_of_a_profile_are_told_as_such(
    standin: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
        monkeypatch.delenv(name)
    (tmp_path / "no-credentials").write_text(
        "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = its secret\n"
    )
    (tmp_path / "no-config").write_text("[default]\nregion = eu-central-1\n")
    says = look_once(WHAT).says

    assert "(shared-credentials-file)" in says
    assert "region eu-central-1 (by the AWS configuration file)" in says


@pytest.mark.parametrize(
    ("lasts", "told"),
    [
        (timedelta(minutes=38, seconds=30), "expire at 12:38 UTC, in 38 minutes"),
        (timedelta(hours=5), "expire at 17:00 UTC, in 5 hours"),
        (timedelta(days=3), f"expire at {NOON + timedelta(days=3):%Y-%m-%d} 12:00 UTC, in 3 days"),
    ],
)
def test_the_end_of_temporary_keys_is_told(
    standin: None, monkeypatch: pytest.MonkeyPatch, lasts: timedelta, told: str
) -> None:
    lasting_until(monkeypatch, NOON + lasts)
    finding = look_once(WHAT, now=at_noon)

    assert (finding.state, told in finding.says) == ("ok", True)


def test_expired_keys_are_told_and_nothing_else_is_tried_with_them(
    standin: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_S3_BUCKET", "film-posters")
    lasting_until(monkeypatch, datetime.now(UTC) - timedelta(hours=1))
    broken = [finding for finding in look() if finding.state == "broken"]

    assert [finding.what for finding in broken] == [WHAT]
    assert "expired" in broken[0].says
    assert "aws sso login" in broken[0].says + broken[0].next_step


@pytest.mark.parametrize(
    ("code", "told"), [("InvalidClientTokenId", "does not accept"), ("ExpiredToken", "have expired")]
)
def test_keys_that_aws_refuses_are_told(monkeypatch: pytest.MonkeyPatch, web: Scripted, code: str, told: str) -> None:
    sts_refuses(monkeypatch, web, code)
    finding = look_once(WHAT)

    assert (finding.state, told in finding.says) == ("broken", True)


def test_an_account_that_may_not_be_asked_for_is_no_fault(monkeypatch: pytest.MonkeyPatch, web: Scripted) -> None:
    sts_refuses(monkeypatch, web, "AccessDenied")

    assert look_once(WHAT).state == "missing"


def test_an_account_service_that_is_not_there_does_not_end_the_examination(
    standin: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", f"http://127.0.0.1:{free_port()}")
    finding = look_once(WHAT)

    assert (finding.state, "AWS STS could not be reached" in finding.says) == ("missing", True)
    assert look_once("image model").state == "ok"


def test_half_a_pair_of_keys_is_told_with_the_missing_half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    finding = look_once(WHAT)

    assert (finding.state, "missing: AWS_SECRET_ACCESS_KEY" in finding.says) == ("broken", True)
    assert "AKIA" not in str(finding)


def test_a_profile_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    finding = look_once(WHAT)

    assert (finding.state, "nobody" in finding.says) == ("broken", True)


def test_a_damaged_configuration_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "no-config").write_text("[default\nregion")
    finding = look_once(WHAT)

    assert (finding.state, "no-config" in finding.says) == ("broken", True)


def test_a_bedrock_api_key_is_not_asked_for_its_account(monkeypatch: pytest.MonkeyPatch, web: Scripted) -> None:
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "bedrock-api-key-secret")
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", web.address)
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK", f"https://127.0.0.1:{free_port()}")
    finding = look_once(WHAT)

    assert (finding.state, "Bedrock API key" in finding.says) == ("ok", True)
    assert web.asked == []
    assert "secret" not in str(look())


def test_a_page_of_a_proxy_is_not_taken_for_an_answer(monkeypatch: pytest.MonkeyPatch, web: Scripted) -> None:
    sign_in(monkeypatch)
    monkeypatch.setenv("AWS_ENDPOINT_URL", web.address)
    web.answers["/"] = 200, "<html>Please sign in<br>to the hotel's network</html>"
    finding = look_once(WHAT)

    assert (finding.state, "makes no sense" in finding.says) == ("missing", True)
