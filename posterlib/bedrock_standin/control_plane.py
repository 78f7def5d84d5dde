"""What AWS tells of models and account: the list, one model, whether it may be used, and who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from posterlib.bedrock_standin.faults import REFUSALS
from posterlib.bedrock_standin.invoking import UNKNOWN_MODEL
from posterlib.bedrock_standin.models import bare_id, family_of, is_model_id
from posterlib.bedrock_standin.replies import Refused, Reply, json_reply, refusal

__all__ = ["availability", "caller_identity", "foundation_model", "foundation_models", "inference_profile"]


_ACCOUNT = "123456789012"


@dataclass(frozen=True)
class _Model:
    id: str
    name: str
    provider: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]

    def summary(self, region: str) -> dict[str, Any]:
        return {
            "modelArn": f"arn:aws:bedrock:{region}::foundation-model/{self.id}",
            "modelId": self.id,
            "modelName": self.name,
            "providerName": self.provider,
            "inputModalities": list(self.takes),
            "outputModalities": list(self.gives),
            "responseStreamingSupported": "TEXT" in self.gives,
            "customizationsSupported": [],
            "inferenceTypesSupported": ["ON_DEMAND"],
            "modelLifecycle": {"status": "ACTIVE"},
        }


_MODELS = (
    _Model("stability.stable-image-core-v1:1", "Stable Image Core 1.0", "Stability AI", ("TEXT",), ("IMAGE",)),
    _Model(
        "stability.stable-image-ultra-v1:1", "Stable Image Ultra 1.0", "Stability AI", ("TEXT", "IMAGE"), ("IMAGE",)
    ),
    _Model("stability.sd3-5-large-v1:0", "Stable Diffusion 3.5 Large", "Stability AI", ("TEXT", "IMAGE"), ("IMAGE",)),
    _Model("amazon.nova-lite-v1:0", "Nova Lite", "Amazon", ("TEXT", "IMAGE"), ("TEXT",)),
    _Model("amazon.nova-2-lite-v1:0", "Nova 2 Lite", "Amazon", ("TEXT", "IMAGE"), ("TEXT",)),
)

_ALLOWED = {
    "byOutputModality": ("TEXT", "IMAGE", "EMBEDDING"),
    "byInferenceType": ("ON_DEMAND", "PROVISIONED"),
    "byCustomizationType": ("FINE_TUNING", "CONTINUED_PRE_TRAINING", "DISTILLATION"),
}

_FIELDS = {
    "byOutputModality": "outputModalities",
    "byInferenceType": "inferenceTypesSupported",
    "byCustomizationType": "customizationsSupported",
}


def foundation_models(region: str, filters: Mapping[str, str]) -> Reply:
    """Answer ListFoundationModels with the models that every filter lets through.

    Raises:
        Refused: a filter has a value AWS does not know.
    """
    summaries = [model.summary(region) for model in _MODELS]
    for name, wanted in filters.items():
        if name == "byProvider":
            summaries = [one for one in summaries if one["providerName"].lower() == wanted.lower()]
        elif name in _ALLOWED:
            if wanted not in _ALLOWED[name]:
                told = f"1 validation error detected: Value '{wanted}' at '{name}' failed to satisfy constraint: "
                told += f"Member must satisfy enum value set: [{', '.join(_ALLOWED[name])}]"
                raise Refused(refusal(400, "ValidationException", told))
            summaries = [one for one in summaries if wanted in one[_FIELDS[name]]]
    return json_reply({"modelSummaries": summaries})


def foundation_model(region: str, model_id: str) -> Reply:
    """Answer GetFoundationModel.

    Raises:
        Refused: the model has reached its end of life, or there never was one.
    """
    return json_reply({"modelDetails": _find(model_id).summary(region)})


def availability(model_id: str) -> Reply:
    """Answer GetFoundationModelAvailability: whoever has a key may use every model.

    Raises:
        Refused: as `foundation_model` does.
    """
    return json_reply(
        {
            "modelId": _find(model_id).id,
            "agreementAvailability": {"status": "AVAILABLE"},
            "authorizationStatus": "AUTHORIZED",
            "entitlementAvailability": "AVAILABLE",
            "regionAvailability": "AVAILABLE",
        }
    )


def inference_profile(region: str, profile_id: str) -> Reply:
    """Answer GetInferenceProfile: every model can be called through a profile here.

    Raises:
        Refused: nothing like it is known.
    """
    if not is_model_id(profile_id):
        raise Refused(UNKNOWN_MODEL)
    bare = bare_id(profile_id)
    return json_reply(
        {
            "inferenceProfileName": bare,
            "inferenceProfileArn": f"arn:aws:bedrock:{region}:{_ACCOUNT}:inference-profile/{profile_id}",
            "inferenceProfileId": profile_id,
            "models": [{"modelArn": f"arn:aws:bedrock:{region}::foundation-model/{bare}"}],
            "status": "ACTIVE",
            "type": "SYSTEM_DEFINED",
        }
    )


def caller_identity() -> Reply:
    """Answer the GetCallerIdentity of STS."""
    told = (
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
        f"<Arn>arn:aws:iam::{_ACCOUNT}:user/standin</Arn><UserId>STANDIN</UserId><Account>{_ACCOUNT}</Account>"
        "</GetCallerIdentityResult><ResponseMetadata><RequestId>0</RequestId></ResponseMetadata>"
        "</GetCallerIdentityResponse>"
    )
    return Reply(200, told.encode(), content_type="text/xml")


def _find(model_id: str) -> _Model:
    bare = bare_id(model_id)
    for model in _MODELS:
        if model.id == bare:
            return model
    raise Refused(REFUSALS["retired"] if family_of(bare) else UNKNOWN_MODEL)
