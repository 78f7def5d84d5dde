"""What a script that asks for posters under /v1 relies on."""

from __future__ import annotations

import falcon.testing
import pytest

from posterlib.bootstrap import Services
from posterlib.errors import ImageModelError, ModelThrottledError, PromptRejectedError
from tests.studio import FakeImageModel, painted

FOX = {"prompt": "A red fox in the snow", "width": 320, "height": 480}
WAITING = {"Prefer": "wait=30"}


def local(address: str) -> str:
    return address.removeprefix("http://falconframework.org")


def test_a_request_is_taken_in_at_once_and_its_job_found_at_the_location(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    model.hold()
    answer = client.simulate_post("/v1/posters", json=FOX | {"seed": 7, "title": "The Fox"})

    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/jobs/{answer.json['id']}"
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.json["status"] in ("queued", "running")
    poster = answer.json["posters"][0]
    assert (poster["number"], poster["seed"], poster["title"], poster["prompt"]) == (0, 7, "The Fox", FOX["prompt"])
    assert "image_url" not in poster
    model.release()


def test_who_prefers_to_wait_gets_the_poster_itself(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_post("/v1/posters", json=FOX, headers=WAITING)

    assert answer.status_code == 201
    assert answer.headers["preference-applied"] == "wait=30"
    assert "retry-after" not in answer.headers
    made = answer.json["posters"][0]
    assert answer.headers["location"] == f"/v1/posters/{made['id']}"
    assert (answer.json["status"], made["status"], made["width"], made["height"]) == ("done", "done", 320, 480)
    assert client.simulate_get(local(made["image_url"])).headers["content-type"] == "image/png"
    assert client.simulate_get(local(made["thumbnail_url"])).status_code == 200


def test_a_wait_that_is_too_short_ends_with_the_open_job(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    model.hold()
    answer = client.simulate_post("/v1/posters", json=FOX, headers={"Prefer": "respond-async, wait=0"})

    assert (answer.status_code, answer.headers["preference-applied"]) == (202, "wait=0")
    assert answer.json["status"] in ("queued", "running")
    model.release()


@pytest.mark.parametrize(
    ("preferred", "applied"), [("wait=99999", "wait=300"), ("wait=soon", None), ("handling=lenient", None)]
)
def test_a_wait_has_a_longest_length_and_an_unread_preference_is_passed_over(
    client: falcon.testing.TestClient, preferred: str, applied: str | None
) -> None:
    answer = client.simulate_post("/v1/posters", json=FOX, headers={"Prefer": preferred})

    assert answer.status_code == (202 if applied is None else 201)
    assert answer.headers.get("preference-applied") == applied


def test_several_posters_are_at_the_job_s_address(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_post("/v1/posters", json=FOX | {"count": 3, "seed": 4}, headers=WAITING)

    assert answer.status_code == 201
    assert answer.headers["location"] == f"/v1/jobs/{answer.json['id']}"
    assert [poster["seed"] for poster in answer.json["posters"]] == [4, 5, 6]


def test_a_job_that_made_nothing_in_time_is_answered_as_its_error_and_named(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    model.enqueue(PromptRejectedError("The filter stopped these words. Change the prompt."))
    answer = client.simulate_post("/v1/posters", json=FOX, headers=WAITING)

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert (answer.json["code"], answer.json["status"]) == ("prompt_rejected", 422)
    assert answer.json["detail"] == "The filter stopped these words. Change the prompt."
    job = client.simulate_get(f"/v1/jobs/{answer.json['job']}")
    assert (job.status_code, job.json["status"]) == (200, "failed")


def test_without_waiting_a_failure_is_told_by_the_job_alone(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services
) -> None:
    model.enqueue(ImageModelError("The model is out of paint."))
    taken_in = client.simulate_post("/v1/posters", json=FOX)
    assert taken_in.status_code == 202

    studio.jobs.wait(taken_in.json["id"])
    poster = client.simulate_get(taken_in.headers["location"]).json["posters"][0]
    assert (poster["status"], poster["error"]) == ("failed", "The model is out of paint.")
    assert (poster["code"], poster["may_be_charged"]) == ("image_model_failed", True)


def test_a_throttled_job_says_when_to_come_back(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    model.enqueue(ModelThrottledError("Too many at once. Try again in a minute.", retry_after=41.2))
    answer = client.simulate_post("/v1/posters", json=FOX, headers=WAITING)

    assert (answer.status_code, answer.headers["retry-after"], answer.json["retry_after"]) == (429, "42", 42)


def test_a_batch_keeps_what_was_made_and_tells_what_was_not(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    model.for_seed[2] = PromptRejectedError("The filter stopped these words. Change the prompt.")
    films = [FOX | {"seed": seed, "prompt": f"Fox, part {seed}"} for seed in (1, 2, 3)]
    answer = client.simulate_post("/v1/batches", json={"posters": films}, headers=WAITING)

    assert (answer.status_code, answer.json["status"]) == (201, "done")
    assert [poster["status"] for poster in answer.json["posters"]] == ["done", "failed", "done"]
    failed = answer.json["posters"][1]
    assert (failed["prompt"], failed["code"], failed["may_be_charged"]) == ("Fox, part 2", "prompt_rejected", False)


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({}, "posters", "list of 1 to 50"),
        ({"posters": []}, "posters", "list of 1 to 50"),
        ({"posters": [FOX] * 51}, "posters", "list of 1 to 50"),
        ({"posters": FOX}, "posters", "list of 1 to 50"),
        ({"posters": [FOX], "count": 2}, "count", "Unknown field 'count'"),
        ({"posters": [FOX, "A fox"]}, "posters[1]", "must be an object"),
        ({"posters": [FOX, FOX, FOX, FOX | {"seed": "7"}]}, "posters[3].seed", "Poster 4: seed must be a whole"),
        ({"posters": [FOX, FOX | {"colour": "red"}]}, "posters[1].colour", "Unknown field 'colour'"),
        ({"posters": [FOX, FOX | {"style": "neon"}]}, "posters[1].style", "Choose one of"),
        ({"posters": [FOX, FOX | {"model": "dall-e"}]}, "posters[1].model", "no image model"),
        ({"posters": [FOX | {"count": 4}] * 13}, "posters", "1 to 50 posters"),
    ],
)
def test_a_wrong_batch_names_the_item_and_begins_nothing(
    client: falcon.testing.TestClient, model: FakeImageModel, body: object, field: str, says: str
) -> None:
    answer = client.simulate_post("/v1/batches", json=body)

    assert (answer.status_code, answer.json["field"]) == (400, field)
    assert says in answer.json["detail"]
    assert model.recipes == []


def test_posters_are_paged_through_once_each_while_others_are_made(client: falcon.testing.TestClient) -> None:
    def make(number: int) -> str:
        made = client.simulate_post("/v1/posters", json=FOX | {"prompt": f"Fox {number}"}, headers=WAITING)
        return str(made.json["posters"][0]["id"])

    made = [make(number) for number in range(5)]
    seen: list[str] = []
    parameters = {"limit": "2"}
    for _ in range(3):
        page = client.simulate_get("/v1/posters", params=parameters).json
        seen += [item["id"] for item in page["items"]]
        make(100)
        parameters["cursor"] = page["next"]

    assert seen == made[::-1]
    assert page["next"] is None


def test_posters_are_found_by_their_words(client: falcon.testing.TestClient) -> None:
    for prompt in ("A red fox in the snow", "Two strangers in a café", "A blue fox at sea"):
        client.simulate_post("/v1/posters", json=FOX | {"prompt": prompt}, headers=WAITING)

    found = client.simulate_get("/v1/posters", params={"q": "fox -snow"}).json
    assert [item["prompt"] for item in found["items"]] == ["A blue fox at sea"]
    assert client.simulate_get("/v1/posters", params={"q": '"; DROP TABLE entries; -- *\x00'}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=ten",
        "limit=1.5",
        "limit=1&limit=2",
        "cursor=",
        "cursor=x",
        "cursor=Li4vLi4",
        "page=2",
    ],
)
def test_a_wrong_page_is_refused_by_name(client: falcon.testing.TestClient, query: str) -> None:
    answer = client.simulate_get("/v1/posters", query_string=query)

    assert (answer.status_code, answer.json["field"]) == (400, query.partition("=")[0])


def test_one_poster_tells_everything_that_made_it(client: falcon.testing.TestClient) -> None:
    wanted = FOX | {"seed": 7, "title": "The Fox", "negative_prompt": "people", "style": "vintage"}
    made = client.simulate_post("/v1/posters", json=wanted, headers=WAITING)
    poster = client.simulate_get(made.headers["location"]).json

    for name in ("prompt", "seed", "title", "negative_prompt", "style", "width", "height"):
        assert poster[name] == wanted[name]
    assert (poster["model"], poster["media_type"], poster["understood"]) == ("sketch", "image/png", ["pencil"])
    assert client.simulate_get(local(poster["preview_url"])).headers["content-type"] == "image/webp"
    assert client.simulate_get(local(poster["page_url"])).status_code == 302


def test_a_former_service_s_poster_says_what_nobody_knows(client: falcon.testing.TestClient, studio: Services) -> None:
    folder = studio.history.root / "1729513530"
    folder.mkdir()
    for name in ("original.png", "thumbnail.png"):
        (folder / name).write_bytes(painted(320, 480))
    studio.history.reconcile()

    poster = client.simulate_get("/v1/posters").json["items"][0]
    assert (poster["id"], poster["seed"], poster["model"], poster["prompt"]) == ("1729513530", None, "", "")
    assert poster["created_at"] == "2024-10-21T12:25:30Z"
    assert "seconds" not in poster
