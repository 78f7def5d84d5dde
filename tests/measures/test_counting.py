"""What happens in the studio is counted where it happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from posterlib.bedrock_standin import BedrockStandin
from posterlib.bootstrap import Services
from posterlib.errors import ModelTimeoutError, PosterCancelledError, PromptRejectedError
from posterlib.history.late_renditions import LateRenditions
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.image_models.catalog import CATALOG
from posterlib.jobs.database import Database
from posterlib.jobs.orders import Place
from posterlib.jobs.store import JobStore
from posterlib.jobs.takeover import take_over
from posterlib.measures import Measure, Measures
from posterlib.measures.catalog import (
    BYTES_STORED,
    DOLLARS,
    FAILURES,
    GENERATION_SECONDS,
    LINKS,
    POSTERS,
    PROMPT_CHARACTERS,
    QUALITY,
    THROTTLED,
    THUMBNAIL_PROCESSOR_SECONDS,
    THUMBNAIL_SECONDS,
    UPLOAD_SECONDS,
    UPLOADS,
)
from posterlib.posters import PosterRequest
from posterlib.storage import Sharing
from tests.aws import bedrock_account
from tests.image_models.conftest import recipe
from tests.jobs.conftest import NOON, Clock, clock, database, finished, order, store
from tests.storage.fakes import DOWN, FOX, APoster, FakeShareStorage, Studio
from tests.studio import CARD, FakeImageModel, open_studio

__all__ = ["clock", "database", "store"]

CORE = CATALOG[0]


def request(**fields: object) -> PosterRequest:
    return PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320} | fields)


def totals(studio: Services, *measures: Measure) -> dict[tuple[str, ...], float]:
    """What measures came to, by name and labels."""
    studio.jobs.figures.flush()
    return added(studio.jobs.figures.sums(), *measures)


def added(tallies: object, *measures: Measure) -> dict[tuple[str, ...], float]:
    found: dict[tuple[str, ...], float] = {}
    for tally in tallies:  # type: ignore[attr-defined]
        if tally.measure in {measure.name for measure in measures}:
            key = (tally.measure, *tally.labels)
            found[key] = found.get(key, 0) + tally.total
    return found


@pytest.fixture
def paid(tmp_path: Path, model: FakeImageModel) -> Callable[[], Services]:
    """Opens a studio whose model takes four cents and has a choice of quality."""
    card = replace(
        CARD, id="paid", family="amazon", dollars_per_image=Decimal("0.04"), options=CARD.options | {"quality"}
    )
    return lambda: open_studio(tmp_path / "history", model, card)


def test_a_poster_counts_with_its_seconds_prompt_quality_money_and_bytes(paid: Callable[[], Services]) -> None:
    studio = paid()
    finished(studio, studio.jobs.submit(request(quality="premium")))
    counted = totals(studio, POSTERS, DOLLARS, PROMPT_CHARACTERS, QUALITY)
    seconds = [tally for tally in studio.jobs.figures.sums() if tally.measure == GENERATION_SECONDS.name]
    stored = totals(studio, BYTES_STORED)

    assert counted == {
        ("posters", "paid", "done"): 1,
        ("spent", "paid"): 0.04,
        ("prompt",): len("A red fox"),
        ("quality", "premium"): 1,
    }
    assert [(tally.labels, tally.count) for tally in seconds] == [(("paid",), 1)]
    folder = next(studio.history.root.glob("2*"))
    assert stored == {
        ("stored", "original"): (folder / "original.png").stat().st_size,
        ("stored", "thumbnail"): (folder / "thumbnail.png").stat().st_size,
    }
    studio.close()


def test_a_refused_prompt_counts_as_a_failure_that_cost_nothing(
    paid: Callable[[], Services], model: FakeImageModel
) -> None:
    studio = paid()
    model.enqueue(PromptRejectedError("The filter stopped these words."))
    finished(studio, studio.jobs.submit(request()))

    assert totals(studio, POSTERS, FAILURES, DOLLARS) == {
        ("posters", "paid", "failed"): 1,
        ("failures", "prompt_rejected"): 1,
    }
    studio.close()


def test_a_call_of_unknown_outcome_counts_as_money(paid: Callable[[], Services], model: FakeImageModel) -> None:
    studio = paid()
    model.enqueue(ModelTimeoutError("It may have been charged."))
    finished(studio, studio.jobs.submit(request()))

    assert totals(studio, DOLLARS) == {("spent", "paid"): 0.04}
    assert studio.jobs.spending().today == Decimal("0.04")
    studio.close()


def test_a_cancelled_poster_counts_once_and_is_no_failure(tmp_path: Path, model: FakeImageModel) -> None:
    studio = open_studio(tmp_path / "history", model, replace(CARD, calls_at_once=1))
    model.hold()
    job_id = studio.jobs.submit(request(count=3))
    assert model.asked.acquire(timeout=30)
    studio.jobs.cancel(job_id)
    model.release()
    finished(studio, job_id)
    studio.jobs.drain()

    assert totals(studio, POSTERS, FAILURES) == {
        ("posters", "sketch", "done"): 1,
        ("posters", "sketch", "cancelled"): 2,
    }
    studio.close()


def test_a_poster_whose_process_died_counts_as_interrupted_and_perhaps_paid(
    store: JobStore, database: Database, clock: Clock
) -> None:
    store.add(order(), private=False, budget=None)
    assert store.send(Place("job", 0), entry_id="entry", price=40_000)
    measures = Measures(clock)
    take_over(
        database,
        "ours",
        [],
        now=NOON,
        whereabouts=lambda _: "nothing",
        is_free=lambda _: False,
        measures=measures,
    )

    assert added(measures.drain(), POSTERS, FAILURES, DOLLARS) == {
        ("posters", "core", "interrupted"): 1,
        ("failures", "interrupted"): 1,
        ("spent", "core"): 0.04,
    }


def test_each_time_that_aws_turns_a_call_away_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    measures = Measures()
    with bedrock_account(monkeypatch) as standin:
        throttling(standin, measures)

    assert added(measures.drain(), THROTTLED) == {
        ("throttled", CORE.id, "throttled"): 2,
        ("throttled", CORE.id, "unavailable"): 1,
    }


def throttling(standin: BedrockStandin, measures: Measures) -> None:
    from posterlib.aws import AwsAccount

    standin.enqueue("throttled", "capacity", "throttled")
    pauses: list[float] = []
    model = BedrockImageModel(CORE, AwsAccount(), region="us-west-2", sleep=pauses.append, measures=measures)
    model.generate(recipe(CORE))


def test_an_upload_counts_each_attempt_and_a_link_when_it_is_signed(tmp_path: Path) -> None:
    storage, measures, poster = FakeShareStorage(), Measures(), APoster()
    studio = Studio(tmp_path, storage)
    sharing = Sharing(
        storage,
        studio.outbox,
        original=lambda _: (tmp_path / "fox", "image/png"),
        now=Clock(),
        new_unique=lambda: "5f" * 16,
        pause=lambda _: 3600,
        measures=measures,
    )
    storage.enqueue(DOWN)
    assert not sharing.begin(poster, FOX).wait(30)
    assert sharing.last_fault == str(DOWN)
    assert sharing.begin(replace(poster, id="20261122T120000000-5f3a09c2"), FOX).wait(30)
    assert sharing.last_fault == ""
    sharing.link(replace(poster, id="20261122T120000000-5f3a09c2"))
    storage.refuses_links = True
    sharing.link(replace(poster, id="20261122T120000000-5f3a09c2"))
    sharing.close()
    tallies = measures.drain()

    assert added(tallies, UPLOADS, LINKS) == {
        ("uploads", "failed"): 1,
        ("uploads", "arrived"): 1,
        ("links", "signed"): 1,
        ("links", "failed"): 1,
    }
    assert [tally.count for tally in tallies if tally.measure == UPLOAD_SECONDS.name] == [1]


def test_thumbnails_count_whether_they_were_made_at_once_or_late(studio: Services) -> None:
    finished(studio, studio.jobs.submit(request()))
    entry = studio.history.page()[0]
    (studio.history.root / entry.id / "thumbnail.png").unlink()
    late = LateRenditions(studio.history.root, quiet=0, measures=studio.measures)
    late.now(entry.id, "thumbnail.png")
    late.close()

    made = totals(studio, THUMBNAIL_SECONDS, THUMBNAIL_PROCESSOR_SECONDS)
    assert set(made) == {
        (name, moment) for name in ("thumbnail", "thumbnail_processor") for moment in ("at_once", "late")
    }
    assert min(made.values()) > 0


def test_what_was_never_sent_has_not_ended(studio: Services) -> None:
    """A poster that is given back to the queue, as its row cannot be written, is counted when it ends."""
    from posterlib.jobs.counting import counted

    class Refusing:
        def sending(self, card: object, entry_id: str) -> None:
            raise PosterCancelledError("It was cancelled in time.")

        def saving(self) -> None: ...

    def draw(recipe: object, watch: Refusing) -> None:
        watch.sending(CARD, "entry")

    measures = Measures()
    with pytest.raises(PosterCancelledError):
        counted(draw, measures)(recipe(CORE), Refusing())  # type: ignore[arg-type]

    assert measures.drain() == ()
