"""Requests to the image models: what is drawn, and what is refused where."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from posterlib.bedrock_standin import BedrockStandin
from tests.aws import bedrock_standin
from tests.bedrock_standin.conftest import (
    CORE,
    NOVA,
    STABLE_DIFFUSION,
    TITAN,
    ULTRA,
    Bedrock,
    client,
    nova,
    picture,
)

FOX = {"prompt": "A red fox"}


@pytest.mark.parametrize(
    ("model_id", "ratio", "size"),
    [
        (CORE, "1:1", (1536, 1536)),
        (CORE, "2:3", (1152, 1728)),
        (ULTRA, "16:9", (1344, 768)),
        (ULTRA, "1:1", (1024, 1024)),
        (STABLE_DIFFUSION, "2:3", (832, 1216)),
    ],
)
def test_stability_draws_one_picture_at_the_size_of_its_ratio(
    bedrock: Bedrock, standin: BedrockStandin, model_id: str, ratio: str, size: tuple[int, int]
) -> None:
    body = {**FOX, "negative_prompt": "rain", "aspect_ratio": ratio, "seed": 7, "output_format": "png"}
    answer = bedrock.invoke(model_id, body)

    assert (answer["seeds"], answer["finish_reasons"]) == ([7], [None])
    [drawn] = map(picture, answer["images"])
    assert (drawn.format, drawn.size, drawn.getpixel((0, 0))) == ("PNG", size, (7, 0, 90))
    [call] = standin.calls
    assert (call.model_id, call.body, call.status, call.charged) == (model_id, body, 200, True)


def test_stability_says_which_seed_chance_chose(bedrock: Bedrock) -> None:
    seeds = {bedrock.invoke(ULTRA, body)["seeds"][0] for body in (FOX, {**FOX, "seed": 0}, FOX)}

    assert len(seeds) == 3
    assert 0 not in seeds


@pytest.mark.parametrize(
    ("model_id", "asked", "drawn"),
    [(CORE, "jpeg", "JPEG"), (CORE, "PNG", "PNG"), (ULTRA, "JPEG", "JPEG"), (STABLE_DIFFUSION, "webp", "WEBP")],
)
def test_stability_draws_in_the_format_asked_for(bedrock: Bedrock, model_id: str, asked: str, drawn: str) -> None:
    answer = bedrock.invoke(model_id, {**FOX, "output_format": asked})

    assert picture(answer["images"][0]).format == drawn


def test_nova_draws_several_pictures_with_seeds_in_a_row(bedrock: Bedrock) -> None:
    body = nova(width=832, height=1248, seed=20, numberOfImages=3, quality="premium", cfgScale=10)
    body["textToImageParams"] |= {"negativeText": "rain", "style": "GRAPHIC_NOVEL_ILLUSTRATION"}
    answer = bedrock.invoke(NOVA, body)

    drawn = [picture(image) for image in answer["images"]]
    assert [one.size for one in drawn] == [(832, 1248)] * 3
    assert [one.getpixel((0, 0)) for one in drawn] == [(seed, 0, 90) for seed in (20, 21, 22)]


def test_amazons_models_repeat_themselves_without_a_seed(bedrock: Bedrock) -> None:
    bare = {"taskType": "TEXT_IMAGE", "textToImageParams": {"text": "A red fox"}}

    assert picture(bedrock.invoke(NOVA, bare)["images"][0]).getpixel((0, 0)) == (12, 0, 90)
    assert picture(bedrock.invoke(TITAN, bare)["images"][0]).getpixel((0, 0)) == (42, 0, 90)


@pytest.mark.parametrize(
    "model_id",
    [
        f"us.{ULTRA}",
        f"arn:aws:bedrock:us-west-2::foundation-model/{ULTRA}",
        f"arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.{ULTRA}",
        "stability.sd4-large-v1:0",
    ],
)
def test_profiles_arns_and_later_versions_mean_their_model(bedrock: Bedrock, model_id: str) -> None:
    assert len(bedrock.invoke(model_id, {**FOX, "mode": "text-to-image"})["images"]) == 1


@pytest.mark.parametrize("model_id", ["acme.painter-v1:0", "us.anthropic.claude-v9:0", "nonsense"])
def test_other_models_are_unknown(bedrock: Bedrock, model_id: str) -> None:
    assert bedrock.refusal(model_id, FOX) == (
        400,
        "ValidationException",
        "The provided model identifier is invalid.",
    )


STABILITY_WRONGS: list[tuple[str, dict[str, Any], str]] = [
    (CORE, {"prompt": "x" * 10_001}, "#/prompt: expected maxLength: 10000, actual: 10001"),
    (CORE, {"prompt": 5}, "#/prompt: expected type: String, found: Integer"),
    (CORE, {"negative_prompt": None}, "#/negative_prompt: expected type: String, found: Null"),
    (CORE, {"aspect_ratio": "3:4"}, "#/aspect_ratio: 3:4 is not a valid enum value"),
    (CORE, {"seed": 2**32}, "#/seed: 4294967296 is not less or equal to 4294967295"),
    (CORE, {"seed": "7"}, "#/seed: expected type: Integer, found: String"),
    (CORE, {"seed": True}, "#/seed: expected type: Integer, found: Boolean"),
    (CORE, {"output_format": "webp"}, "#/output_format: webp is not a valid enum value"),
    (CORE, {"mode": "text-to-image"}, "#: extraneous key [mode] is not permitted"),
    (CORE, {"width": 1024}, "#: extraneous key [width] is not permitted"),
    (ULTRA, {"cfg_scale": 7}, "#: extraneous key [cfg_scale] is not permitted"),
    (ULTRA, {"style_preset": "anime"}, "#: extraneous key [style_preset] is not permitted"),
    (STABLE_DIFFUSION, {"seed": 2**32 - 1}, "#/seed: 4294967295 is not less or equal to 4294967294"),
    (STABLE_DIFFUSION, {"samples": 2}, "#: extraneous key [samples] is not permitted"),
]


@pytest.mark.parametrize(("model_id", "wrong", "told"), STABILITY_WRONGS)
def test_stability_refuses_what_is_not_in_its_schema(
    bedrock: Bedrock, standin: BedrockStandin, model_id: str, wrong: dict[str, Any], told: str
) -> None:
    refusal = bedrock.refusal(model_id, {**FOX, **wrong})

    told = f"Malformed input request: {told}, please reformat your input and try again."
    assert refusal == (400, "ValidationException", told)
    assert [(call.status, call.charged) for call in standin.calls] == [(400, False)]


AMAZON_WRONGS: list[tuple[str, str, object, str]] = [
    (NOVA, "textToImageParams.text", "x" * 1469, "/text: expected maxLength: 1024, actual: 1469"),
    (NOVA, "textToImageParams.text", "", "/text: expected minLength: 1, actual: 0"),
    (NOVA, "textToImageParams.negativeText", "", "/negativeText: expected minLength: 1, actual: 0"),
    (NOVA, "textToImageParams.style", "NEON", "/style: NEON is not a valid enum value"),
    (NOVA, "imageGenerationConfig.width", 1000, "/width: 1000 is not a multiple of 16"),
    (NOVA, "imageGenerationConfig.width", 304, "/width: 304 is not greater or equal to 320"),
    (NOVA, "imageGenerationConfig.height", 4112, "/height: 4112 is not less or equal to 4096"),
    (NOVA, "imageGenerationConfig.height", 4096, ": the total pixel count must be less than 4,194,304"),
    (NOVA, "imageGenerationConfig.cfgScale", 20, "/cfgScale: 20 is not less or equal to 10.0"),
    (NOVA, "imageGenerationConfig.cfgScale", 1, "/cfgScale: 1 is not greater or equal to 1.1"),
    (NOVA, "imageGenerationConfig.seed", 2**31 - 1, "/seed: 2147483647 is not less or equal to 2147483646"),
    (NOVA, "imageGenerationConfig.numberOfImages", 6, "/numberOfImages: 6 is not less or equal to 5"),
    (NOVA, "imageGenerationConfig.quality", "best", "/quality: best is not a valid enum value"),
    (NOVA, "imageGenerationConfig.steps", 30, ": extraneous key [steps] is not permitted"),
    (TITAN, "textToImageParams.text", "x" * 513, "/text: expected maxLength: 512, actual: 513"),
    (TITAN, "textToImageParams.style", "PHOTOREALISM", ": extraneous key [style] is not permitted"),
    (TITAN, "imageGenerationConfig.height", 1536, ": 1024 x 1536 is not a size the model supports"),
]


@pytest.mark.parametrize(("model_id", "field", "value", "told"), AMAZON_WRONGS)
def test_amazons_models_refuse_what_is_not_in_their_schema(
    bedrock: Bedrock, model_id: str, field: str, value: object, told: str
) -> None:
    group, name = field.split(".")
    body = nova(width=1024, height=1024)
    body[group][name] = value

    message = f"Malformed input request: #/{group}{told}, please reformat your input and try again."
    assert bedrock.refusal(model_id, body) == (400, "ValidationException", message)


def test_nova_refuses_pictures_steeper_than_four_to_one(bedrock: Bedrock) -> None:
    assert "4:1" in bedrock.refusal(NOVA, nova(width=320, height=1296))[2]
    assert bedrock.invoke(NOVA, nova(width=320, height=1280))["images"]


def test_other_tasks_of_nova_are_not_drawn(bedrock: Bedrock) -> None:
    told = bedrock.refusal(NOVA, nova() | {"taskType": "INPAINTING"})[2]

    assert "#/taskType: INPAINTING is not a valid enum value" in told


def test_every_wrong_field_of_a_request_is_named(bedrock: Bedrock) -> None:
    told = bedrock.refusal(CORE, {"width": 1024, "aspect_ratio": "3:4"})[2]

    assert "#: required key [prompt] not found" in told
    assert "#: extraneous key [width] is not permitted" in told
    assert "#/aspect_ratio: 3:4 is not a valid enum value" in told


def test_every_call_of_a_crowd_is_counted_once(bedrock: Bedrock, standin: BedrockStandin) -> None:
    with ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(lambda seed: bedrock.invoke(NOVA, nova(width=320, height=320, seed=seed)), range(48)))

    assert [picture(answer["images"][0]).getpixel((0, 0)) for answer in answers] == [(n, 0, 90) for n in range(48)]
    assert sorted(call.body["imageGenerationConfig"]["seed"] for call in standin.calls) == list(range(48))
    assert {(call.status, call.charged) for call in standin.calls} == {(200, True)}


def test_a_painter_that_fails_is_an_internal_error_of_the_service() -> None:
    def spill(prompt: str, seed: int, width: int, height: int, kind: str) -> bytes:
        raise ZeroDivisionError(prompt)

    with bedrock_standin(draw=spill) as standin:
        spilling = client(standin.address)
        assert Bedrock(spilling).refusal(CORE, FOX)[:2] == (500, "InternalServerException")
        spilling.close()
        assert [(call.status, call.charged) for call in standin.calls] == [(500, False)]
