"""What a script gets from a studio with an AWS account: real calls over HTTP to stand-ins for Bedrock and S3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import falcon.testing
import httpx
import pytest

from posterlib.api import create_app
from posterlib.bedrock_standin import BedrockStandin
from posterlib.bootstrap import Services, build_services
from posterlib.settings import load_settings
from tests.aws import bedrock_account
from tests.s3 import a_bucket, empty, s3_server

MODELS = (
    "stability.stable-image-core-v1:1",
    "stability.stable-image-ultra-v1:1",
    "stability.sd3-5-large-v1:0",
    "amazon.nova-canvas-v1:0",
    "amazon.titan-image-generator-v2:0",
)

Open = Callable[..., falcon.testing.TestClient]


@pytest.fixture(scope="module")
def s3_process() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def s3(s3_process: str) -> str:
    empty(s3_process)
    return s3_process


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> Iterator[BedrockStandin]:
    with bedrock_account(monkeypatch) as serving:
        monkeypatch.setenv("AWS_REGION", "us-west-2")
        yield serving


@pytest.fixture
def open_studio(standin: BedrockStandin, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Open]:
    """Opens the studio that the environment describes, as it is when it is served."""
    opened: list[Services] = []

    def build(**settings: str) -> falcon.testing.TestClient:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        opened.append(build_services(load_settings()))
        return falcon.testing.TestClient(create_app(opened[-1]))

    yield build
    for services in opened:
        services.close()


def post(client: falcon.testing.TestClient, **fields: object) -> falcon.testing.Result:
    return client.simulate_post("/send_prompt", json={"prompt": "A red fox in the snow"} | fields)


def local(address: str) -> str:
    return address.removeprefix("http://falconframework.org")


@pytest.mark.parametrize("model", MODELS)
def test_each_model_draws_for_a_script(open_studio: Open, model: str) -> None:
    client = open_studio(IMAGE_MODEL_ID=model)
    answer = post(client, aspect_ratio="2:3", seed=7)

    assert answer.status_code == 200
    assert (answer.json["model"], answer.json["seed"], answer.json["offline"]) == (model, 7, False)
    assert "fallback_from" not in answer.json
    assert client.simulate_get(local(answer.json["image_url"])).headers["content-type"] == "image/png"


@pytest.mark.parametrize("model", MODELS)
def test_a_request_may_name_the_model(open_studio: Open, model: str) -> None:
    assert post(open_studio(), model=model).json["model"] == model


def test_auto_draws_by_the_first_live_model_and_health_tells(open_studio: Open) -> None:
    client = open_studio()

    assert client.simulate_get("/health").json["model"] == MODELS[0]
    assert post(client).json["model"] == MODELS[0]


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ("retired", 500, "model_retired"),
        ("legacy", 500, "model_legacy"),
        ("no_access", 500, "model_access_denied"),
        ("marketplace", 500, "marketplace_subscription_missing"),
        ("wrong_region", 500, "model_not_in_region"),
        ("profile_needed", 500, "inference_profile_needed"),
        ("prompt_filtered", 422, "prompt_rejected"),
        ("picture_filtered", 422, "picture_rejected"),
        ("quota", 429, "quota_exceeded"),
        ("silence", 504, "outcome_unknown"),
        ("model_timeout", 504, "outcome_unknown"),
        ("reset_before", 504, "connection_lost"),
        ("expired_token", 500, "credentials_expired"),
        ("invalid_token", 500, "credentials_refused"),
        ("garbage", 500, "bad_model_response"),
        ("truncated", 500, "response_truncated"),
        ("reset", 500, "response_truncated"),
        ("model_error", 500, "image_model_failed"),
    ],
)
def test_each_fault_is_told_with_its_status_code_and_sentence(
    open_studio: Open, standin: BedrockStandin, fault: str, status: int, code: str
) -> None:
    client = open_studio(IMAGE_FALLBACK_MODEL_IDS="none", IMAGE_TIMEOUT="0.5")
    standin.enqueue(fault)
    answer = post(client)

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert (answer.json["image_url"], answer.json["prompt"]) == ("", "A red fox in the snow")
    assert answer.json["error"].endswith(".")
    assert len(standin.calls) == 1
    assert client.simulate_get("/history_list").json == []


def test_a_quota_says_when_to_come_back(open_studio: Open, standin: BedrockStandin) -> None:
    standin.enqueue("quota")

    assert int(post(open_studio()).headers["retry-after"]) > 0


def test_no_credentials_are_told_when_a_bedrock_model_is_set(
    open_studio: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    answer = post(open_studio(IMAGE_MODEL_ID=MODELS[0]))

    assert (answer.status_code, answer.json["code"]) == (500, "credentials_missing")
    assert post(open_studio(IMAGE_MODEL_ID="auto")).json["offline"] is True


def test_a_retired_model_s_poster_is_drawn_by_the_fallback_and_both_are_named(
    open_studio: Open, standin: BedrockStandin
) -> None:
    client = open_studio(IMAGE_MODEL_ID="amazon.nova-canvas-v1:0")
    standin.enqueue("retired")
    answer = post(client, seed=5)

    assert answer.status_code == 200
    assert (answer.json["model"], answer.json["fallback_from"]) == (MODELS[0], "amazon.nova-canvas-v1:0")
    assert "retired by AWS on 2026-09-30" in answer.json["fallback_reason"]
    assert [call.model_id for call in standin.calls] == ["amazon.nova-canvas-v1:0", MODELS[0]]
    assert post(client).json["fallback_from"] == "amazon.nova-canvas-v1:0"
    assert len(standin.calls) == 3


def test_an_option_the_model_lacks_is_refused_by_name_before_anything_is_paid(
    open_studio: Open, standin: BedrockStandin
) -> None:
    client = open_studio()
    for field, value in (("cfg_scale", 8), ("quality", "premium"), ("style", "PHOTOREALISM")):
        answer = post(client, **{field: value})
        assert (answer.status_code, answer.json["field"], answer.json["code"]) == (400, field, "unsupported_option")
    answer = post(client, model="amazon.nova-canvas-v1:0", cfg_scale=15)
    assert (answer.json["field"], "from 1.1 to 10" in answer.json["error"]) == ("cfg_scale", True)

    assert standin.calls == ()


def test_a_batch_is_one_call_a_poster_and_keeps_what_succeeded(open_studio: Open, standin: BedrockStandin) -> None:
    client = open_studio()
    standin.enqueue("picture_filtered")
    answer = post(client, count=4, seed=10)

    assert answer.status_code == 200
    assert len(answer.json["images"]) == 3
    assert {image["seed"] for image in answer.json["images"]} | {answer.json["errors"][0]["seed"]} == {10, 11, 12, 13}
    assert answer.json["errors"][0]["code"] == "picture_rejected"
    assert sorted(call.body["seed"] for call in standin.calls) == [10, 11, 12, 13]


@pytest.fixture
def films(s3: str, open_studio: Open, monkeypatch: pytest.MonkeyPatch) -> falcon.testing.TestClient:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3)
    return open_studio(AWS_S3_BUCKET=a_bucket(s3))


def test_an_answer_s_signed_link_opens_the_very_original(films: falcon.testing.TestClient) -> None:
    answer = post(films, count=2)
    for image in (answer.json, *answer.json["images"]):
        kept = films.simulate_get(f"/history/{image['id']}/original.png").content
        picture = httpx.get(image["image_url"])
        assert picture.content == kept
        assert picture.headers["content-type"] == "image/png"
        assert image["s3_key"].startswith("moviePoster/20")
        assert image["expires_at"].endswith("Z")


def test_the_copy_has_the_original_s_own_type_and_ending(
    films: falcon.testing.TestClient, standin: BedrockStandin
) -> None:
    standin.enqueue("jpeg")
    answer = post(films)

    assert answer.json["s3_key"].endswith(".jpg")
    assert httpx.get(answer.json["image_url"]).headers["content-type"] == "image/jpeg"


def test_an_old_poster_gets_a_fresh_link_whenever_someone_asks(films: falcon.testing.TestClient) -> None:
    made = post(films).json
    told = films.simulate_get(f"/history/{made['id']}/link")
    led = films.simulate_get(f"/p/{made['id']}")

    assert told.headers["cache-control"] == led.headers["cache-control"] == "no-store"
    assert told.json["s3_key"] == made["s3_key"]
    assert led.status_code == 302
    for address in (told.json["image_url"], led.headers["location"]):
        assert httpx.get(address).status_code == 200
    assert films.simulate_get("/p/20261122T091530123-00000000").status_code == 404
    assert films.simulate_get("/history/..%2f..%2fetc/link").status_code == 404


def test_without_a_bucket_the_link_is_the_studio_s_own(open_studio: Open) -> None:
    client = open_studio()
    made = post(client).json
    told = client.simulate_get(f"/history/{made['id']}/link").json

    assert told == {"id": made["id"], "image_url": made["image_url"]}
    led = client.simulate_get(f"/p/{made['id']}", headers={"Host": "elsewhere.example"})
    assert led.headers["location"] == f"/history/{made['id']}/original.png"
    assert client.simulate_head(f"/p/{made['id']}").headers["location"] == led.headers["location"]


def test_a_bucket_that_fails_costs_no_poster(s3: str, open_studio: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3)
    client = open_studio(AWS_S3_BUCKET="a-bucket-that-is-not-there")
    answer = post(client)

    assert answer.status_code == 200
    assert "s3_key" not in answer.json
    assert "tries again by itself" in answer.json["warning"]
    assert client.simulate_get(local(answer.json["image_url"])).status_code == 200


def test_a_cdn_in_front_of_the_bucket_gives_links_that_last(
    s3: str, open_studio: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3)
    client = open_studio(AWS_S3_BUCKET=a_bucket(s3), S3_PUBLIC_BASE_URL="https://posters.example/")
    answer = post(client).json

    assert answer["image_url"] == f"https://posters.example/{answer['s3_key']}"
    assert answer["expires_at"] is None
