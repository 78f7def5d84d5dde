"""The status page: how the studio is at this moment, and how it has been."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.doctor import Finding
from posterlib.errors import PromptRejectedError
from posterlib.measures.catalog import DOLLARS, GENERATION_SECONDS, QUALITY, THROTTLED, UPLOADS
from posterlib.measures.days import Days
from posterlib.posters import PosterRequest
from posterlib.settings import Settings
from posterlib.ui import pages
from posterlib.ui.status import closer
from posterlib.ui.status.figures import _name_of
from posterlib.ui.status.panels import panels
from tests.jobs.conftest import finished
from tests.pages.conftest import Visit
from tests.pages.reading import plain_words
from tests.studio import FakeImageModel
from tests.waiting import until

ROOT = Path(__file__).parents[2]
FOX = PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320})

PANELS = {
    "Posters a day",
    "Success rate",
    "Seconds by model",
    "Prompt lengths",
    "Quality asked for",
    "Storage growth",
    "Copies to the bucket",
    "Calls AWS turned away",
    "Money a day",
}


def status(visit: Visit) -> AppTest:
    app = visit().switch_page(str(pages.STATUS)).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(shown.value for shown in app.get("html"))


def charts(app: AppTest) -> dict[str, dict[str, Any]]:
    """The charts on the page, by what they are said to tell."""
    return {chart.proto.alt: json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")}


def told(app: AppTest, title: str) -> str:
    return next(says.removeprefix(f"{title}: ") for says in charts(app) if says.startswith(title))


def test_an_empty_studio_is_well_and_says_what_its_charts_will_show(visit: Visit) -> None:
    app = status(visit)

    assert "All is well." in html(app)
    assert "Nothing is at work and nothing waits." in html(app)
    assert "Every poster that ends is counted here, day by day." in html(app)
    assert all(title in html(app) for title in PANELS)
    assert charts(app) == {}


def test_posters_that_were_drawn_and_one_that_failed_are_seen(visit: Visit, model: FakeImageModel) -> None:
    visit()
    jobs = services().jobs
    for _ in range(3):
        finished(services(), jobs.submit(FOX))
    model.enqueue(PromptRejectedError("The filter stopped these words."))
    finished(services(), jobs.submit(FOX))
    jobs.figures.flush()
    app = status(visit)

    assert told(app, "Posters a day") == "3 done, 1 failed"
    assert told(app, "Success rate") == "75.0% of the posters that were not cancelled were made"
    assert told(app, "Seconds by model") == "Sketch artist: typically 0–0.25 s, slowest 0–0.25 s"
    assert told(app, "Prompt lengths") == "A typical prompt has 0–25 characters"
    assert "came in" in told(app, "Storage growth")


def test_throttling_uploads_quality_and_money_are_seen(visit: Visit) -> None:
    visit()
    measures = services().measures
    measures.add(THROTTLED, "sketch", "throttled")
    measures.add(UPLOADS, "arrived")
    measures.add(UPLOADS, "failed")
    measures.add(QUALITY, "premium")
    measures.add(DOLLARS, "sketch", amount=0.04)
    services().jobs.figures.flush()
    app = status(visit)

    assert told(app, "Calls AWS turned away") == "1 call had to be sent again later"
    assert told(app, "Copies to the bucket") == "50.0% of 2 attempts arrived at once"
    assert told(app, "Quality asked for") == "premium: 1"
    assert told(app, "Money a day") == "US$ 0.04 at list prices."


def test_a_model_and_its_profile_are_one_and_two_profiles_are_two(visit: Visit) -> None:
    visit()
    measures, arn = services().measures, "arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/"
    for model, times in (("sketch", 3), ("us.sketch", 3), (f"{arn}film-noir", 4), (f"{arn}musical", 5)):
        for _ in range(times):
            measures.add(THROTTLED, model, "throttled")
            measures.observe(GENERATION_SECONDS, 4.5, model)
    services().jobs.figures.flush()
    names = {"us.sketch": "Sketch artist"}
    days = Days(services().jobs.figures.days(7), today=datetime.now(UTC).date(), number=7)
    drawn = panels(days, name_of=lambda model: names.get(model, _name_of(model)), budget=None, held=None)
    seconds, calls = (next(panel for panel in drawn if panel.key == key) for key in ("seconds", "throttling"))

    assert calls.chart is not None
    rows = [(row["kind"], row["Calls"]) for row in calls.chart.data.values]
    assert sorted(rows) == [("Sketch artist", 6), ("film-noir", 4), ("musical", 5)]
    assert [row.split(":")[0] for row in seconds.spoken.split("; ")] == ["Sketch artist", "musical", "film-noir"]


def test_as_many_days_are_shown_as_are_chosen(visit: Visit) -> None:
    visit()
    finished(services(), services().jobs.submit(FOX))
    services().jobs.figures.flush()
    app = status(visit)

    def days() -> int:
        spec = next(spec for says, spec in charts(app).items() if says.startswith("Posters a day"))
        return len(spec["encoding"]["x"]["scale"]["domain"])

    assert days() == 30
    for number in (7, 60):
        app.session_state["status_days"] = number
        app.run()
        assert days() == number


def test_what_is_broken_is_told_in_one_sentence_and_with_its_next_step(visit: Visit) -> None:
    visit()
    probe = services().history.root / ".probe"
    probe.mkdir()
    app = visit().switch_page(str(pages.STATUS)).run()
    probe.rmdir()

    assert "Needs a look: the studio cannot work without its storage." in html(app)
    assert "Free space or mend its permissions" in html(app)
    assert "All is well." in html(app.run())


def test_a_database_that_is_away_leaves_the_rest_of_the_page(visit: Visit) -> None:
    visit()
    folder = services().history.root / ".jobs"
    services().jobs.figures._database.engine.dispose()
    folder.rename(folder.with_name("away"))
    app = visit().switch_page(str(pages.STATUS)).run()
    folder.with_name("away").rename(folder)

    assert not app.exception
    assert "the studio cannot work without its jobs" in html(app)
    assert "database of jobs" in plain_words(app)


def test_looking_closer_shows_what_was_found(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Settings] = []

    def examine(settings: Settings) -> Iterator[Finding]:
        asked.append(settings)
        yield Finding("AWS credentials", "broken", "They <b>expired</b>.", "Sign in again.")
        yield Finding("mail server", "missing", "SMTP_HOST is not set.")

    monkeypatch.setattr(closer, "examine_elsewhere", examine)
    app = status(visit)
    app.button(key="look_closer").click().run()
    until(lambda: not app.run().button(key="look_closer").disabled)

    assert len(asked) == 1
    assert "They &lt;b&gt;expired&lt;/b&gt;." in html(app)
    assert "Sign in again." in html(app)
    assert "Not set up, or not seen" in html(app)


def test_an_examination_that_breaks_off_is_told(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def examine(settings: Settings) -> Iterator[Finding]:
        yield Finding("AWS credentials", "ok", "They work.")
        raise ZeroDivisionError

    monkeypatch.setattr(closer, "examine_elsewhere", examine)
    app = status(visit)
    app.button(key="look_closer").click().run()
    until(lambda: not app.run().button(key="look_closer").disabled)

    assert "They work." in html(app)
    assert "the log says more" in plain_words(app)


def test_what_draws_the_charts_is_loaded_whole_before_the_first_of_them() -> None:
    """Altair breaks where it meets a pandas that another visitor's thread is just loading."""
    code = "import sys, posterlib.ui.status.charts; print('pandas' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert answer.stdout == "True\n"


def test_every_page_leads_here(visit: Visit) -> None:
    assert "Status" in [link.label for link in visit().get("page_link")]
