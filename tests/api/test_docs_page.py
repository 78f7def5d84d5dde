"""The page that shows the API to people, as it is served."""

from __future__ import annotations

import re

import falcon.testing
import pytest

from posterlib.api.documentation import FOLDER


def test_the_page_and_all_it_is_made_of_come_from_the_studio(client: falcon.testing.TestClient) -> None:
    page = client.simulate_get("/docs")
    parts = re.findall(r'(?:src|href)="(/docs/[^"]+)"', page.text)

    assert page.headers["content-type"].startswith("text/html")
    assert len(parts) >= 4
    for part in parts:
        answer = client.simulate_get(part)
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
        for imported in re.findall(r'from "\./([^"]+)"', answer.text):
            assert client.simulate_get(f"/docs/{imported}").headers["content-type"].startswith("text/javascript")


def test_the_page_may_load_nothing_from_elsewhere_and_run_nothing_inline(client: falcon.testing.TestClient) -> None:
    policy = client.simulate_get("/docs").headers["content-security-policy"]

    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
    assert "unsafe" not in policy
    for file in FOLDER.iterdir():
        written = file.read_text().replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in written
        assert "https://" not in written
        assert not re.search(r"\son[a-z]+=|<style|style=|innerHTML", written)


def test_every_file_of_the_page_is_served(client: falcon.testing.TestClient) -> None:
    for file in FOLDER.iterdir():
        address = "/docs" if file.suffix == ".html" else f"/docs/{file.name}"
        assert client.simulate_get(address).text == file.read_text()


@pytest.mark.parametrize("name", ["docs.html", "../app.py", "..%2fapp.py", "app.py", "%00", "docs.css%00"])
def test_nothing_else_is_served(client: falcon.testing.TestClient, name: str) -> None:
    assert client.simulate_get(f"/docs/{name}").status_code == 404


def test_an_unchanged_page_is_not_sent_again(client: falcon.testing.TestClient) -> None:
    tag = client.simulate_get("/docs").headers["etag"]

    again = client.simulate_get("/docs", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
