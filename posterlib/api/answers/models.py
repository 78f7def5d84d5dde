"""What is told of image models: the studio's own facts beside those that OpenAI's clients read."""

from __future__ import annotations

from typing import Literal

from pydantic import MISSING, Field

from posterlib.api.answers.base import Answer, Dollars, Seconds

__all__ = ["ModelAnswer", "ModelList", "PixelBounds"]


class PixelBounds(Answer):
    """Which widths and heights a model draws, in pixels."""

    shortest: int = Field(description="The least a side may have.")
    longest: int = Field(description="The most a side may have.")
    step: int = Field(description="Sides are multiples of this.")
    steepest: float = Field(description="The most that the longer side may be of the shorter one.")
    area_below: int | MISSING = Field(MISSING, description="Width times height stays below this.")


class ModelAnswer(Answer):
    """One image model."""

    id: str = Field(description="What `model` of a request names it by.")
    object: Literal["model"] = Field("model", description="Always `model`.")
    created: int = Field(0, description="Always 0: providers do not tell it. OpenAI's clients expect the field.")
    owned_by: str = Field(description="Whose model it is.")
    shutdown_date: str | MISSING = Field(MISSING, description="The day on which its provider ended or ends it.")
    name: str = Field(description="What people call it.")
    description: str = Field(description="What it is good for.")
    default: bool = Field(description="Whether it draws when a request names none.")
    offline: bool = Field(description="Whether it draws by code on the studio's machine, for nothing.")
    prompt_limit: int = Field(description="Most characters of a prompt.")
    seeds: tuple[int, int] = Field(description="The smallest and the largest seed.")
    ratios: tuple[str, ...] | MISSING = Field(
        MISSING, description="The aspect ratios it draws, where it chooses the pixels itself."
    )
    sizes: tuple[str, ...] | MISSING = Field(MISSING, description="The sizes it draws, where it has a table of them.")
    pixels: PixelBounds | MISSING = Field(MISSING, description="The sizes it draws, where pixels are free.")
    options: tuple[str, ...] = Field(description="Fields of a request that it obeys beyond prompt, size and seed.")
    styles: tuple[str, ...] = Field(description="What `style` may be.")
    default_style: str | MISSING = Field(MISSING, description="The style of a request that names none.")
    guidance: tuple[float, float] | MISSING = Field(MISSING, description="The least and the most `cfg_scale`.")
    dollars_per_image: Dollars | None = Field(description="List price in US dollars; null when it is not known.")
    typical_seconds: Seconds | None = Field(description="What it usually takes; null when it drew nothing yet.")


class ModelList(Answer):
    """The image models to choose among, the default first."""

    object: Literal["list"] = Field("list", description="Always `list`.")
    data: tuple[ModelAnswer, ...] = Field(description="The models.")
