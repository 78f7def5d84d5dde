"""What Prometheus reads off `/metrics`: everything that the studio counts of itself, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import falcon.testing
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

from posterlib.api import create_app
from posterlib.api.metric_families import counted_families
from posterlib.bedrock_standin import BedrockStandin
from posterlib.bootstrap import Services, build_services
from posterlib.errors import PromptRejectedError
from posterlib.jobs.database import jobs_folder, open_database
from posterlib.jobs.figures import Figures
from posterlib.measures import Measures, Tally
from posterlib.measures.catalog import ALL, DOLLARS, GENERATION_SECONDS
from posterlib.posters import PosterRequest
from posterlib.settings import load_settings
from tests.aws import bedrock_account
from tests.jobs.conftest import Clock, finished
from tests.s3 import a_bucket, empty, s3_server
from tests.studio import FakeImageModel, open_studio
from tests.waiting import until

FOX = PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320})
CORE = "stability.stable-image-core-v1:1"

Numbers = Callable[..., float | None]


@pytest.fixture(scope="module")
def s3_process() -> Iterator[str]:
    with s3_server() as address:
        yield address


def read(studio: Services) -> Numbers:
    """Scrape once; gives the value of a sample by name and labels."""
    studio.jobs.figures.flush()
    answer = falcon.testing.TestClient(create_app(studio)).simulate_get("/metrics")
    assert answer.status_code == 200
    samples = [sample for family in prometheus(answer.text) for sample in family.samples]

    def number(name: str, **labels: str) -> float | None:
        found = [
            sample.value for sample in samples if sample.name == f"poster_studio_{name}" and sample.labels == labels
        ]
        return found[0] if found else None

    return number


def test_a_poster_that_was_drawn_and_one_that_failed_are_seen(studio: Services, model: FakeImageModel) -> None:
    finished(studio, studio.jobs.submit(FOX))
    model.enqueue(PromptRejectedError("The filter stopped these words."))
    finished(studio, studio.jobs.submit(FOX))
    number = read(studio)

    assert number("posters_total", model="sketch", outcome="done") == 1
    assert number("posters_total", model="sketch", outcome="failed") == 1
    assert number("failures_total", code="prompt_rejected") == 1
    assert number("generation_seconds_count", model="sketch") == 1
    assert number("prompt_characters_bucket", le="25.0") == 2
    assert number("history_posters") == 1
    assert number("open_posters", state="queued") == number("open_posters", state="running") == 0
    assert number("disk_free_bytes")
    assert number("spending_dollars", span="today") == 0
    until(lambda: read(studio)("history_bytes") is not None)


def test_a_throttled_call_an_upload_and_a_link_are_seen(
    s3_process: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with bedrock_account(monkeypatch) as standin:
        monkeypatch.setenv("AWS_REGION", "us-west-2")
        empty(s3_process)
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3_process)
        monkeypatch.setenv("AWS_S3_BUCKET", a_bucket(s3_process))
        monkeypatch.setenv("DAILY_BUDGET_USD", "5")
        number = drawn_by_core(standin)

    assert number("posters_total", model=CORE, outcome="done") == 1
    assert number("throttled_total", model=CORE, reason="throttled") == 1
    assert number("spent_dollars_total", model=CORE) == 0.04
    assert number("uploads_total", outcome="arrived") == number("upload_seconds_count") == 1
    assert number("links_total", outcome="signed") == number("link_life_seconds_bucket", le="3600.0") == 1
    assert number("uploads_waiting") == 0
    assert number("spending_dollars", span="today") == 0.04
    assert number("daily_budget_dollars") == 5


def drawn_by_core(standin: BedrockStandin) -> Numbers:
    standin.enqueue("throttled")
    studio = build_services(load_settings())
    job = finished(studio, studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox"})))
    assert studio.sharing is not None
    studio.sharing.link(job.entries[0])
    number = read(studio)
    assert studio.jobs.spending().today == Decimal("0.04")
    studio.close()
    return number


def test_what_is_at_work_is_seen(studio: Services, model: FakeImageModel) -> None:
    model.hold()
    job_id = studio.jobs.submit(FOX)
    assert model.asked.acquire(timeout=30)
    number = read(studio)
    model.release()
    finished(studio, job_id)

    assert number("open_jobs", state="running") == number("open_posters", state="running") == 1


def test_answers_count_by_route_and_no_address_becomes_a_label(studio: Services) -> None:
    client = falcon.testing.TestClient(create_app(studio))
    for number in range(300):
        client.simulate_get(f"/invented/{number}")
        client.simulate_get(f"/v1/posters/{number}")
    client.simulate_get("/health")
    numbers = read(studio)
    routes = {tally.labels for tally in studio.jobs.figures.sums() if tally.measure == "api_answers"}

    assert numbers("api_answers_total", route="none", status="4xx") == 300
    assert numbers("api_answers_total", route="/v1/posters/{entry_id}", status="4xx") == 300
    assert numbers("api_answers_total", route="/health", status="2xx") == 1
    assert len(routes) <= 4


def test_an_unknown_model_becomes_no_label(studio: Services) -> None:
    client = falcon.testing.TestClient(create_app(studio))
    for number in range(20):
        assert client.simulate_post("/v1/posters", json={"prompt": "A fox", "model": f"m{number}"}).status_code == 400

    studio.jobs.figures.flush()
    assert [tally for tally in studio.jobs.figures.sums() if tally.measure == "posters"] == []


def test_sums_do_not_begin_again_with_the_process(tmp_path: Path) -> None:
    seen = []
    for _ in range(2):
        studio = open_studio(tmp_path / "history", FakeImageModel())
        finished(studio, studio.jobs.submit(FOX))
        seen.append(read(studio)("posters_total", model="sketch", outcome="done"))
        studio.close()

    assert seen == [1, 2]


def test_no_sum_falls_when_days_are_put_together(tmp_path: Path) -> None:
    jobs_folder(tmp_path).mkdir()
    database, clock = open_database("", tmp_path), Clock()
    measures = Measures(clock)
    figures = Figures(database, measures, now=clock)
    for day in range(90):
        for model in range(20):
            measures.add(DOLLARS, f"model-{model}", amount=0.01 * (model + 1) + 0.04 * (day % 7))
            measures.observe(GENERATION_SECONDS, 0.1 + (day * model % 11) / 7, f"model-{model}")
        figures.flush()
        clock.time += timedelta(days=1)
    before = scraped(figures)
    figures.fold()
    after = scraped(figures)
    database.close()

    assert len(before) > 40
    assert {name: (before[name], value) for name, value in after.items() if value < before[name]} == {}


def scraped(figures: Figures) -> dict[tuple[str, str], float]:
    """What is told of the sums, by sample."""
    return {
        (sample.name, str(sample.labels)): float(sample.value)
        for family in counted_families(figures.sums())
        for sample in family.samples
    }


def test_what_was_counted_under_former_bounds_counts_at_the_next_one() -> None:
    former = [Tally("generation", ("core",), "7", 3, 18.0), Tally("generation", ("core",), "8", 1, 7.5)]
    samples = [sample for family in counted_families(former) for sample in family.samples]
    at = {sample.labels["le"]: sample.value for sample in samples if sample.name.endswith("_bucket")}

    assert (at["5.0"], at["8.0"], at["300.0"], at["+Inf"]) == (0, 4, 4, 4)


def test_who_accepts_openmetrics_gets_it(studio: Services) -> None:
    finished(studio, studio.jobs.submit(FOX))
    studio.jobs.figures.flush()
    client = falcon.testing.TestClient(create_app(studio))
    asked = {"Accept": "application/openmetrics-text; version=1.0.0, text/plain;version=0.0.4;q=0.5"}
    newer, older = client.simulate_get("/metrics", headers=asked), client.simulate_get("/metrics")

    assert newer.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    families = {family.name for family in open_metrics(newer.text)}
    assert {"poster_studio_posters", "poster_studio_generation_seconds", "process_resident_memory_bytes"} <= families
    assert older.headers["content-type"].startswith("text/plain; version=0.0.4")


def test_every_measure_has_its_family_and_its_help(studio: Services) -> None:
    answer = falcon.testing.TestClient(create_app(studio)).simulate_get("/metrics")
    told = {family.name: family.documentation for family in prometheus(answer.text)}

    for measure in ALL:
        family = f"poster_studio_{measure.name}" + (f"_{measure.unit}" if measure.unit else "")
        assert told[family] == measure.help


def test_a_database_that_is_away_leaves_the_rest(studio: Services) -> None:
    studio.jobs.figures._database.engine.dispose()
    file = studio.history.root / ".jobs"
    file.rename(file.with_name("away"))
    answer = falcon.testing.TestClient(create_app(studio)).simulate_get("/metrics")
    file.with_name("away").rename(file)

    assert answer.status_code == 200
    names = {sample.name for family in prometheus(answer.text) for sample in family.samples}
    assert "poster_studio_history_posters" in names
    assert "poster_studio_open_jobs" not in names
