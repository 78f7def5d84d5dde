"""Small promises of the former service that no other test looks at."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from posterlib.history.renditions import make_thumbnail
from posterlib.offline_art.render import render
from posterlib.settings import load_settings
from scripts.readme_picture import POSTERS
from tests.studio import painted

RECOMMENDED = [prompt for prompt, _ in POSTERS[:4]]


@pytest.mark.parametrize(
    ("port", "said", "spoken"),
    [
        ("587", "", "starttls"),
        ("465", "", "tls"),
        ("25", "", "plain"),
        ("2525", "", "starttls"),
        ("25", "starttls", "starttls"),
    ],
)
def test_the_port_says_how_the_mail_server_is_spoken_to(
    monkeypatch: pytest.MonkeyPatch, port: str, said: str, spoken: str
) -> None:
    monkeypatch.setenv("SMTP_PORT", port)
    monkeypatch.setenv("SMTP_SECURITY", said)

    assert load_settings().mail_security == spoken


@pytest.mark.parametrize(("word", "demo"), [("1", True), ("true", True), ("yes", True), ("false", False), ("0", False)])
def test_the_words_that_allowed_to_do_without_a_mail_server_still_do(
    monkeypatch: pytest.MonkeyPatch, word: str, demo: bool
) -> None:
    monkeypatch.setenv("CONTACT_ALLOW_NO_SMTP", word)

    assert load_settings().email_demo_mode is demo


def test_who_names_no_sender_sends_as_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_USER", "posters@studio.example")
    assert load_settings().mail_sender == "posters@studio.example"
    monkeypatch.setenv("SMTP_FROM", "hello@studio.example")

    assert load_settings().mail_sender == "hello@studio.example"


def test_a_picture_of_four_to_three_has_a_thumbnail_of_four_to_three() -> None:
    with Image.open(io.BytesIO(make_thumbnail(painted(1024, 768)))) as thumbnail:
        assert thumbnail.size == (120, 90)


@pytest.mark.parametrize("prompt", RECOMMENDED)
def test_the_prompts_that_were_recommended_mean_something_to_the_offline_artist(prompt: str) -> None:
    assert len(render(prompt, seed=1, width=320, height=480).understood) > 1
