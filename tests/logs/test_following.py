"""One request can be followed through the whole log: API, job, model, bucket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.bedrock_standin import BedrockStandin
from posterlib.bootstrap import Services, build_services, open_studio_log
from posterlib.settings import load_settings
from tests.aws import bedrock_account
from tests.logs.reading import lines_of, read
from tests.s3 import BUCKET, a_bucket, copies_in, s3_server
from tests.waiting import until

NAMED = {"X-Request-ID": "nightly-7"}
PROMPT = "A red fox in the snow, seen from above, " + "and then ever more of the very same " * 13


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with s3_server() as address:
        a_bucket(address)
        yield address


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> Iterator[BedrockStandin]:
    with bedrock_account(monkeypatch) as serving:
        yield serving


@pytest.fixture
def studio(s3: str, standin: BedrockStandin, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """A studio with an account and a bucket, and its log."""
    monkeypatch.setenv("AWS_REGION", "us-west-2")
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3)
    monkeypatch.setenv("AWS_S3_BUCKET", BUCKET)
    settings = load_settings()
    open_studio_log(settings)
    services = build_services(settings)
    yield services
    services.close()


def of_request(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line.get("request_id") == "nightly-7"]


def one(lines: list[dict[str, Any]], logger: str, words: str) -> dict[str, Any]:
    (found,) = [line for line in lines if line["logger"] == logger and words in line["event"]]
    return found


def test_a_request_is_followed_from_the_api_to_the_bucket(
    studio: Services, capsys: pytest.CaptureFixture[str], s3: str, tmp_path: Path
) -> None:
    answer = falcon.testing.TestClient(create_app(studio)).simulate_post(
        "/send_prompt", json={"prompt": PROMPT, "width": 1024, "height": 1024}, headers=NAMED, query_string=""
    )
    assert answer.status_code == 200

    lines = read(tmp_path / "image-creation.log")
    assert lines_of(capsys.readouterr().err) == lines
    told = of_request(lines)
    taken_in = one(told, "posterlib.jobs.taking_in", "taken in")
    (job_id,) = {line["job_id"] for line in told if "job_id" in line}
    assert job_id in taken_in["event"]
    asking = one(
        told, "posterlib.image_models.bedrock", "asking stability.stable-image-core-v1:1 in us-west-2 for 1024"
    )
    assert "'A red fox in the snow" in asking["event"]
    key = answer.json["s3_key"]
    drawing = [
        taken_in,
        asking,
        one(told, "posterlib.image_models.bedrock", "answers, AWS request "),
        one(told, "posterlib.storage.s3", f"copy {key} is in the bucket {BUCKET}"),
        one(told, "posterlib.generation", f"poster {answer.json['id']} drawn by stability.stable-image-core-v1:1 in "),
    ]
    assert {line.get("job_id") for line in drawing} == {job_id}
    one(told, "posterlib.storage.s3", f"link to {key}")
    answered = one(told, "posterlib.api.request_ids", "POST /send_prompt: 200 in ")
    assert "job_id" not in answered
    assert told[-1] == answered
    assert key in copies_in(s3)
    whole = (tmp_path / "image-creation.log").read_text()
    assert PROMPT[:51] not in whole
    for secret in ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI", "X-Amz-Signature", "Signature="):
        assert secret not in whole


def test_a_fault_of_the_model_is_followed_with_aws_s_own_id_of_it(
    studio: Services, standin: BedrockStandin, tmp_path: Path
) -> None:
    standin.enqueue("prompt_filtered")
    client = falcon.testing.TestClient(create_app(studio))
    assert client.simulate_post("/send_prompt", json={"prompt": PROMPT}, headers=NAMED).status_code == 422

    lines = read(tmp_path / "image-creation.log")
    told = of_request(lines)
    one(told, "posterlib.jobs.worker", "prompt_rejected")
    assert all("ever more" not in line["event"] for line in lines)


def test_a_copy_that_is_made_later_is_told_under_the_request_that_wanted_it(
    studio: Services, s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert studio.sharing is not None
    storage = studio.sharing._storage
    put, failures = storage.put, [OSError("The bucket is under water")]

    def flooded(*arguments: object, **named: object) -> None:
        if failures:
            raise failures.pop()
        put(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "put", flooded)
    monkeypatch.setattr(studio.sharing._retries, "_pause", lambda _: 0.01)
    client = falcon.testing.TestClient(create_app(studio))
    client.simulate_post("/send_prompt", json={"prompt": "A red fox"}, headers=NAMED)
    studio.sharing._retries.look()

    file = tmp_path / "image-creation.log"
    until(lambda: any("has its copy in the bucket now" in line["event"] for line in read(file)))
    told = of_request(read(file))
    later = one(told, "posterlib.storage.retries", "has its copy in the bucket now")
    failed = one(told, "posterlib.storage.uploads", "the copy of poster")
    assert "under water" in failed["exception"]
    assert later["job_id"] == failed["job_id"] == one(told, "posterlib.jobs.taking_in", "taken in")["job_id"]


def test_what_is_asked_for_all_the_time_is_only_told_when_debugging(
    studio: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = falcon.testing.TestClient(create_app(studio))
    entry = client.simulate_post("/send_prompt", json={"prompt": "A red fox"}).json["id"]

    def answered() -> list[str]:
        for path in ("/health", f"/history/{entry}/thumbnail.png", f"/history/{entry}/original.png", "/nothing"):
            client.simulate_get(path, headers=NAMED, query_string="token=sesame")
        told = of_request(read(tmp_path / "image-creation.log"))
        return [line["event"].split(":")[0] for line in told if line["logger"] == "posterlib.api.request_ids"]

    assert answered() == [f"GET /history/{entry}/original.png", "GET /nothing"]
    open_studio_log(studio.settings.model_copy(update={"debug": True}))
    assert len(answered()) == 2 + 4
    assert "sesame" not in (tmp_path / "image-creation.log").read_text()
