"""Bedrock and S3 are both gone, then both back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from posterlib.bedrock_standin import BedrockStandin
from tests.aws import paint
from tests.conftest import no_account
from tests.durability.processes import ULTRA
from tests.faults.serving import Studio, serving
from tests.ports import free_port
from tests.s3 import BUCKET, a_bucket, copies_in, empty, sign_in
from tests.waiting import until

pytestmark = pytest.mark.server


class Amazon:
    """Both services on addresses of their own, which outlive them."""

    def __init__(self) -> None:
        self.bedrock_port, self.s3_port = free_port(), free_port()
        self.s3_address = f"http://127.0.0.1:{self.s3_port}"
        self.come()
        empty(self.s3_address)
        a_bucket(self.s3_address)

    def come(self) -> None:
        self.s3 = ThreadedMotoServer("127.0.0.1", self.s3_port, verbose=False)
        self.s3.start()
        self.bedrock = BedrockStandin(port=self.bedrock_port, draw=paint)
        self.bedrock.__enter__()

    def go(self) -> None:
        self.bedrock.__exit__(None, None, None)
        self.s3.stop()


@pytest.fixture
def amazon() -> Iterator[Amazon]:
    amazon = Amazon()
    yield amazon
    amazon.go()


@pytest.fixture(params=["api", "pages"])
def studio(request: pytest.FixtureRequest, tmp_path: Path, amazon: Amazon) -> Iterator[Studio]:
    with pytest.MonkeyPatch.context() as environment:
        sign_in(environment, amazon.s3_address)
        settings = no_account(tmp_path) | {
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": f"http://127.0.0.1:{amazon.bedrock_port}",
            "AWS_S3_BUCKET": BUCKET,
            "S3_REGION": "us-west-2",
            "IMAGE_MODEL_ID": ULTRA,
            "IMAGE_FALLBACK_MODEL_IDS": "none",
        }
        with serving(request.param, tmp_path, **settings) as running:
            yield running


def test_both_gone_are_told_and_both_back_are_used_and_every_copy_is_made(studio: Studio, amazon: Amazon) -> None:
    shared = studio.post("/send_prompt", prompt="A red fox", seed=1).json()
    assert shared["image_url"].startswith(amazon.s3_address)

    amazon.go()
    refused = studio.post("/send_prompt", prompt="A red fox", seed=2)
    offline = studio.post("/send_prompt", prompt="A red fox", seed=3, model="offline")

    assert (refused.status_code, refused.json()["code"]) == (503, "model_unreachable")
    assert offline.status_code == 200
    assert offline.json()["image_url"].startswith(studio.url)
    assert studio.get(offline.json()["image_url"].removeprefix(studio.url)).status_code == 200
    assert studio.is_well()
    assert len(studio.entries) == 2

    amazon.come()
    assert studio.post("/send_prompt", prompt="A red fox", seed=4).status_code == 200
    until(lambda: set(originals(studio)) == set(copies_in(amazon.s3_address).values()))  # those made meanwhile as well
    assert len(studio.entries) == 3


def originals(studio: Studio) -> list[bytes]:
    return [path.read_bytes() for path in studio.history.glob("2*/original.png")]
