"""Settings of what is drawn, by whom and for how much."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings

from posterlib.settings.values import Words

__all__ = ["ImageSettings", "MoneySettings"]


class ImageSettings(BaseSettings):
    """Image models"""

    image_model_id: str = Field(
        "auto",
        description="Image model for requests that name none. `auto`: with AWS credentials the first live model of the "
        "[list](../README.md#with-an-aws-account), without them `offline`. Or an id of that list; another model of the "
        "same families, an inference profile, an ARN.",
    )
    image_model_family: Literal["stability", "amazon"] | None = Field(
        None,
        description="`stability` or `amazon`: how to speak to `IMAGE_MODEL_ID` and `IMAGE_FALLBACK_MODEL_IDS` where "
        "their names do not tell, as the ARN of an application inference profile does not.",
    )
    image_fallback_model_ids: Words = Field(
        ("stability.stable-image-core-v1:1",),
        description="Models that draw when the chosen one was ended or may not be used, in this order, separated by "
        "commas, or `none`. For a quarter of an hour such a model is not asked again. A model without a format near "
        "the wanted one does not stand in.",
    )
    image_width: int = Field(
        1024,
        gt=0,
        description="Pixels across of a poster whose request gives no size; a model with sizes of its own draws the "
        "nearest.",
    )
    image_height: int = Field(1024, gt=0, description="Pixels from top to bottom, likewise.")
    image_quality: Literal["standard", "premium"] = Field(
        "premium", description="`standard` or `premium`, for models that offer it (Nova Canvas, Titan)."
    )
    image_cfg_scale: float = Field(
        8.0,
        ge=1.1,
        le=10,
        description="1.1 to 10: how closely the prompt is followed, for models that offer it (Nova Canvas, Titan).",
    )
    image_timeout: float = Field(
        300,
        gt=0,
        le=3600,
        description="Seconds to wait for an image model's answer. AWS advises 300 or more. After it the outcome is "
        "unknown, and the call is not repeated.",
    )
    image_requests_per_minute: int = Field(
        0,
        ge=0,
        le=100_000,
        description="Calls a minute of each Bedrock model; more wait. `0`: the model's default quota (Core 90, Ultra "
        "10, SD3.5 15). Set it when AWS has raised yours.",
    )
    prompt_model_id: str = Field(
        "",
        description="A text model of Bedrock, such as `us.amazon.nova-lite-v1:0`: the form then offers to improve a "
        "prompt. It never sends by itself.",
    )

    @field_validator("image_fallback_model_ids")
    @classmethod
    def _are_paid_models(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        if ids == ("none",):
            return ()
        if "offline" in ids:
            raise ValueError("the offline artist stands in for no paid model; IMAGE_MODEL_ID=offline chooses it openly")
        return ids


class MoneySettings(BaseSettings):
    """Money"""

    daily_budget_usd: Decimal | None = Field(
        None,
        ge=0,
        description="US dollars that the posters of one day (UTC) may cost, by list price. What would exceed it is "
        "refused before anything is sent, and so is a model whose price the studio does not know. `0` allows only what "
        "is free.",
    )
