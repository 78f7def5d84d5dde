"""What a script that posts a prompt relies on."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import falcon.testing
import pytest
from PIL import Image

from posterlib.bootstrap import Services
from posterlib.errors import ImageModelError
from tests.studio import FakeImageModel, painted


def test_a_prompt_becomes_a_poster_at_the_answered_address(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_post("/send_prompt", json={"prompt": "A red fox in the snow"})

    assert answer.status_code == 200
    assert answer.json["prompt"] == "A red fox in the snow"
    assert answer.json["total_time"] >= 0
    assert answer.json["model"] == "sketch"
    address = answer.json["image_url"]
    assert address.startswith("http://falconframework.org/history/")
    picture = client.simulate_get(address.removeprefix("http://falconframework.org"))
    assert Image.open(io.BytesIO(picture.content)).size == (1024, 1024)


def test_every_field_reaches_the_model(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    fields = {"prompt": "A fox", "negative_prompt": "snow", "aspect_ratio": "2:3", "seed": 7, "style": "vintage"}
    answer = client.simulate_post("/send_prompt", json=fields)

    assert answer.status_code == 200
    recipe = model.recipes[0]
    assert (recipe.negative_prompt, recipe.seed, recipe.style) == ("snow", 7, "vintage")
    assert (recipe.width, recipe.height) == (1024, 1536)
    assert answer.json["seed"] == 7


def test_two_posts_without_a_seed_draw_two_pictures(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    for _ in range(2):
        client.simulate_post("/send_prompt", json={"prompt": "A fox"})

    assert model.recipes[0].seed != model.recipes[1].seed


def test_a_batch_answers_every_poster_and_keeps_those_that_came(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    model.for_seed[5] = ImageModelError("The model is out of paint.")
    answer = client.simulate_post("/send_prompt", json={"prompt": "A fox", "count": 3, "seed": 4})

    assert answer.status_code == 200
    assert [image["seed"] for image in answer.json["images"]] == [4, 6]
    assert answer.json["errors"] == [{"seed": 5, "error": "The model is out of paint.", "code": "image_model_failed"}]


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({}, "prompt", "Prompt is required"),
        ({"prompt": ""}, "prompt", "Prompt is required"),
        ({"prompt": " \n\t"}, "prompt", "Prompt is required"),
        ({"prompt": None}, "prompt", "prompt must be text."),
        ({"prompt": 7}, "prompt", "prompt must be text."),
        ({"prompt": ["A fox"]}, "prompt", "prompt must be text."),
        ({"prompt": "x" * 4001}, "prompt", "at most 4,000"),
        ({"prompt": "x" * 20000}, "prompt", "longer than 10000"),
        ({"prompt": "A fox", "colour": "red"}, "colour", "Unknown field 'colour'"),
        ({"prompt": "A fox", "width": 64, "height": 64}, "width", "from 320 to 4096"),
        ({"prompt": "A fox", "width": 1e9, "height": 64}, "width", "whole number"),
        ({"prompt": "A fox", "width": 4096, "height": 400}, "width", "between 1:4 and 4:1"),
        ({"prompt": "A fox", "width": 1024}, "height", "together"),
        ({"prompt": "A fox", "aspect_ratio": "wide"}, "aspect_ratio", "such as 2:3"),
        ({"prompt": "A fox", "aspect_ratio": "0:1"}, "aspect_ratio", "such as 2:3"),
        ({"prompt": "A fox", "aspect_ratio": "9:1"}, "aspect_ratio", "between 1:4 and 4:1"),
        ({"prompt": "A fox", "seed": -1}, "seed", "at least 0"),
        ({"prompt": "A fox", "seed": 2**32}, "seed", "from 0 to 4294967295"),
        ({"prompt": "A fox", "seed": "7"}, "seed", "whole number"),
        ({"prompt": "A fox", "count": 0}, "count", "at least 1"),
        ({"prompt": "A fox", "count": 5}, "count", "at most 4"),
        ({"prompt": "A fox", "style": "neon"}, "style", "Choose one of"),
        ({"prompt": "A fox", "quality": "premium"}, "quality", "takes no quality"),
        ({"prompt": "A fox", "cfg_scale": 8}, "cfg_scale", "takes no cfg_scale"),
        ({"prompt": "A fox", "model": "amazon.nova-canvas-v1:0"}, "model", "no image model"),
    ],
)
def test_a_wrong_field_is_refused_by_name(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services, body: object, field: str, says: str
) -> None:
    answer = client.simulate_post("/send_prompt", json=body)

    assert answer.status_code == 400
    assert (answer.json["image_url"], answer.json["total_time"], answer.json["field"]) == ("", 0, field)
    assert says in answer.json["error"]
    assert model.recipes == []
    assert studio.history.count() == 0


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"A fox", "application/json", 400),
        (b'{"prompt": "A fox"', "application/json", 400),
        (b'["A fox"]', "application/json", 400),
        (b"null", "application/json", 400),
        (b'{"prompt": NaN}', "application/json", 400),
        (b'{"prompt": "\xff"}', "application/json", 400),
        (b"[" * 5000, "application/json", 400),
        (b'{"prompt": "A fox"}', "text/plain", 415),
        (b"prompt=A+fox", "application/x-www-form-urlencoded", 415),
        (b'{"prompt": "' + b"x" * 300_000 + b'"}', "application/json", 413),
    ],
)
def test_a_body_that_is_no_json_object_is_refused_in_the_documented_shape(
    client: falcon.testing.TestClient, model: FakeImageModel, body: bytes, kind: str, status: int
) -> None:
    answer = client.simulate_post("/send_prompt", body=body, headers={"Content-Type": kind})

    assert answer.status_code == status
    assert (answer.json["image_url"], answer.json["total_time"]) == ("", 0)
    assert answer.json["error"]
    assert model.recipes == []


def test_a_failing_model_is_told_with_the_prompt_and_leaves_nothing(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services
) -> None:
    model.enqueue(ImageModelError("The model is out of paint. Try again tomorrow."))
    answer = client.simulate_post("/send_prompt", json={"prompt": "A fox"})

    assert answer.status_code == 500
    assert answer.json["error"] == "The model is out of paint. Try again tomorrow."
    assert (answer.json["image_url"], answer.json["prompt"]) == ("", "A fox")
    assert list((studio.history.root / ".staging").iterdir()) == []


def test_a_fault_of_ours_shows_no_trace(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    model.enqueue(ZeroDivisionError("secret detail"))
    answer = client.simulate_post("/send_prompt", json={"prompt": "A fox"})

    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_bytes_that_are_no_picture_are_an_error(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    model.enqueue(b"<html>busy</html>")
    answer = client.simulate_post("/send_prompt", json={"prompt": "A fox"})

    assert answer.status_code == 500
    assert "not a picture" in answer.json["error"]


def test_a_jpeg_is_stored_as_it_came(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    jpeg = painted(640, 960, kind="JPEG")
    model.enqueue(jpeg)
    answer = client.simulate_post("/send_prompt", json={"prompt": "A fox"})
    picture = client.simulate_get(answer.json["image_url"].removeprefix("http://falconframework.org"))

    assert (answer.json["width"], answer.json["height"]) == (640, 960)
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.content == jpeg


def test_hostile_text_comes_back_as_typed_without_control_characters(client: falcon.testing.TestClient) -> None:
    prompt = "<script>alert('fox')</script>\u0007 ‮ 狐 \nsecond line"
    answer = client.simulate_post("/send_prompt", json={"prompt": prompt})

    assert answer.status_code == 200
    assert answer.json["prompt"] == prompt.replace("\u0007", "")
    assert answer.headers["content-type"].startswith("application/json")


def test_two_hundred_posts_at_once_keep_two_hundred_posters(
    client: falcon.testing.TestClient, studio: Services
) -> None:
    def post(number: int) -> int:
        body = {"prompt": f"Fox number {number}", "width": 320, "height": 320}
        return client.simulate_post("/send_prompt", json=body).status_code

    with ThreadPoolExecutor(64) as people:
        statuses = list(people.map(post, range(200)))

    assert statuses == [200] * 200
    assert studio.history.count() == 200
    assert len(client.simulate_get("/history_list").json) == 200


def test_a_closing_studio_says_to_come_back(client: falcon.testing.TestClient, studio: Services) -> None:
    studio.jobs.drain()
    answer = client.simulate_post("/send_prompt", json={"prompt": "A fox"})

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
