"""Paid posters that take their time: watched from two tabs, cancelled, and a server that dies in their midst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from posterlib.bedrock_standin import BedrockStandin
from tests.aws import bedrock_standin
from tests.browser.painting import SLOW, Painter
from tests.browser.serving import Served, free_port, serving
from tests.browser.steps import expect_on_the_wall, frames, open_home, prompt_box, send_list

pytestmark = [pytest.mark.browser, pytest.mark.server]

FOUR_AT_ONCE = "stability.stable-image-ultra-v1:1"

QUICK = ["The fox, part 1", "The fox, part 2"]
FILTERED = ["The fox, part 3 [[prompt_filtered]]"]
SENT = [f"The fox, part {part} {SLOW}" for part in range(4, 8)]
WAITING = [f"The fox, part {part}" for part in range(8, 11)]


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter()


@pytest.fixture(scope="module")
def bedrock(painter: Painter) -> Iterator[BedrockStandin]:
    with bedrock_standin(draw=painter.paint) as standin:
        yield standin
        painter.release()


@pytest.fixture(scope="module")
def account(bedrock: BedrockStandin) -> dict[str, str]:
    """Settings of a studio whose image model is dear, and draws four at once."""
    return {
        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": bedrock.address,
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI",
        "AWS_REGION": "us-west-2",
        "IMAGE_MODEL_ID": FOUR_AT_ONCE,
        "IMAGE_REQUESTS_PER_MINUTE": "600",
    }


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, account: dict[str, str]) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("long") / "history", **account) as studio:
        yield studio


@pytest.fixture
def visitor(chromium: Browser, studio: Served, painter: Painter) -> Iterator[BrowserContext]:
    painter.hold()
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, base_url=studio.address)
    yield context
    painter.release()
    context.close()


def home(visitor: BrowserContext) -> Page:
    page = visitor.new_page()
    open_home(page)
    return page


def asked_for(bedrock: BedrockStandin, hero: str) -> Counter[str]:
    """How often AWS was asked for each film of a hero."""
    prompts = (str(call.body["prompt"]) for call in bedrock.calls)
    return Counter(prompt for prompt in prompts if hero in prompt)


def test_what_was_not_sent_is_cancelled_and_what_was_is_kept(
    visitor: BrowserContext, painter: Painter, bedrock: BedrockStandin
) -> None:
    page = home(visitor)
    films = [f"The owl, part {part} {SLOW}" for part in range(1, 7)]
    send_list(page, *films)
    expect_on_the_wall(page, running=4, queued=2)
    expect(page.get_by_text("US$ 0.84")).to_be_visible()

    page.get_by_role("button", name="Cancel 2 queued").click()
    expect(page.get_by_text("2 posters were cancelled and cost nothing.")).to_be_visible()
    expect(page.get_by_text("4 posters were already sent")).to_be_visible()
    expect_on_the_wall(page, running=4, cancelled=2)
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)

    painter.release()
    expect(page.get_by_text("4 of 6 posters generated in")).to_be_visible()
    expect_on_the_wall(page, done=4, cancelled=2)
    expect(page.get_by_role("button", name="Try 2 again", exact=True)).to_be_visible()
    assert asked_for(bedrock, "The owl").total() == 4


def test_a_reload_and_a_second_tab_see_the_same_job_and_either_may_cancel_it(
    visitor: BrowserContext, painter: Painter
) -> None:
    first = home(visitor)
    send_list(first, *(f"The wolf, part {part} {SLOW}" for part in range(1, 6)))
    expect_on_the_wall(first, running=4, queued=1)
    first.reload()
    expect_on_the_wall(first, running=4, queued=1)
    second = visitor.new_page()
    second.goto(first.url)
    expect_on_the_wall(second, running=4, queued=1)
    expect(second.get_by_role("button", name="Generate")).to_be_disabled()

    second.get_by_role("button", name="Cancel 1 queued").click()
    for tab in (first, second):
        expect_on_the_wall(tab, running=4, cancelled=1)
    painter.release()
    for tab in (first, second):
        expect(tab.get_by_text("4 of 5 posters generated in")).to_be_visible()


def test_who_waits_sees_how_many_are_in_front_and_may_leave_the_queue_for_free(
    visitor: BrowserContext, painter: Painter, bedrock: BedrockStandin
) -> None:
    first = home(visitor)
    send_list(first, *(f"The bear, part {part} {SLOW}" for part in range(1, 7)))
    expect_on_the_wall(first, running=4, queued=2)
    late = home(visitor)
    prompt_box(late).fill("A lynx that comes late")
    late.keyboard.press("Control+Enter")
    expect(late.get_by_text("Waiting: 2 posters are in front of it")).to_be_visible()
    late.get_by_role("button", name="Cancel", exact=True).click()

    expect(late.get_by_text("cancelled before its model was asked: nothing was charged")).to_be_visible()
    expect(late.get_by_role("button", name="Try again", exact=True)).to_be_visible()
    expect(prompt_box(late)).to_have_value("A lynx that comes late")
    assert not asked_for(bedrock, "A lynx")


def test_a_server_that_is_killed_in_a_batch_of_ten_tells_afterwards_what_became_of_each(
    chromium: Browser, tmp_path: Path, account: dict[str, str], bedrock: BedrockStandin, painter: Painter
) -> None:
    history, port = tmp_path / "history", free_port()
    painter.hold()
    with serving(history, port, **account) as doomed:
        page = chromium.new_context(viewport={"width": 1440, "height": 1000}, base_url=doomed.address).new_page()
        open_home(page)
        send_list(page, *QUICK, *FILTERED, *SENT, *WAITING)
        expect_on_the_wall(page, done=2, failed=1, running=4, queued=3)
        doomed.kill()
    painter.release()

    with serving(history, port, **account):
        # The tab that was open all the time finds its way back by itself; a reload shows the same.
        for _ in range(2):
            expect(page.get_by_text("5 of 10 posters generated in")).to_be_visible()
            expect_on_the_wall(page, done=5, failed=1, interrupted=4)
            states = page.locator(".wall figure").evaluate_all("all => all.map(each => each.dataset.state)")
            assert states == ["done"] * 2 + ["failed"] + ["interrupted"] * 4 + ["done"] * 3
            expect(frames(page, "interrupted").first).to_contain_text("It may have been drawn and charged.")
            expect(frames(page, "failed")).to_contain_text("The content filter of Stable Image Ultra stopped")
            page.reload()
        assert asked_for(bedrock, "The fox") == Counter([*QUICK, *FILTERED, *SENT, *WAITING])  # nothing was sent twice

        page.get_by_role("button", name="Try 5 again (4 may charge again)").click()
        expect(page.get_by_text("4 of 5 posters generated in")).to_be_visible()
        assert {film for film, count in asked_for(bedrock, "The fox").items() if count == 2} == {*FILTERED, *SENT}
        page.context.close()
    assert len(list(history.glob("2*/original.*"))) == 9
