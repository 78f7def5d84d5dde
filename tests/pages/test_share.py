"""Handing a poster on by a link."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.storage import Link
from posterlib.ui import pages, share
from tests.pages.conftest import Visit
from tests.pages.fakes import FakeSharing
from tests.pages.reading import finished, generate, words

URL = "https://film-posters.s3.amazonaws.com/moviePoster/fox.png?X-Amz-Signature=1f2e"


def opened(app: AppTest, key: str = "share") -> AppTest:
    app.session_state[key] = True
    return app.run()


def codes(app: AppTest) -> list[str]:
    return [shown.value for shown in app.code]


@pytest.fixture
def sharing() -> FakeSharing | None:
    return FakeSharing(Link(URL, datetime.now(UTC) + timedelta(hours=1)))


@pytest.mark.parametrize("sharing", [None])
def test_a_studio_without_a_bucket_offers_no_link(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    finished(app)

    assert "Share" not in [popover.proto.popover.label for popover in app.get("popover")]


def test_a_link_is_signed_when_it_is_asked_for_and_not_before(visit: Visit, sharing: FakeSharing) -> None:
    app = generate(visit(), "A red fox")
    job = finished(app)
    assert sharing.signed == []
    opened(app)

    assert sharing.signed == [job.entries[0].id]
    assert URL in codes(app)
    assert app.get("link_button")[0].url == URL
    assert "one hour from now" in words(app)
    app.session_state["share"] = False
    app.run()
    assert len(sharing.signed) == 1


def test_each_poster_of_a_batch_has_its_link(visit: Visit, sharing: FakeSharing) -> None:
    app = visit()
    app.button_group(key="count").set_value(2)
    job = finished(generate(app, "A red fox"))
    opened(app)

    assert sharing.signed == [entry.id for entry in job.entries]
    assert all(f"Seed {entry.seed}" in words(app) for entry in job.entries)


def test_a_posters_page_shares_it_too(visit: Visit, sharing: FakeSharing) -> None:
    entry = finished(generate(visit(), "A red fox")).entries[0]
    app = visit().switch_page(str(pages.POSTER))
    app.query_params["id"] = entry.id
    app.run()
    opened(app, "poster_share")

    assert sharing.signed == [entry.id]
    assert URL in codes(app)


@pytest.mark.parametrize("sharing", [FakeSharing(Link("https://posters.example/fox.png", None))])
def test_a_link_without_an_end_says_so(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    finished(app)

    assert "does not expire" in words(opened(app))


def hand_on_a_poster_with_a_copy() -> None:
    from datetime import UTC, datetime

    from posterlib.history import Entry
    from posterlib.ui.share import share

    made_at = datetime(2026, 11, 22, tzinfo=UTC)
    share([Entry("fox", made_at, 64, 96, "image/png", "png", s3_bucket="films", s3_key="fox.png")], key="share")


@pytest.mark.parametrize("sharing", [FakeSharing(None)])
def test_a_copy_that_is_not_there_yet_is_told_with_the_addresses_that_work() -> None:
    app = opened(AppTest.from_function(hand_on_a_poster_with_a_copy))

    assert "still on its way to the bucket" in words(app)
    assert [code.rsplit("/", 3)[-3:] for code in codes(app)] == [["history", "fox", "original.png"], ["", "p", "fox"]]


@pytest.mark.parametrize("sharing", [FakeSharing(None)])
def test_a_poster_from_before_the_bucket_gives_its_address_in_this_studio(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    job = finished(app)
    opened(app)

    assert "no copy there" in words(app)
    assert any(code.endswith(f"/history/{job.entries[0].id}/original.png") for code in codes(app))
    assert not app.get("link_button")


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(60, "one hour"), (59.6, "one hour"), (15, "15 minutes"), (1, "one minute"), (0.1, "less than a minute")],
)
def test_how_long_a_link_works_is_told_in_words(minutes: float, told: str) -> None:
    now = datetime(2026, 11, 22, 14, 42, tzinfo=UTC)

    said = share.lasts(now + timedelta(minutes=minutes), now)
    assert f" UTC, {told} from now. Open this again for a fresh link." in said
