"""Every way in which AWS says no: one error with its own code, one plain sentence with the next step."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import boto3
import botocore.exceptions
import pytest
from botocore.exceptions import SSLError

from posterlib.aws.faults import account_fault
from posterlib.bedrock_standin import BedrockStandin
from posterlib.errors import AwsAccountError, ImageModelError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.bedrock_faults import CODES
from posterlib.image_models.catalog import card_for, profile_for
from tests.image_models.conftest import CORE, NOVA, TITAN, ULTRA, Model, recipe

FAULTS = [
    (
        NOVA,
        "retired",
        "model_retired",
        "retired by AWS on 2026-09-30. Set IMAGE_MODEL_ID to stability.stable-image-core",
    ),
    (TITAN, "retired", "model_retired", "retired by AWS on 2026-06-30"),
    (CORE, "retired", "model_retired", "Set IMAGE_MODEL_ID to stability.stable-image-ultra-v1:1 (us-west-2)"),
    (NOVA, "legacy", "model_legacy", "Legacy"),
    (CORE, "no_access", "model_access_denied", "Allow bedrock:InvokeModel on stability.stable-image-core-v1:1"),
    (CORE, "marketplace", "marketplace_subscription_missing", "aws-marketplace:Subscribe"),
    (CORE, "wrong_region", "model_not_in_region", "Check IMAGE_MODEL_ID, or set BEDROCK_REGION"),
    (ULTRA, "profile_needed", "inference_profile_needed", "IMAGE_MODEL_ID to us.stability.stable-image-ultra-v1:1"),
    (CORE, "prompt_filtered", "prompt_rejected", "Change the prompt"),
    (NOVA, "prompt_filtered", "prompt_rejected", "Change the prompt"),
    (CORE, "picture_filtered", "picture_rejected", "Try another seed or other words"),
    (NOVA, "picture_filtered", "picture_rejected", "Try another seed or other words"),
    (CORE, "quota", "quota_exceeded", "Service Quotas"),
    (CORE, "model_timeout", "outcome_unknown", "Trying again may charge again"),
    (CORE, "reset_before", "connection_lost", "Trying again may charge again"),
    (CORE, "expired_token", "credentials_expired", "Sign in again"),
    (CORE, "invalid_token", "credentials_refused", "Set new ones"),
    (CORE, "garbage", "bad_model_response", "cannot be read"),
    (CORE, "not_a_picture", "bad_model_response", "not a picture"),
    (CORE, "no_image", "bad_model_response", "without a picture"),
    (CORE, "truncated", "response_truncated", "broke off"),
    (CORE, "reset", "response_truncated", "broke off"),
    (CORE, "model_error", "image_model_failed", "Try again in a moment"),
    (CORE, "internal", "image_model_failed", "Try again in a moment"),
]


@pytest.mark.parametrize(("card", "fault", "code", "says"), FAULTS, ids=lambda value: getattr(value, "id", str(value)))
def test_each_fault_is_one_sentence_with_its_code_and_next_step(
    standin: BedrockStandin,
    model: Model,
    card: ModelCard,
    fault: str,
    code: str,
    says: str,
) -> None:
    standin.enqueue(fault)
    with pytest.raises(ImageModelError) as raised:
        model(card).generate(recipe(card))

    assert raised.value.code == code
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "Exception" not in str(raised.value)


def test_a_known_model_in_a_region_that_lacks_it_names_the_right_one(standin: BedrockStandin, model: Model) -> None:
    for fault in ("no_access", "wrong_region"):
        standin.enqueue(fault)
        with pytest.raises(ImageModelError, match=r"only in us-west-2\. Set BEDROCK_REGION=us-west-2") as raised:
            model(CORE, region="us-east-1").generate(recipe(CORE))
        assert raised.value.code == "model_not_in_region"


def test_a_body_that_the_model_refuses_is_told_in_its_own_words(standin: BedrockStandin, model: Model) -> None:
    stricter = card_for("us.stability.sd9-v1:0")
    assert stricter is not None
    asked = recipe(CORE)
    with pytest.raises(ImageModelError, match="expected maxLength: 10000") as raised:
        model(stricter).generate(asked.__class__(**{**vars(asked), "prompt": "a" * 10_001}))

    assert raised.value.code == "model_refused_request"


def test_without_credentials_nothing_is_sent_and_the_next_step_is_told(
    standin: BedrockStandin, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(AwsAccountError, match="aws configure") as raised:
        model(CORE).generate(recipe(CORE))

    assert raised.value.code == "credentials_missing"
    assert standin.calls == ()


def test_half_of_the_credentials_is_told(
    standin: BedrockStandin, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(AwsAccountError) as raised:
        model(CORE).generate(recipe(CORE))

    assert raised.value.code == "credentials_missing"


def test_without_a_region_the_next_step_is_told(standin: BedrockStandin, model: Model) -> None:
    with pytest.raises(AwsAccountError, match="Set AWS_REGION") as raised:
        model(CORE, region="").generate(recipe(CORE))

    assert raised.value.code == "region_missing"


def test_an_endpoint_that_nobody_answers_charged_nothing(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", f"http://127.0.0.1:{closed.getsockname()[1]}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
        with pytest.raises(ImageModelError, match="nothing was charged") as raised:
            model(CORE).generate(recipe(CORE))

    assert raised.value.code == "model_unreachable"


class Proxy(BaseHTTPRequestHandler):
    """Answers everything with a page of its own."""

    status: ClassVar[int]
    asked: ClassVar[int]

    def do_POST(self) -> None:
        type(self).asked += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_error(self.status, "Blocked by the company")

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, "model_unreachable"), (429, "model_unreachable"), (502, "connection_lost"), (503, "connection_lost")],
)
def test_the_page_of_a_proxy_is_not_taken_for_an_answer_of_aws(
    model: Model, monkeypatch: pytest.MonkeyPatch, status: int, code: str
) -> None:
    Proxy.status, Proxy.asked = status, 0
    with HTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", f"http://127.0.0.1:{proxy.server_port}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
        with pytest.raises(ImageModelError, match=f"answered {status} in its place") as raised:
            model(CORE).generate(recipe(CORE))
        proxy.shutdown()

    assert (raised.value.code, Proxy.asked) == (code, 1)


def test_new_credentials_count_after_the_old_ones_expired(
    standin: BedrockStandin, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = model(CORE)
    standin.enqueue("expired_token")
    with pytest.raises(AwsAccountError):
        shared.generate(recipe(CORE))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a new key")

    assert shared.generate(recipe(CORE)).image
    assert shared._client()._request_signer._credentials.access_key == "a new key"


def test_every_answer_that_bedrock_documents_has_its_sentence() -> None:
    client = boto3.client("bedrock-runtime", region_name="us-west-2", aws_access_key_id="k", aws_secret_access_key="s")
    documented = set(client.meta.service_model.operation_model("InvokeModel").error_shapes)

    assert {shape.name for shape in documented} <= set(CODES)
    assert set(client.exceptions._code_to_exception) <= set(CODES)


def test_every_error_of_botocore_has_a_home() -> None:
    kinds = [
        kind
        for kind in vars(botocore.exceptions).values()
        if isinstance(kind, type) and issubclass(kind, botocore.exceptions.BotoCoreError)
    ]

    assert len(kinds) > 50
    for kind in kinds:
        told = account_fault(kind.__new__(kind))
        assert isinstance(told, ImageModelError), kind
        assert told.code


def test_credentials_that_come_back_expired_and_an_endpoint_that_is_none_have_a_home_too(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    expired = account_fault(
        RuntimeError("Credentials were refreshed, but the refreshed credentials are still expired.")
    )
    assert expired is not None
    assert expired.code == "credentials_expired"

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "not an address")
    with pytest.raises(AwsAccountError) as raised:
        model(CORE).generate(recipe(CORE))
    assert raised.value.code == "aws_account_failed"


@pytest.mark.parametrize(
    ("model_id", "region", "profile"),
    [
        (CORE.id, "us-west-2", f"us.{CORE.id}"),
        (CORE.id, "ap-northeast-1", f"apac.{CORE.id}"),
        (CORE.id, "us-gov-west-1", f"us-gov.{CORE.id}"),
        (CORE.id, "sa-east-1", f"global.{CORE.id}"),
        (f"us.{CORE.id}", "us-west-2", ""),
        (f"arn:aws:bedrock:us-west-2::foundation-model/{CORE.id}", "us-west-2", ""),
    ],
)
def test_the_profile_of_a_model_is_named_after_its_geography(model_id: str, region: str, profile: str) -> None:
    assert profile_for(model_id, region) == profile


def test_a_connection_that_breaks_in_tls_after_the_request_is_no_proof_that_nothing_was_charged() -> None:
    broken = account_fault(SSLError(endpoint_url="https://bedrock.example", error="WRONG_VERSION_NUMBER"))
    distrusted = account_fault(SSLError(endpoint_url="https://bedrock.example", error="CERTIFICATE_VERIFY_FAILED"))
    assert broken is not None
    assert distrusted is not None

    assert broken.code == "connection_lost"
    assert (distrusted.code, "AWS_CA_BUNDLE" in str(distrusted)) == ("model_unreachable", True)
