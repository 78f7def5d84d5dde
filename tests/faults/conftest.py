"""Both doors of one studio that lives as long as a file of tests, and Bedrock's stand-in for those that pay."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.aws import bedrock_standin
from tests.conftest import no_account
from tests.durability.easel import Bedrock, Easel
from tests.durability.processes import ULTRA
from tests.faults.serving import Studio, serving
from tests.s3 import sign_in


def a_shell_s_limit() -> None:
    """Allow as few open files as many shells do; the process itself may raise that."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))


@pytest.fixture(scope="module", params=["api", "pages"])
def studio(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp(request.param)
    settings = no_account(folder) | {"IMAGE_MODEL_ID": "offline"}
    with serving(
        request.param, folder, command=["-m", "tests.faults.impatient"], before=a_shell_s_limit, **settings
    ) as running:
        yield running


@pytest.fixture(scope="module", params=["api", "pages"])
def patient_studio(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One that waits as long as in earnest: it gives nobody up while a busy machine comes to open them all."""
    folder = tmp_path_factory.mktemp(f"patient-{request.param}")
    settings = no_account(folder) | {"IMAGE_MODEL_ID": "offline"}
    with serving(request.param, folder, before=a_shell_s_limit, **settings) as running:
        yield running


@dataclass(frozen=True)
class PayingStudio:
    """A studio, and the model that it pays."""

    studio: Studio
    bedrock: Bedrock


@pytest.fixture(scope="module", params=["api", "pages"])
def paying(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PayingStudio]:
    """One server for a file of tests: what befalls it in one must not be felt in the next."""
    easel, folder = Easel(), tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as environment, bedrock_standin(draw=easel.paint) as standin:
        sign_in(environment)
        settings = no_account(folder) | {
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": standin.address,
            "IMAGE_MODEL_ID": ULTRA,
            "IMAGE_FALLBACK_MODEL_IDS": "none",
            "IMAGE_REQUESTS_PER_MINUTE": "1000",
        }
        with serving(request.param, folder, **settings) as running:
            yield PayingStudio(running, Bedrock(standin, easel))
            easel.release()


@pytest.fixture
def bedrock(paying: PayingStudio) -> Iterator[Bedrock]:
    """A model that charges, with pictures of a hundred bytes; nothing was asked of it yet."""
    paying.bedrock.standin._desk.ledger.forget()
    yield paying.bedrock
    paying.bedrock.easel.release()
