"""A job on the page: where it stands, what became of each poster, and what a visitor can do about it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.errors import ModelTimeoutError, StorageError
from posterlib.image_models.base import ModelCard
from posterlib.jobs import Cancelled, JobPoster, State
from posterlib.posters import PosterRequest
from tests.pages.conftest import Visit
from tests.pages.fakes import CORE, FILTERED, THROTTLED, ScriptedJobs, a_job, standing
from tests.pages.reading import buttons, data, plain_words, tiles
from tests.studio import FakeImageModel

TEN_FILMS = tuple(f"The fox, part {part}" for part in range(1, 11))


@pytest.fixture
def cards() -> tuple[ModelCard, ...]:
    return (CORE,)


@pytest.fixture
def script() -> ScriptedJobs | None:
    return ScriptedJobs()


@pytest.fixture
def jobs(script: ScriptedJobs | None) -> ScriptedJobs:
    assert script is not None
    return script


def look(visit: Visit) -> AppTest:
    """Open the page at the address of the job."""
    return visit(job="scripted")


def kept(prompt: str) -> JobPoster:
    """A poster that is done and hangs in the history."""
    studio = services()
    job_id = studio.jobs.submit(PosterRequest(prompt=prompt, aspect_ratio="2:3"))
    job = studio.jobs.wait(job_id, timeout=30)
    assert job is not None
    return job.posters[0]


def doing(app: AppTest) -> str:
    shown = data(app, "progress")
    assert shown is not None
    return str(shown["words"])


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (0, "Next in the queue…"),
        (1, "Waiting: 1 poster is in front of it"),
        (1200, "Waiting: 1,200 posters are in front of it"),
    ],
)
def test_a_waiting_job_says_how_many_are_in_front_of_it(
    visit: Visit, jobs: ScriptedJobs, place: int, told: str
) -> None:
    jobs.shown = a_job(standing("queued"), place=place)

    assert doing(look(visit)) == told


def test_a_job_at_work_says_its_stage_and_how_long_the_model_usually_takes(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown, jobs.usual = a_job(standing("running"), seconds=4.5), 6.2
    app = look(visit)
    shown = data(app, "progress")
    assert shown == {"words": "Drawing…", "seconds": 4.5, "aside": "usually about 6 s"}

    jobs.shown = a_job(standing("saving"))
    assert doing(look(visit)) == "Saving…"
    assert app.button(key="generate").disabled


def test_every_poster_of_a_batch_at_work_has_its_place_and_says_how_it_stands(visit: Visit, jobs: ScriptedJobs) -> None:
    states: list[State] = ["running", "saving", "failed", "queued"]
    done = kept(TEN_FILMS[0])
    jobs.shown = a_job(done, *map(standing, states), films=TEN_FILMS[:5], place=0)
    app = look(visit)

    assert doing(app) == "Drawing: 1 of 5 done"
    assert [tile["word"] for tile in tiles(app)] == ["Done", "Drawing", "Saving", "Failed", "Queued"]
    assert [tile["caption"] for tile in tiles(app)] == list(TEN_FILMS[:5])
    assert tiles(app)[0]["poster"]["id"] == done.entry_id
    assert tiles(app)[3]["note"] == str(FILTERED)


def test_posters_of_one_film_are_told_apart_by_their_seeds(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown = a_job(standing("running"), standing("queued"))

    assert [tile["caption"] for tile in tiles(look(visit))] == ["Seed 7", "Seed 8"]


def test_what_is_not_sent_can_be_cancelled_and_the_page_says_at_once_what_that_did(
    visit: Visit, jobs: ScriptedJobs
) -> None:
    jobs.shown = a_job(*map(standing, ("running", "queued", "queued")), films=TEN_FILMS[:3])
    jobs.stops = Cancelled(stopped=2, already_sent=1)
    app = look(visit).run()
    assert buttons(app)["cancel"] == "Cancel 2 queued"
    jobs.shown = a_job(*map(standing, ("running", "cancelled", "cancelled")), films=TEN_FILMS[:3])
    app.button(key="cancel").click().run()

    assert jobs.cancelled == ["scripted"]
    told = plain_words(app)
    assert "2 posters were cancelled and cost nothing. 1 poster was already sent; its result will be kept." in told
    assert [tile["word"] for tile in tiles(app)] == ["Drawing", "Cancelled", "Cancelled"]
    assert "cancel" not in buttons(app)


def test_what_was_sent_offers_no_cancelling_and_says_why(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown = a_job(standing("running"))
    app = look(visit).run()

    assert "cancel" not in buttons(app)
    assert "Already sent: it can no longer be stopped, and the result will be kept." in plain_words(app)


def test_cancelling_too_late_says_so(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown, jobs.stops = a_job(standing("queued")), Cancelled(stopped=0, already_sent=1)
    app = look(visit).run()
    app.button(key="cancel").click().run()

    assert "Too late to cancel: 1 poster was already sent" in plain_words(app)


def test_a_cancelled_poster_is_told_as_free_and_can_be_asked_for_after_all(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown = a_job(standing("cancelled"))
    app = look(visit)

    assert [notice.value.replace("\\", "") for notice in app.info] == [
        "This poster was cancelled before its model was asked: nothing was charged."
    ]
    assert "Nothing was drawn." in plain_words(app)
    assert buttons(app)["try_again"] == "Try again"


def test_an_interrupted_poster_says_what_nobody_knows_and_what_trying_again_may_cost(
    visit: Visit, jobs: ScriptedJobs
) -> None:
    jobs.shown = a_job(standing("interrupted"))
    app = look(visit)

    assert "The studio stopped while the model was drawing" in app.warning[0].value
    assert "Nothing was drawn" not in plain_words(app)
    assert buttons(app)["try_again"] == "Try again (may charge again)"


def test_the_page_tells_what_became_of_each_of_ten(visit: Visit, jobs: ScriptedJobs) -> None:
    done = [kept(film) for film in TEN_FILMS[:5]]
    ended = map(standing, ("failed", "interrupted", "interrupted", "cancelled"))
    late = standing("failed", error=THROTTLED)
    jobs.shown = a_job(*done, *ended, late, films=TEN_FILMS, seconds=41.2, dollars=Decimal("0.28"))
    app = look(visit)

    assert [tile["word"] for tile in tiles(app)] == [
        *["Done"] * 5,
        *("Failed", "Interrupted", "Interrupted", "Cancelled", "Failed"),
    ]
    assert [tile["note"] for tile in tiles(app)[5:]] == [
        str(FILTERED),
        "It may have been drawn and charged.",
        "It may have been drawn and charged.",
        "It was never sent: nothing is charged.",
        str(THROTTLED),
    ]
    told = plain_words(app)
    assert "5 of 10 posters generated in 41 s" in told
    assert "2 failed, 1 cancelled, 2 interrupted, up to US$ 0.28" in told
    assert "2 of 10 posters: The studio stopped" in app.warning[0].value.replace("\\", "")
    assert buttons(app)["try_again"] == "Try 5 again (2 may charge again)"


def test_a_poster_that_was_taken_out_since_is_still_told_as_done(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown = a_job(replace(standing("done"), entry_id="20261122T000000000-00000000"))
    app = look(visit)

    assert tiles(app)[0]["word"] == "Done"
    assert tiles(app)[0]["note"] == "It was taken out of the history since."
    assert not app.exception


def test_a_job_of_the_list_brings_its_list_back_after_a_reload(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown = a_job(*map(standing, ("running", "queued")), films=TEN_FILMS[:2])
    app = look(visit)

    assert app.button_group(key="entry").value == "list"
    assert app.text_area(key="films").value == "\n".join(TEN_FILMS[:2])


def test_trying_again_warns_of_no_charge_where_there_is_none(visit: Visit, jobs: ScriptedJobs) -> None:
    lost = standing("failed", error=ModelTimeoutError("Nobody knows."))
    jobs.shown = a_job(replace(lost, may_be_charged=False))

    assert buttons(look(visit))["try_again"] == "Try again"


def test_a_database_that_does_not_answer_is_told_and_the_words_stay(visit: Visit, jobs: ScriptedJobs) -> None:
    app = visit()
    app.text_area(key="prompt").set_value("A red fox").run()
    app.session_state["job"] = "scripted"
    jobs.shown = StorageError("The database of jobs could not be used. Mend its permissions, then try again.")
    app.run()

    assert "The database of jobs could not be used" in app.error[0].value
    assert "looks again by itself" in plain_words(app)
    assert app.text_area(key="prompt").value == "A red fox"
    jobs.shown = a_job(standing("running"))
    app.run()
    assert doing(app) == "Drawing…"
    assert app.text_area(key="prompt").value == "A red fox"


def test_a_job_found_late_does_not_write_over_what_was_typed_meanwhile(visit: Visit, jobs: ScriptedJobs) -> None:
    jobs.shown = StorageError("The database of jobs could not be used.")
    app = look(visit)
    app.text_area(key="prompt").set_value("A grey wolf").run()
    jobs.shown = a_job(standing("running"))
    app.run()

    assert doing(app) == "Drawing…"
    assert app.text_area(key="prompt").value == "A grey wolf"


def test_a_request_that_cannot_be_kept_is_refused_in_a_sentence(
    visit: Visit, jobs: ScriptedJobs, model: FakeImageModel
) -> None:
    app = visit()
    app.session_state["job"] = "scripted"
    app.text_area(key="prompt").set_value("A red fox")
    jobs.shown = StorageError("The database of jobs could not be used.")
    app.button(key="generate").click().run()

    assert any("The database of jobs could not be used" in notice.value for notice in app.error)
    assert app.text_area(key="prompt").value == "A red fox"
    assert model.recipes == []
