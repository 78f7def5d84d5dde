"""`/openapi.json` says what the API does, no more and no less."""

from __future__ import annotations

import json
import re
from pathlib import Path

import falcon.inspect
import falcon.testing
from openapi_spec_validator import OpenAPIV31SpecValidator

from posterlib.api import create_app
from posterlib.api.openapi import openapi_document
from posterlib.bootstrap import Services

NOT_FOR_SCRIPTS = {"/docs", "/docs/{name}"}


def test_it_is_valid_openapi_3_1(client: falcon.testing.TestClient) -> None:
    description = client.simulate_get("/openapi.json").json

    assert description["openapi"].startswith("3.1")
    assert [str(fault) for fault in OpenAPIV31SpecValidator(description).iter_errors()] == []


def test_it_describes_every_route_and_method_and_no_other(studio: Services) -> None:
    routes = falcon.inspect.inspect_routes(create_app(studio))
    served_ones = {
        (route.path.replace(":path", ""), method.method.lower())
        for route in routes
        for method in route.methods
        if method.method in ("GET", "POST", "PUT", "PATCH", "DELETE") and not method.internal
    }
    described = {(path, method) for path, methods in openapi_document()["paths"].items() for method in methods}

    assert {each for each in served_ones if each[0] not in NOT_FOR_SCRIPTS} == described


def test_the_pages_door_serves_every_route() -> None:
    """`streamlit_app.py` names the routes that lead to the API one by one."""
    door = (Path(__file__).parents[2] / "streamlit_app.py").read_text()
    for path in openapi_document()["paths"]:
        first = path.strip("/").partition("/")[0]
        assert f'"/{first}",' in door or f'    "/{first}/{{path:path}}",' in door
        if "/" in path.strip("/"):
            assert f'    "/{first}/{{path:path}}",' in door


def test_every_example_is_what_its_schema_says() -> None:
    from jsonschema import Draft202012Validator

    description = openapi_document()
    examples = 0
    for methods in description["paths"].values():
        for operation in methods.values():
            bodies = [operation["requestBody"]] if "requestBody" in operation else []
            for body in [*bodies, *operation["responses"].values()]:
                for content in body.get("content", {}).values():
                    if "example" in content:
                        schema = content["schema"] | {"components": description["components"]}
                        Draft202012Validator(schema).validate(json.loads(json.dumps(content["example"])))
                        examples += 1
    assert examples > 20


def test_every_code_an_error_may_have_is_explained(client: falcon.testing.TestClient) -> None:
    explained = {each["code"]: each for each in client.simulate_get("/openapi.json").json["x-problem-codes"]}

    assert explained["rate_limited"]["status"] == 429
    assert explained["outcome_unknown"]["status"] == 504
    assert explained["http_415"]["phrase"] == "Unsupported Media Type"
    for problem in (client.simulate_get("/v1/jobs/x"), client.simulate_get("/v1/x"), client.simulate_put("/v1/models")):
        assert problem.json["code"] in explained
        assert problem.json["type"] == f"/docs#{problem.json['code']}"


def test_an_unchanged_description_is_not_sent_again(client: falcon.testing.TestClient) -> None:
    tag = client.simulate_get("/openapi.json").headers["etag"]

    assert client.simulate_get("/openapi.json", headers={"If-None-Match": tag}).status_code == 304


def test_the_written_docs_know_every_address_and_every_code() -> None:
    written = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
    description = openapi_document()
    shown = re.sub(r"\{[a-z_]+\}", "{id}", " ".join(description["paths"])).split()

    assert [path for path in shown if path not in written and path != "/history/{id}/{id}"] == []
    assert [each["code"] for each in description["x-problem-codes"] if f"`{each['code']}`" not in written] == []
