"""What the `bedrock` service tells of its models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.bedrock_standin.conftest import CORE, NOVA, STABLE_DIFFUSION, TITAN, ULTRA

THREE = {CORE, ULTRA, STABLE_DIFFUSION}


@pytest.fixture
def control(connect: Callable[..., Any]) -> Any:
    return connect("bedrock")


def listed(answer: dict[str, Any]) -> set[str]:
    return {model["modelId"] for model in answer["modelSummaries"]}


def test_the_models_that_draw_are_stabilitys_three_alone(control: Any) -> None:
    answer = control.list_foundation_models(byOutputModality="IMAGE", byInferenceType="ON_DEMAND")

    assert listed(answer) == THREE
    assert {model["modelLifecycle"]["status"] for model in answer["modelSummaries"]} == {"ACTIVE"}
    assert listed(control.list_foundation_models()) > THREE
    assert listed(control.list_foundation_models(byProvider="stability ai")) == THREE
    assert listed(control.list_foundation_models(byCustomizationType="DISTILLATION")) == set()
    with pytest.raises(control.exceptions.ValidationException, match="byOutputModality"):
        control.list_foundation_models(byOutputModality="SMELL")


def test_a_model_that_is_active_can_be_looked_up_by_id_and_by_arn(control: Any) -> None:
    details = control.get_foundation_model(modelIdentifier=CORE)["modelDetails"]

    assert details["modelArn"] == f"arn:aws:bedrock:us-west-2::foundation-model/{CORE}"
    assert details["outputModalities"] == ["IMAGE"]
    assert control.get_foundation_model(modelIdentifier=details["modelArn"])["modelDetails"] == details
    available = control.get_foundation_model_availability(modelId=CORE)
    assert available["agreementAvailability"] == {"status": "AVAILABLE"}
    assert available["authorizationStatus"] == "AUTHORIZED"


@pytest.mark.parametrize("model_id", [NOVA, TITAN])
def test_amazons_image_models_have_reached_the_end_of_their_life(control: Any, model_id: str) -> None:
    with pytest.raises(control.exceptions.ResourceNotFoundException, match="end of its life"):
        control.get_foundation_model(modelIdentifier=model_id)
    with pytest.raises(control.exceptions.ResourceNotFoundException, match="end of its life"):
        control.get_foundation_model_availability(modelId=model_id)


def test_a_model_that_never_was_is_told_apart(control: Any) -> None:
    with pytest.raises(ClientError, match="model identifier is invalid"):
        control.get_foundation_model(modelIdentifier="acme.painter-v1:0")
