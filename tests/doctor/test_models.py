"""Whether the models that the settings choose could be called."""

from __future__ import annotations

import pytest

from tests.doctor.conftest import CORE, NOVA, ULTRA, Scripted, look, look_once, summary
from tests.ports import free_port

LONG_AGO, FAR_OFF = "2024-05-20T00:00:00Z", "2199-05-20T00:00:00Z"


def test_without_an_account_the_offline_artist_draws() -> None:
    finding = look_once("image model")

    assert finding.state == "ok"
    assert "Offline artist" in finding.says
    assert "no AWS credentials" in finding.says
    assert look("other model") == []


def test_with_an_account_the_first_live_model_draws_and_the_others_are_told(standin: None) -> None:
    finding = look_once("image model")

    assert finding.state == "ok"
    assert "Stable Image Core is active and open to this account in us-west-2" in finding.says
    assert "IMAGE_MODEL_ID=auto" in finding.says
    assert [(other.state, other.says[:18]) for other in look("other model")] == [
        ("ok", "Stable Image Ultra"),
        ("ok", "Stable Diffusion 3"),
    ]


def test_what_a_stand_in_says_is_not_taken_for_aws(standin: None) -> None:
    assert "which is not AWS" in look_once("image model").says


def test_a_retired_model_is_told_with_the_one_to_set(standin: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", NOVA)
    finding = look_once("image model")

    assert finding.state == "broken"
    assert "Amazon Nova Canvas was retired on 2026-09-30" in finding.says
    assert finding.next_step == f"Set IMAGE_MODEL_ID to {CORE} (us-west-2)."


def test_a_retired_model_is_known_without_an_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", NOVA)

    assert look_once("image model").state == "broken"


def test_a_retirement_that_the_studio_did_not_know_of_is_told(bedrock: Scripted) -> None:
    bedrock.models(summary(CORE, endOfLifeTime=LONG_AGO))
    finding = look_once("image model")

    assert (finding.state, "retired on 2024-05-20" in finding.says) == ("broken", True)
    assert finding.next_step == f"Set IMAGE_MODEL_ID to {ULTRA} (us-west-2)."


def test_a_model_that_the_list_lacks_has_ended_when_aws_says_so(bedrock: Scripted) -> None:
    bedrock.models()
    told = "ResourceNotFoundException", "This model version has reached the end of its life."
    bedrock.answers[f"/foundation-model-availability/{CORE}"] = 404, told

    assert "was retired" in look_once("image model").says


def test_a_model_that_is_still_there_is_believed_over_an_old_card(
    bedrock: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", NOVA)
    bedrock.models(summary(NOVA, endOfLifeTime=FAR_OFF))
    bedrock.available(NOVA)

    assert look_once("image model").state == "ok"


def test_a_legacy_model_may_or_may_not_draw(bedrock: Scripted) -> None:
    bedrock.models(summary(CORE, "LEGACY", endOfLifeTime=FAR_OFF))
    finding = look_once("image model")

    assert (finding.state, "Legacy" in finding.says, "2199-05-20" in finding.says) == ("missing", True, True)


def test_a_model_in_another_region_is_told_with_the_region_to_set(
    bedrock: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", CORE)
    monkeypatch.setenv("BEDROCK_REGION", "us-east-1")
    bedrock.models()
    finding = look_once("image model")

    assert (finding.state, "not offered in us-east-1" in finding.says) == ("broken", True)
    assert finding.next_step == "Set BEDROCK_REGION=us-west-2."


@pytest.mark.parametrize(
    ("parts", "state", "word"),
    [
        ({"authorizationStatus": "NOT_AUTHORIZED"}, "broken", "bedrock:InvokeModel"),
        ({"entitlementAvailability": "NOT_AVAILABLE"}, "broken", "aws-marketplace:Subscribe"),
        ({"agreement": "ERROR"}, "broken", "aws-marketplace:Subscribe"),
        ({"agreement": "NOT_AVAILABLE", "entitlementAvailability": "NOT_AVAILABLE"}, "missing", "The first poster"),
        ({"agreement": "PENDING"}, "missing", "15 minutes"),
        ({"regionAvailability": "NOT_AVAILABLE"}, "broken", "us-west-2"),
    ],
)
def test_access_is_told_with_what_would_give_it(
    bedrock: Scripted, parts: dict[str, object], state: str, word: str
) -> None:
    bedrock.models(summary(CORE))
    bedrock.available(CORE, **parts)
    finding = look_once("image model")

    assert finding.state == state
    assert word in finding.says + finding.next_step


def test_a_model_that_needs_an_inference_profile_is_told_with_its_name(bedrock: Scripted) -> None:
    bedrock.models(summary(CORE) | {"inferenceTypesSupported": ["INFERENCE_PROFILE"]})
    finding = look_once("image model")

    assert (finding.state, f"us.{CORE}" in finding.next_step) == ("broken", True)


@pytest.mark.parametrize(("status", "state"), [("ACTIVE", "ok"), ("RETIRED", "broken")])
@pytest.mark.parametrize(
    "profile", [f"us.{CORE}", f"arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.{CORE}"]
)
def test_an_inference_profile_is_looked_up_as_such(
    bedrock: Scripted, monkeypatch: pytest.MonkeyPatch, profile: str, status: str, state: str
) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", profile)
    bedrock.answers[f"/inference-profiles/{profile}"] = 200, {"status": status, "models": []}

    assert look_once("image model").state == state


def test_an_arn_of_a_model_is_looked_up_by_the_model(standin: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", f"arn:aws:bedrock:us-west-2::foundation-model/{CORE}")

    assert look_once("image model").state == "ok"


def test_what_may_not_be_asked_is_no_fault(bedrock: Scripted) -> None:
    denied = 403, ("AccessDeniedException", "User is not authorized to perform: bedrock:ListFoundationModels")
    bedrock.answers = {"/foundation-models": denied, f"/foundation-model-availability/{CORE}": denied}
    finding = look_once("image model")

    assert (finding.state, "bedrock:ListFoundationModels" in finding.next_step) == ("missing", True)


def test_what_may_not_be_listed_may_still_be_open(bedrock: Scripted) -> None:
    bedrock.answers["/foundation-models"] = 403, ("AccessDeniedException", "no")
    bedrock.available(CORE)

    assert look_once("image model").state == "ok"


def test_a_model_that_is_not_listed_is_not_there_whatever_else_may_be_asked(bedrock: Scripted) -> None:
    bedrock.models(summary(ULTRA))
    bedrock.answers[f"/foundation-model-availability/{CORE}"] = 403, ("AccessDeniedException", "no")

    assert f"no model {CORE} in us-west-2" in look_once("image model").says


def test_a_model_that_aws_does_not_know_is_not_there_though_nothing_may_be_listed(bedrock: Scripted) -> None:
    bedrock.answers["/foundation-models"] = 403, ("AccessDeniedException", "no")
    finding = look_once("image model")

    assert (finding.state, f"no model {CORE} in us-west-2" in finding.says) == ("broken", True)


def test_a_region_is_listed_once_for_all_its_models(bedrock: Scripted) -> None:
    bedrock.models(summary(CORE))
    bedrock.available(CORE)
    look()

    assert bedrock.asked.count("/foundation-models") == 1


def test_a_service_that_is_not_there_is_told_once_as_a_fault(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK", f"http://127.0.0.1:{free_port()}")
    finding = look_once("image model")

    assert (finding.state, "could not be reached" in finding.says) == ("broken", True)
    assert {other.state for other in look("other model")} == {"missing"}


def test_a_fallback_that_is_gone_is_told(standin: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_FALLBACK_MODEL_IDS", NOVA)
    finding = look_once("fallback model")

    assert (finding.state, "IMAGE_FALLBACK_MODEL_IDS" in finding.next_step) == ("missing", True)


def test_a_model_that_nobody_knows_is_told_and_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", "acme.painter-v1:0")

    assert (look_once("image model").state, look_once("server").state) == ("broken", "missing")


def test_a_default_size_that_the_model_cannot_draw_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_WIDTH", "20000")
    finding = look_once("poster size")

    assert (finding.state, "IMAGE_WIDTH" in finding.says) == ("broken", True)


@pytest.mark.parametrize(("model_id", "state"), [("amazon.nova-2-lite-v1:0", "ok"), ("acme.writer-v1:0", "broken")])
def test_the_prompt_model_is_looked_up_among_those_that_write(
    standin: None, monkeypatch: pytest.MonkeyPatch, model_id: str, state: str
) -> None:
    monkeypatch.setenv("PROMPT_MODEL_ID", model_id)

    assert look_once("prompt model").state == state


def test_no_prompt_model_is_no_fault(standin: None) -> None:
    assert look_once("prompt model").state == "missing"
