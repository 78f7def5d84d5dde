"""A stand-in and real boto3 clients that speak to it."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from PIL import Image

from posterlib.bedrock_standin import BedrockStandin
from tests.aws import bedrock_standin

CORE = "stability.stable-image-core-v1:1"
ULTRA = "stability.stable-image-ultra-v1:1"
STABLE_DIFFUSION = "stability.sd3-5-large-v1:0"
NOVA = "amazon.nova-canvas-v1:0"
TITAN = "amazon.titan-image-generator-v2:0"


@dataclass(frozen=True)
class Bedrock:
    """The service through a boto3 client."""

    client: Any

    def invoke(self, model_id: str, body: object) -> dict[str, Any]:
        answer = self.client.invoke_model(modelId=model_id, body=json.dumps(body))["body"].read()
        return dict(json.loads(answer))

    def refusal(self, model_id: str, body: object) -> tuple[int, str, str]:
        """The status, code and message with which a call is refused."""
        with pytest.raises(ClientError) as refused:
            self.invoke(model_id, body)
        response = refused.value.response
        return response["ResponseMetadata"]["HTTPStatusCode"], response["Error"]["Code"], response["Error"]["Message"]


def nova(text: str = "A red fox", **config: object) -> dict[str, Any]:
    return {"taskType": "TEXT_IMAGE", "textToImageParams": {"text": text}, "imageGenerationConfig": config}


def picture(encoded: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(encoded, validate=True)))


def client(address: str, service: str = "bedrock-runtime", **config: Any) -> Any:
    return boto3.client(
        service,
        endpoint_url=address,
        region_name="us-west-2",
        aws_access_key_id="standin",
        aws_secret_access_key="standin",
        config=Config(retries={"total_max_attempts": 1}, **config),
    )


@pytest.fixture
def standin() -> Iterator[BedrockStandin]:
    with bedrock_standin() as server:
        yield server


@pytest.fixture
def connect(standin: BedrockStandin) -> Iterator[Callable[..., Any]]:
    opened = []

    def open_client(service: str = "bedrock-runtime", **config: Any) -> Any:
        opened.append(client(standin.address, service, **config))
        return opened[-1]

    yield open_client
    for one in opened:
        one.close()


@pytest.fixture
def bedrock(connect: Callable[..., Any]) -> Bedrock:
    return Bedrock(connect())
