"""A visitor of a studio with an AWS account: a paid poster, its link, and what is said when AWS says no."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from posterlib.bedrock_standin import BedrockStandin
from tests.aws import bedrock_standin
from tests.browser.serving import Served, serving
from tests.browser.steps import generate, open_home, prompt_box, wall
from tests.s3 import a_bucket, s3_server

pytestmark = [pytest.mark.browser, pytest.mark.server]

TEXT_MODEL = "amazon.nova-lite-v1:0"


@pytest.fixture(scope="module")
def bedrock() -> Iterator[BedrockStandin]:
    with bedrock_standin() as standin:
        yield standin


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory, bedrock: BedrockStandin) -> Iterator[Served]:
    """A studio whose account is the stand-ins' for Bedrock and S3."""
    history = tmp_path_factory.mktemp("account") / "history"
    with (
        s3_server() as s3,
        serving(
            history,
            AWS_ENDPOINT_URL_BEDROCK_RUNTIME=bedrock.address,
            AWS_ENDPOINT_URL_S3=s3,
            AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE",
            AWS_SECRET_ACCESS_KEY="wJalrXUtnFEMI",
            AWS_REGION="us-west-2",
            AWS_S3_BUCKET=a_bucket(s3),
            PROMPT_MODEL_ID=TEXT_MODEL,
        ) as studio,
    ):
        yield studio


@pytest.fixture
def home(chromium: Browser, account: Served) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, base_url=account.address)
    page = context.new_page()
    open_home(page)
    yield page
    context.close()


def calls(bedrock: BedrockStandin, words: str) -> int:
    """How often AWS was asked for something with these words."""
    return sum(words in str(call.body) for call in bedrock.calls)


def test_a_paid_poster_is_made_and_handed_on_by_a_link(home: Page, account: Served) -> None:
    generate(home, "A red fox crosses a frozen lake")
    entry_id = str(wall(home).first.get_attribute("data-id"))
    expect(home.get_by_text("Stable Image Core (stability.stable-image-core-v1:1)")).to_be_visible()
    expect(home.get_by_text("Offline artist, not an image model")).to_have_count(0)
    original = httpx.get(f"{account.address}/history/{entry_id}/original.png").content

    home.get_by_role("button", name="Share").click()
    expect(home.get_by_text("one hour from now")).to_be_visible()
    link = str(home.get_by_role("link", name="Open", exact=True).get_attribute("href"))
    assert httpx.get(link).content == original
    expect(home.get_by_text(f"{account.address}/p/{entry_id}")).to_be_visible()
    assert httpx.get(f"{account.address}/p/{entry_id}", follow_redirects=True).content == original


def test_what_aws_refuses_is_said_in_a_sentence_and_the_words_stay(home: Page) -> None:
    words = "A red fox [[prompt_filtered]]"
    prompt_box(home).fill(words)
    home.keyboard.press("Control+Enter")

    expect(home.get_by_text("The content filter of Stable Image Core stopped these words.")).to_be_visible()
    expect(home.get_by_text("Nothing was drawn.")).to_be_visible()
    expect(prompt_box(home)).to_have_value(words)


def test_a_call_whose_outcome_is_unknown_is_paid_twice_only_by_a_click(home: Page, bedrock: BedrockStandin) -> None:
    prompt_box(home).fill("A grey wolf [[reset_before]]")
    home.keyboard.press("Control+Enter")
    again = home.get_by_role("button", name="Try again (may charge again)")
    expect(again).to_be_visible()
    assert calls(bedrock, "A grey wolf") == 1
    again.click()
    expect(home.locator(".clock")).to_be_visible()
    expect(again).to_be_visible()

    assert calls(bedrock, "A grey wolf") == 2


def test_the_form_follows_the_model_that_is_chosen(home: Page) -> None:
    expect(home.get_by_text("2:3; the model chooses the pixels")).to_be_visible()
    home.get_by_role("radio", name="Other").click()
    expect(home.get_by_label("Aspect ratio")).to_be_visible()
    home.get_by_label("Image model").click()
    home.get_by_role("option", name="Offline artist · free").click()

    expect(home.get_by_role("radio", name="One-sheet")).to_be_checked()
    expect(home.get_by_text("2:3, 1,024 × 1,536 pixels")).to_be_visible()
    generate(home, "A grey owl")
    expect(home.get_by_text("Offline artist, not an image model")).to_be_visible()
    home.reload()
    expect(home.get_by_text("2:3, 1,024 × 1,536 pixels")).to_be_visible()


def test_a_double_click_improves_a_prompt_once_and_sends_nothing(home: Page, bedrock: BedrockStandin) -> None:
    prompt_box(home).fill("A lone surfer")
    home.get_by_role("heading", level=1).click()
    home.get_by_role("button", name="Improve my prompt").dblclick()
    expect(home.get_by_role("button", name="Bring my words back")).to_be_visible()
    expect(prompt_box(home)).not_to_have_value("A lone surfer")
    expect(home.get_by_role("button", name="Improve my prompt")).to_be_enabled()
    home.get_by_role("button", name="Bring my words back").click()

    expect(prompt_box(home)).to_have_value("A lone surfer")
    assert [call.model_id for call in bedrock.calls if "A lone surfer" in str(call.body)] == [TEXT_MODEL]
