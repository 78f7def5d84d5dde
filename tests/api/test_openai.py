"""The `openai` package, as it is installed, against this studio."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import falcon.testing
import httpx
import openai
import pytest

from posterlib.bootstrap import Services
from posterlib.errors import ModelThrottledError, ModelTimeoutError, PromptRejectedError
from posterlib.image_models.catalog import CATALOG
from tests.api.serving import served
from tests.studio import CARD, FakeImageModel, open_studio, painted

FOX = "A red fox in the snow"


@pytest.fixture
def openai_client(address: str) -> Iterator[openai.OpenAI]:
    """It does not repeat by itself, so that each test sees the one answer."""
    with openai.OpenAI(base_url=f"{address}/v1", api_key="any", max_retries=0) as client:
        yield client


def test_a_picture_comes_as_base64(openai_client: openai.OpenAI, model: FakeImageModel) -> None:
    picture = painted(512, 768, seed=9)
    model.enqueue(picture)
    answer = openai_client.images.generate(
        model="sketch", prompt=FOX, size="512x768", response_format="b64_json", n=1, quality="hd", user="ada"
    )

    assert answer.data is not None
    assert base64.b64decode(answer.data[0].b64_json or "") == picture
    assert answer.data[0].url is None
    assert (answer.size, answer.output_format) == ("512x768", "png")
    assert answer.created > 1_700_000_000
    assert (model.recipes[0].width, model.recipes[0].height) == (512, 768)


def test_a_picture_comes_as_a_url(openai_client: openai.OpenAI) -> None:
    answer = openai_client.images.generate(prompt=FOX, size="auto", response_format="url")

    assert answer.data is not None
    assert answer.data[0].b64_json is None
    assert httpx.get(answer.data[0].url or "").headers["content-type"] == "image/png"


def test_who_does_not_choose_gets_both(openai_client: openai.OpenAI) -> None:
    answer = openai_client.images.generate(prompt=FOX)

    assert answer.data is not None
    assert answer.data[0].b64_json
    assert answer.data[0].url


def test_ten_pictures_are_one_job_with_seeds_in_a_row(
    openai_client: openai.OpenAI, model: FakeImageModel, studio: Services
) -> None:
    answer = openai_client.images.generate(
        prompt=FOX, n=10, size="320x320", response_format="url", extra_body={"seed": 40, "title": "The Fox"}
    )

    assert answer.data is not None
    assert len(answer.data) == studio.history.count() == 10
    assert sorted(recipe.seed for recipe in model.recipes) == list(range(40, 50))
    assert {recipe.title for recipe in model.recipes} == {"The Fox"}


def test_what_failed_beside_others_is_told(openai_client: openai.OpenAI, model: FakeImageModel) -> None:
    model.for_seed[41] = PromptRejectedError("The filter stopped these words. Change the prompt.")
    answer = openai_client.images.generate(prompt=FOX, n=2, response_format="url", extra_body={"seed": 40})

    assert answer.data is not None
    assert len(answer.data) == 1
    assert answer.model_extra is not None
    assert answer.model_extra["errors"][0]["code"] == "prompt_rejected"


def test_quality_is_the_model_s_own_where_it_has_a_choice(tmp_path: Path) -> None:
    model = FakeImageModel()
    nova = CATALOG[3]
    studio = open_studio(tmp_path / "nova", model, nova)
    with served(studio) as address, openai.OpenAI(base_url=f"{address}/v1", api_key="any") as client:
        for quality in ("hd", "high", "low", "standard", "auto"):
            client.images.generate(prompt=FOX, quality=quality, response_format="url")  # type: ignore[call-overload]
    studio.close()

    assert [recipe.quality for recipe in model.recipes] == ["premium", "premium", "standard", "standard", "premium"]


def test_the_models_are_listed_and_looked_up(openai_client: openai.OpenAI) -> None:
    listed = openai_client.models.list()
    found = openai_client.models.retrieve("sketch")

    assert [each.id for each in listed] == ["sketch"]
    assert (found.id, found.object, found.owned_by) == ("sketch", "model", "stability")
    with pytest.raises(openai.NotFoundError) as unknown:
        openai_client.models.retrieve("gpt-image-2")
    assert unknown.value.code == "unknown_model"


def test_an_unknown_model_is_openai_s_not_found(openai_client: openai.OpenAI, model: FakeImageModel) -> None:
    with pytest.raises(openai.NotFoundError) as told:
        openai_client.images.generate(model="dall-e-3", prompt=FOX)

    assert (told.value.code, told.value.param, told.value.type) == ("model_not_found", "model", "invalid_request_error")
    assert told.value.request_id
    assert model.recipes == []


@pytest.mark.parametrize(
    ("field", "value", "code", "says"),
    [
        ("size", "64x64", "invalid_value", "Invalid value for size: '64x64'. width must be from 320"),
        ("size", "wide", "invalid_value", "Invalid value for size: 'wide'"),
        ("style", "vivid", "unsupported_value", "Choose one of: film"),
        ("n", 11, "invalid_value", "at most 10"),
        ("background", "transparent", "invalid_value", "'auto' or 'opaque'"),
        ("output_format", "webp", "invalid_value", "'png'"),
        ("moderation", "low", "invalid_value", "'auto'"),
        ("quality", "max", "invalid_value", "quality must be"),
        ("stream", True, "invalid_value", "stream must be false"),
        ("partial_images", 2, "invalid_value", "Unknown field 'partial_images'"),
        ("prompt", "", "invalid_value", "Prompt is required"),
    ],
)
def test_what_the_studio_cannot_do_is_a_bad_request_that_names_it(
    openai_client: openai.OpenAI, model: FakeImageModel, field: str, value: object, code: str, says: str
) -> None:
    with pytest.raises(openai.BadRequestError) as told:
        openai_client.images.generate(**({"prompt": FOX} | {field: value}))  # type: ignore[arg-type]

    assert (told.value.code, told.value.param, told.value.type) == (code, field, "invalid_request_error")
    assert says in str(told.value)
    assert model.recipes == []


def test_a_size_that_is_wrong_is_told_the_same_for_several(openai_client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as told:
        openai_client.images.generate(prompt=FOX, n=3, size="64x64")

    assert told.value.param == "size"
    assert "Poster 1" not in str(told.value)


@pytest.mark.parametrize("n", [1, 3])
def test_seeds_beyond_the_end_name_the_seed(openai_client: openai.OpenAI, model: FakeImageModel, n: int) -> None:
    with pytest.raises(openai.BadRequestError) as told:
        openai_client.images.generate(prompt=FOX, n=n, extra_body={"seed": 2**32 - (n > 1)})

    assert told.value.param == "seed"
    assert "Poster" not in str(told.value)
    assert ("last picture's would be 4294967297" in str(told.value)) == (n > 1)
    assert model.recipes == []


def test_words_that_the_filter_stops_are_openai_s_moderation(
    openai_client: openai.OpenAI, model: FakeImageModel
) -> None:
    model.enqueue(PromptRejectedError("The filter stopped these words. Change the prompt."))
    with pytest.raises(openai.BadRequestError) as told:
        openai_client.images.generate(prompt=FOX)

    assert told.value.code == "moderation_blocked"


def test_limits_are_openai_s_rate_limits(tmp_path: Path, model: FakeImageModel) -> None:
    studio = open_studio(tmp_path / "limited", model, rate_limit_enabled=True, rate_limit_per_minute=1)
    with served(studio) as address, openai.OpenAI(base_url=f"{address}/v1", api_key="any", max_retries=0) as client:
        client.images.generate(prompt=FOX, response_format="url")
        with pytest.raises(openai.RateLimitError) as told:
            client.images.generate(prompt=FOX)
    studio.close()

    assert told.value.code == "rate_limit_exceeded"
    assert 1 <= int(told.value.response.headers["retry-after"]) <= 60


def test_a_spent_budget_is_openai_s_insufficient_quota(tmp_path: Path, model: FakeImageModel) -> None:
    dear = replace(CARD, family="stability", dollars_per_image=Decimal("0.14"))
    studio = open_studio(tmp_path / "poor", model, dear, daily_budget_usd=Decimal("0.10"))
    with (
        served(studio) as address,
        openai.OpenAI(base_url=f"{address}/v1", api_key="any") as client,
        pytest.raises(openai.APIStatusError) as told,
    ):
        client.images.generate(prompt=FOX)
    studio.close()

    assert (told.value.status_code, told.value.code) == (402, "insufficient_quota")
    assert model.recipes == []


def test_the_package_repeats_what_is_free_and_never_what_may_charge_again(address: str, model: FakeImageModel) -> None:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="any", max_retries=2) as client:
        model.enqueue(ModelThrottledError("Too many at once.", retry_after=0.01))
        assert client.images.generate(prompt=FOX, response_format="url").data
        assert len(model.recipes) == 2

        model.enqueue(ModelTimeoutError("No answer came. It may have been charged."))
        with pytest.raises(openai.InternalServerError) as told:
            client.images.generate(prompt=FOX)
    assert (told.value.status_code, told.value.code) == (504, "outcome_unknown")
    assert len(model.recipes) == 3


@pytest.mark.parametrize(
    ("method", "body", "kind", "status", "code"),
    [
        ("GET", b"", "application/json", 405, "method_not_allowed"),
        ("POST", b"{}", "text/plain", 415, "unsupported_media_type"),
        ("POST", b"[]", "application/json", 400, "http_400"),
        ("POST", b'{"prompt": "' + b"x" * 300_000 + b'"}', "application/json", 413, "request_too_large"),
        ("POST", b'{"colour": "red"}', "application/json", 400, "invalid_value"),
    ],
)
def test_every_error_of_the_route_has_openai_s_shape(
    client: falcon.testing.TestClient, method: str, body: bytes, kind: str, status: int, code: str
) -> None:
    answer = client.simulate_request(
        method, "/v1/images/generations", body=body, headers={"Content-Type": kind, "X-Request-ID": "run-1"}
    )

    assert answer.status_code == status
    assert set(answer.json) == {"error"}
    assert set(answer.json["error"]) == {"message", "type", "param", "code"}
    assert answer.json["error"]["code"] == code
    assert answer.headers["x-request-id"] == "run-1"
