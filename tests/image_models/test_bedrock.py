"""What a person relies on who pays for each call."""

from __future__ import annotations

import threading

import pytest

from posterlib.bedrock_standin import BedrockStandin
from posterlib.errors import (
    ConnectionLostError,
    ModelCapacityError,
    ModelThrottledError,
    ModelTimeoutError,
    PosterError,
    TruncatedResponseError,
)
from posterlib.image_models.base import ModelCard
from posterlib.image_models.fitting import Defaults, recipes_for
from posterlib.posters import PosterRequest
from tests.image_models.conftest import CORE, NOVA, SD35, TITAN, Model, recipe
from tests.waiting import until


def test_stability_is_asked_by_ratio_and_nothing_it_does_not_know(standin: BedrockStandin, model: Model) -> None:
    model(CORE).generate(recipe(CORE, aspect_ratio="2:3", negative_prompt="text"))

    assert standin.calls[0].model_id == CORE.id
    assert standin.calls[0].body == {
        "prompt": "A red fox in the snow",
        "negative_prompt": "text",
        "aspect_ratio": "2:3",
        "output_format": "png",
        "seed": 7,
    }


def test_nova_is_asked_by_pixels_and_always_with_a_seed(standin: BedrockStandin, model: Model) -> None:
    model(NOVA).generate(recipe(NOVA, aspect_ratio="2:3", style="PHOTOREALISM", negative_prompt="text", cfg_scale=6.5))

    assert standin.calls[0].body == {
        "taskType": "TEXT_IMAGE",
        "textToImageParams": {"text": "A red fox in the snow", "negativeText": "text", "style": "PHOTOREALISM"},
        "imageGenerationConfig": {
            "numberOfImages": 1,
            "width": 1024,
            "height": 1536,
            "quality": "premium",
            "cfgScale": 6.5,
            "seed": 7,
        },
    }


def test_what_a_request_leaves_open_comes_from_the_settings_within_the_model_s_bounds(
    standin: BedrockStandin, model: Model
) -> None:
    for guidance in (8.0, 15.0):
        request = PosterRequest.parse({"prompt": "A red fox"})
        defaults = Defaults(2048, 2048, "standard", guidance)
        model(NOVA).generate(recipes_for(request, NOVA, defaults=defaults, draw_seed=max)[0])

    drawn = [call.body["imageGenerationConfig"] for call in standin.calls]
    assert [config["cfgScale"] for config in drawn] == [8.0, 10.0]
    assert {(config["quality"], config["width"], config["height"]) for config in drawn} == {("standard", 2032, 2032)}


def test_titan_is_asked_for_a_size_of_its_table_and_no_style(standin: BedrockStandin, model: Model) -> None:
    model(TITAN).generate(recipe(TITAN, aspect_ratio="2:3"))
    body = standin.calls[0].body

    assert (body["imageGenerationConfig"]["width"], body["imageGenerationConfig"]["height"]) == (768, 1152)
    assert "style" not in body["textToImageParams"]


@pytest.mark.parametrize(("answer", "media_type"), [("jpeg", "image/jpeg"), ("webp", "image/webp")])
def test_another_format_than_asked_for_is_kept_as_it_came(
    standin: BedrockStandin, model: Model, answer: str, media_type: str
) -> None:
    standin.enqueue(answer)
    poster = model(CORE).generate(recipe(CORE))

    assert (poster.media_type, poster.width, poster.height) == (media_type, 1536, 1536)


@pytest.mark.parametrize("card", [CORE, NOVA], ids=lambda card: card.family)
def test_a_time_out_never_leads_to_a_second_paid_call(standin: BedrockStandin, model: Model, card: ModelCard) -> None:
    standin.enqueue("silence")
    with pytest.raises(ModelTimeoutError, match="may have drawn the picture and charged"):
        model(card, patience=0.3).generate(recipe(card))

    until(lambda: len(standin.calls) > 0)
    assert [call.charged for call in standin.calls] == [True]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("model_timeout", ModelTimeoutError),
        ("reset_before", ConnectionLostError),
        ("truncated", TruncatedResponseError),
        ("reset", TruncatedResponseError),
        ("garbage", PosterError),
        ("not_a_picture", PosterError),
        ("no_image", PosterError),
        ("internal", PosterError),
        ("model_error", PosterError),
        ("prompt_filtered", PosterError),
        ("picture_filtered", PosterError),
        ("quota", PosterError),
        ("expired_token", PosterError),
    ],
)
def test_nothing_but_throttling_and_lack_of_capacity_is_sent_twice(
    standin: BedrockStandin, model: Model, fault: str, error: type[PosterError]
) -> None:
    for card in (SD35, NOVA):
        standin.enqueue(fault)
        with pytest.raises(error):
            model(card).generate(recipe(card))

    assert len(standin.calls) == 2


@pytest.mark.parametrize("fault", ["throttled", "capacity", "not_ready"])
def test_a_busy_model_is_asked_again_and_one_picture_is_paid(
    standin: BedrockStandin, model: Model, pauses: list[float], fault: str
) -> None:
    standin.enqueue(fault, fault)
    model(CORE).generate(recipe(CORE))

    assert [call.charged for call in standin.calls] == [False, False, True]
    assert len(pauses) == 2
    assert all(0 <= pause <= 30 for pause in pauses)


@pytest.mark.parametrize(("fault", "error"), [("throttled", ModelThrottledError), ("capacity", ModelCapacityError)])
def test_a_model_that_stays_busy_is_given_up_after_four_attempts(
    standin: BedrockStandin, model: Model, pauses: list[float], fault: str, error: type[ModelThrottledError]
) -> None:
    standin.enqueue(*[fault] * 9)
    with pytest.raises(error) as raised:
        model(CORE).generate(recipe(CORE))

    assert type(raised.value) is error
    assert raised.value.retry_after > 0
    assert (len(standin.calls), len(pauses)) == (4, 3)


def test_pauses_differ_so_that_a_burst_does_not_come_back_as_one(
    standin: BedrockStandin, model: Model, pauses: list[float]
) -> None:
    for _ in range(3):
        standin.enqueue("throttled", "throttled")
        model(CORE).generate(recipe(CORE))

    assert len(set(pauses)) > 1


def test_twenty_first_calls_at_once_share_one_client(standin: BedrockStandin, model: Model) -> None:
    shared = model(CORE)
    clients = []
    barrier = threading.Barrier(20)

    def open_client() -> None:
        barrier.wait()
        shared.open()
        clients.append(shared._client())

    threads = [threading.Thread(target=open_client) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(map(id, clients))) == 1


def test_fifty_posters_at_once_are_fifty_calls_over_kept_connections(standin: BedrockStandin, model: Model) -> None:
    shared = model(CORE)
    posters = []

    def draw(seed: int) -> None:
        posters.append(shared.generate(recipe(CORE, seed=seed)))

    threads = [threading.Thread(target=draw, args=(seed,)) for seed in range(1, 51)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(poster.recipe.seed for poster in posters) == list(range(1, 51))
    assert len(standin.calls) == 50
