"""The image models the studio knows, as data.

Limits are those of the request schemas in the Amazon Bedrock and Amazon Nova user guides; lifecycle dates are from
Bedrock's model lifecycle page, prices from its price list and requests per minute from its quotas, all of autumn 2026.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from posterlib.image_models.base import Family, ModelCard
from posterlib.image_models.sizes import FixedSizes, PixelSizes, RatioSizes

__all__ = ["CATALOG", "OFFLINE", "card_for", "profile_for", "region_of"]

OFFLINE = ModelCard(
    id="offline",
    name="Offline artist",
    description="Draws by code on this machine: no account, no cost, no network.",
    family="offline",
    prompt_limit=4_000,
    sizes=PixelSizes(shortest=320, longest=4096, steepest=4.0),
    seeds=(0, 2**32 - 1),
    options=frozenset({"negative_prompt", "style"}),
    styles=("film", "clean", "vintage", "monochrome"),
    default_style="film",
    calls_at_once=max(1, os.cpu_count() or 1),
)

_STABILITY = ModelCard(
    id="",
    name="",
    description="A model of Stability AI that the studio has no card for.",
    family="stability",
    prompt_limit=10_000,
    sizes=RatioSizes(("2:3", "1:1", "16:9", "9:16", "4:5", "5:4", "3:2", "21:9", "9:21")),
    seeds=(1, 2**32 - 2),  # 0 would mean a seed by chance; SD3.5 Large takes one less than the others
    options=frozenset({"negative_prompt"}),
    calls_at_once=4,
)

_NOVA_CANVAS = ModelCard(
    id="amazon.nova-canvas-v1:0",
    name="Amazon Nova Canvas",
    description="Amazon's last image model, with styles, guidance and quality. Retired.",
    family="amazon",
    prompt_limit=1_024,
    sizes=PixelSizes(shortest=320, longest=4096, steepest=4.0, step=16, area_below=4_194_304),
    seeds=(0, 2_147_483_646),
    options=frozenset({"negative_prompt", "style", "quality", "cfg_scale"}),
    styles=(
        "3D_ANIMATED_FAMILY_FILM",
        "DESIGN_SKETCH",
        "FLAT_VECTOR_ILLUSTRATION",
        "GRAPHIC_NOVEL_ILLUSTRATION",
        "MAXIMALISM",
        "MIDCENTURY_RETRO",
        "PHOTOREALISM",
        "SOFT_DIGITAL_PAINTING",
    ),
    guidance=(1.1, 10.0),
    images_per_call=5,
    calls_at_once=16,
    regions=("us-east-1", "eu-west-1", "ap-northeast-1"),
    dollars_per_image=Decimal("0.08"),
    requests_per_minute=100,
    legacy_on=date(2026, 3, 30),
    retired_on=date(2026, 9, 30),
)

_TITAN = ModelCard(
    id="amazon.titan-image-generator-v2:0",
    name="Amazon Titan Image Generator v2",
    description="Amazon's image model before Nova Canvas. Retired.",
    family="amazon",
    prompt_limit=512,
    sizes=FixedSizes(
        (
            *((768, 1152), (384, 576), (1024, 1024), (768, 768), (512, 512), (1152, 768), (576, 384), (768, 1280)),
            *((384, 640), (1280, 768), (640, 384), (896, 1152), (448, 576), (1152, 896), (576, 448), (768, 1408)),
            *((384, 704), (1408, 768), (704, 384), (640, 1408), (320, 704), (1408, 640), (704, 320), (1152, 640)),
            (1173, 640),
        )
    ),
    seeds=(0, 2_147_483_646),
    options=frozenset({"negative_prompt", "quality", "cfg_scale"}),
    guidance=(1.1, 10.0),
    images_per_call=5,
    calls_at_once=16,
    regions=("us-east-1", "us-west-2"),
    dollars_per_image=Decimal("0.012"),
    requests_per_minute=60,
    retired_on=date(2026, 6, 30),
)

CATALOG: tuple[ModelCard, ...] = (
    replace(
        _STABILITY,
        id="stability.stable-image-core-v1:1",
        name="Stable Image Core",
        description="Fast and inexpensive key art.",
        seeds=(1, 2**32 - 1),
        calls_at_once=16,
        regions=("us-west-2",),
        dollars_per_image=Decimal("0.04"),
        requests_per_minute=90,
    ),
    replace(
        _STABILITY,
        id="stability.stable-image-ultra-v1:1",
        name="Stable Image Ultra",
        description="The finest light and detail, at the highest price.",
        seeds=(1, 2**32 - 1),
        calls_at_once=4,
        regions=("us-west-2",),
        dollars_per_image=Decimal("0.14"),
        requests_per_minute=10,
    ),
    replace(
        _STABILITY,
        id="stability.sd3-5-large-v1:0",
        name="Stable Diffusion 3.5 Large",
        description="Follows long prompts closely, in many styles.",
        calls_at_once=4,
        regions=("us-west-2",),
        dollars_per_image=Decimal("0.08"),
        requests_per_minute=15,
    ),
    _NOVA_CANVAS,
    _TITAN,
    OFFLINE,
)
"""In the order in which `IMAGE_MODEL_ID=auto` chooses among those that are live."""

_FAMILIES: tuple[tuple[str, ModelCard], ...] = (
    ("stability.", _STABILITY),
    ("amazon.nova-canvas", replace(_NOVA_CANVAS, legacy_on=None, retired_on=None)),
    ("amazon.titan-image", replace(_TITAN, retired_on=None)),
)
_NARROWEST: dict[str, ModelCard] = {"stability": _STABILITY, "amazon": replace(_TITAN, retired_on=None)}
"""By family: whatever the model turns out to be, it takes this much."""

_GEOGRAPHIES = {"us-gov": "us-gov", "us": "us", "eu": "eu", "ap": "apac"}
"""The beginnings of regions, and what profile ids begin with there."""

_ARN = re.compile(r"arn:aws[a-z-]*:bedrock:(?P<region>[a-z0-9-]*):[0-9]*:[a-z-]+/(?P<id>[\w.:/-]+)")
_GEOGRAPHY = re.compile(r"(?:[a-z]{2,6}(?:-[a-z]{2,4})?\.)(?=amazon\.|stability\.)")
_ID = re.compile(r"[\w.:/-]{1,2048}", re.ASCII)


def card_for(model_id: str, family: Family | None = None) -> ModelCard | None:
    """Give the card of any model id, inference profile or ARN; `None` when nothing tells how to speak to it.

    One that the catalog does not list gets the narrowest limits of its family, which its name begins with or `family`
    states.
    """
    listed = next((card for card in CATALOG if card.id == model_id), None)
    if listed is not None or not _ID.fullmatch(model_id):
        return listed
    arn = _ARN.fullmatch(model_id)
    plain = _GEOGRAPHY.sub("", arn["id"] if arn else model_id, count=1)
    like = next((card for card in CATALOG if card.id == plain), None)
    if like is None:
        like = next((card for prefix, card in _FAMILIES if plain.startswith(prefix)), None)
        if like is None and family in _NARROWEST:
            like = _NARROWEST[family]
        if like is None:
            return None
        like = replace(
            like, name=plain, calls_at_once=4, description="", dollars_per_image=None, requests_per_minute=None
        )
    return replace(like, id=model_id, regions=())


def region_of(model_id: str) -> str:
    """Give the AWS region that an ARN names; "" for any other id."""
    arn = _ARN.fullmatch(model_id)
    return arn["region"] if arn else ""


def profile_for(model_id: str, region: str) -> str:
    """Give the id of the geographic inference profile of a model; "" for what is a profile or an ARN already."""
    if _ARN.fullmatch(model_id) or _GEOGRAPHY.match(model_id):
        return ""
    begins = next((begin for begin in _GEOGRAPHIES if region.startswith(f"{begin}-")), "")
    return f"{_GEOGRAPHIES.get(begins, 'global')}.{model_id}"
