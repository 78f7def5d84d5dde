"""Whatever is sent to the running API, it answers what `/openapi.json` says: found out by schemathesis."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import falcon.testing
import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from posterlib.api import create_app
from posterlib.api.openapi import openapi_document
from posterlib.errors import PromptRejectedError
from tests.api.serving import served
from tests.studio import FakeImageModel, open_studio

FOX = {"prompt": "A red fox in the snow", "width": 320, "height": 320}
MESSAGE = {"firstName": "Ada", "lastName": "Lovelace", "email": "ada@studio.example", "comments": "A lovely poster."}

OPERATIONS = [(method, path) for path, methods in openapi_document()["paths"].items() for method in methods]

CHECKS = [
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    negative_data_rejection,
]

FEW = hypothesis.settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    """The description of an API that runs and has made posters; ids in it are those of what there is, or of nothing."""
    model = FakeImageModel()
    hosts = (falcon.testing.DEFAULT_HOST,)
    studio = open_studio(tmp_path_factory.mktemp("described") / "history", model, allowed_hosts=hosts)
    model.for_seed[8] = PromptRejectedError("The filter stopped these words. Change the prompt.")
    films = {"posters": [FOX | {"seed": 7}, FOX | {"seed": 8}]}
    with served(studio) as address:
        client = falcon.testing.TestClient(create_app(studio))
        made = client.simulate_post("/v1/batches", json=films, headers={"Prefer": "wait=30"}).json
        client.simulate_post("/contact", json=MESSAGE)
        kept = client.simulate_get("/contact_logs_list").json[0]["file"]
        known = {"job_id": made["id"], "entry_id": made["posters"][0]["id"], "model_id": "sketch", "file": kept}
        description = openapi_document()
        for methods in description["paths"].values():
            for operation in methods.values():
                for parameter in operation.get("parameters", []):
                    if parameter["name"] in known:
                        parameter["schema"] = {"enum": [known[parameter["name"]], "nowhere"]}
        schema = schemathesis.openapi.from_dict(description)
        schema.config.update(base_url=address)
        yield schema
    studio.close()


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[f"{method}-{path}" for method, path in OPERATIONS])
def test_nothing_undocumented_is_answered(described: BaseSchema, method: str, path: str) -> None:
    operation = described[path][method]
    statuses = set()

    def check(case: schemathesis.Case) -> None:
        response = case.call(timeout=30, allow_redirects=False)
        statuses.add(response.status_code)
        assert response.status_code != 500, response.text
        case.validate_response(response, checks=CHECKS)

    FEW(hypothesis.given(case=operation.as_strategy())(check))()
    assert min(statuses) < 400, "the best that is described has been seen"
    with suppress(hypothesis.errors.Unsatisfiable):  # where nothing is asked, nothing can be asked wrongly
        FEW(hypothesis.given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))(check))()
