"""What a script that lists and fetches posters relies on."""

from __future__ import annotations

import os
from pathlib import Path

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.bootstrap import Services
from tests.studio import FakeImageModel, open_studio, painted


def post(client: falcon.testing.TestClient, prompt: str, **fields: object) -> str:
    answer = client.simulate_post("/send_prompt", json={"prompt": prompt, "width": 480, "height": 320, **fields})
    assert answer.status_code == 200, answer.text
    return str(answer.json["id"])


@pytest.mark.parametrize("address", ["/history_list", "/history"])
def test_the_list_is_newest_first_with_absolute_addresses(client: falcon.testing.TestClient, address: str) -> None:
    older, newer = post(client, "An older fox"), post(client, "A newer fox")
    listed = client.simulate_get(address, host="studio.example", port=5002).json

    assert [item["orig"] for item in listed] == [
        f"http://studio.example:5002/history/{newer}/original.png",
        f"http://studio.example:5002/history/{older}/original.png",
    ]
    assert listed[0]["thumb"] == f"http://studio.example:5002/history/{newer}/thumbnail.png"


def test_an_empty_history_is_an_empty_list(client: falcon.testing.TestClient) -> None:
    assert client.simulate_get("/history_list").json == []


def test_limit_and_before_page_through_everything_once(client: falcon.testing.TestClient) -> None:
    made = [post(client, f"Fox {number}") for number in range(5)]
    seen: list[str] = []
    parameters: dict[str, str] = {"limit": "2"}
    while page := client.simulate_get("/history_list", params=parameters).json:
        seen += [item["orig"].split("/")[-2] for item in page]
        parameters["before"] = seen[-1]

    assert seen == made[::-1]


def test_q_searches_prompts(client: falcon.testing.TestClient) -> None:
    post(client, "A red fox in the snow")
    café = post(client, "Two strangers meet in a Café in Paris", title="Les Étrangers")
    found = client.simulate_get("/history_list", params={"q": "cafe etrang -snow"}).json

    assert [item["orig"].split("/")[-2] for item in found] == [café]
    assert client.simulate_get("/history_list", params={"q": '"; DROP TABLE entries; -- *'}).status_code == 200


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=-1", "limit=ten", "limit=1.5", "limit=99999999999", "before=..", "before=x"]
)
def test_a_wrong_page_is_refused_by_name(client: falcon.testing.TestClient, query: str) -> None:
    answer = client.simulate_get("/history_list", query_string=query)

    assert answer.status_code == 400
    assert answer.json["field"] == query.partition("=")[0]


def test_an_unchanged_list_is_not_sent_again(client: falcon.testing.TestClient) -> None:
    post(client, "A fox")
    tag = client.simulate_get("/history_list").headers["etag"]

    again = client.simulate_get("/history_list", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    post(client, "Another fox")
    assert client.simulate_get("/history_list", headers={"If-None-Match": tag}).status_code == 200


def test_the_original_is_the_model_s_bytes_and_may_be_cached_for_a_day(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    picture = painted(480, 320, seed=9)
    model.enqueue(picture)
    answer = client.simulate_get(f"/history/{post(client, 'A fox')}/original.png")

    assert answer.content == picture
    assert answer.headers["content-type"] == "image/png"
    assert "max-age=86400" in answer.headers["cache-control"]


def test_files_answer_conditions_and_ranges(client: falcon.testing.TestClient) -> None:
    address = f"/history/{post(client, 'A fox')}/original.png"
    whole = client.simulate_get(address)

    part = client.simulate_get(address, headers={"Range": "bytes=4-9"})
    assert (part.status_code, part.content) == (206, whole.content[4:10])
    assert part.headers["content-range"] == f"bytes 4-9/{len(whole.content)}"
    assert client.simulate_get(address, headers={"Range": "bytes=999999-"}).status_code == 416
    unchanged = client.simulate_get(address, headers={"If-None-Match": whole.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    head = client.simulate_head(address)
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(whole.content)))


def test_a_download_is_named_after_the_film(client: falcon.testing.TestClient) -> None:
    fox = post(client, 'A "red" fox\r\nSet-Cookie: x=1', title="../../Le Renard / Ünïcode")
    answer = client.simulate_get(f"/history/{fox}/original.png", params={"download": "1"})

    assert answer.headers["content-disposition"] == f'attachment; filename="le-renard-unicode-{fox}.png"'


@pytest.mark.parametrize(
    "path",
    [
        "/history/",
        "/history/x/original.png",
        "/history/20261122T091530123-5f3a09c1/original.png",
        "/history/{id}/",
        "/history/{id}/poster.json",
        "/history/{id}/original.gif",
        "/history/{id}/original.png/",
        "/history/{id}/../index.sqlite3",
        "/history/{id}/..%2f..%2findex.sqlite3",
        "/history/{id}/%2e%2e/%2e%2e/index.sqlite3",
        "/history/../history/index.sqlite3",
        "/history/%2e%2e/index.sqlite3",
        "/history/..\\index.sqlite3",
        "/history/..%5c..%5cindex.sqlite3",
        "/history//etc/passwd",
        "/history/%2fetc%2fpasswd",
        "/history/{id}//etc/passwd",
        "/history/.staging/{id}",
        "/history/{id}%00/original.png",
        "/history/{id}/original.png%00",
        "/history/{id}\n/original.png",
        "/history/١٧٢٩٥١٣٥٣٠/original.png",
        "/history/{id}/" + "a" * 5000,
    ],
)
def test_nothing_but_a_poster_s_files_is_served(client: falcon.testing.TestClient, path: str) -> None:
    fox = post(client, "A fox")
    answer = client.simulate_get(path.replace("{id}", fox))

    if path == "/history/" or path == "/history/{id}/original.png/":
        assert answer.status_code == 200  # a slash at the end changes nothing
        return
    assert answer.status_code in (400, 404)
    assert answer.json["error"]
    assert str(Path.cwd()) not in answer.text


def test_a_link_out_of_the_history_is_not_followed(client: falcon.testing.TestClient, studio: Services) -> None:
    secret = studio.history.root.parent / "secret"
    secret.mkdir()
    (secret / "original.png").write_bytes(b"secret")
    (studio.history.root / "1729513530").symlink_to(secret)

    assert client.simulate_get("/history/1729513530/original.png").status_code == 404


def test_folders_of_the_former_service_are_listed_and_served(tmp_path: Path, model: FakeImageModel) -> None:
    for name in ("1729513530", "1729512340"):
        folder = tmp_path / "history" / name
        folder.mkdir(parents=True)
        (folder / "original.png").write_bytes(painted(1024, 1024))
        (folder / "thumbnail.png").write_bytes(painted(120, 120))
    (tmp_path / "history" / "1729510000").mkdir()
    os.utime(tmp_path / "history" / "1729512340")
    studio = open_studio(tmp_path / "history", model)
    client = falcon.testing.TestClient(create_app(studio))

    fox = post(client, "A fox")
    listed = [item["orig"].split("/")[-2] for item in client.simulate_get("/history_list").json]
    assert listed == [fox, "1729513530", "1729512340"]
    for name, kind in (("original.png", "image/png"), ("thumbnail.png", "image/png"), ("preview.webp", "image/webp")):
        assert client.simulate_get(f"/history/1729513530/{name}").headers["content-type"] == kind
    studio.close()


def test_health_says_what_works(client: falcon.testing.TestClient) -> None:
    post(client, "A fox")
    answer = client.simulate_get("/health")

    assert answer.status_code == 200
    assert answer.json["status"] == "ok"
    assert answer.json["email_demo_mode"] is True
    assert answer.json["posters"] == 1


def test_health_is_503_when_the_history_cannot_be_written(client: falcon.testing.TestClient, studio: Services) -> None:
    studio.history.root.rename(studio.history.root.with_name("moved"))
    answer = client.simulate_get("/health")

    assert answer.status_code == 503
    assert answer.json["status"] == "unavailable"
    assert "history folder" in answer.json["error"]


def test_unknown_addresses_and_methods_answer_json(client: falcon.testing.TestClient) -> None:
    nowhere = client.simulate_get("/nowhere")
    assert (nowhere.status_code, nowhere.json["code"]) == (404, "http_404")
    wrong = client.simulate_get("/send_prompt")
    assert wrong.status_code == 405
    assert "POST" in wrong.headers["allow"]
    assert wrong.json["image_url"] == ""


def test_only_named_origins_may_call_from_a_browser(client: falcon.testing.TestClient) -> None:
    def allowed(origin: str) -> str | None:
        headers = {
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        }
        answer = client.simulate_options("/send_prompt", headers=headers)
        return answer.headers.get("access-control-allow-origin")

    assert allowed("http://localhost:3000") == "http://localhost:3000"
    assert allowed("https://elsewhere.example") is None
