"""What a page shows, read back from a session without a browser."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.jobs import Job


def data(app: AppTest, key: str) -> dict[str, Any] | None:
    """What a component was given; `None` when it is not on the page."""
    for shown in app.get("bidi_component"):
        if shown.key == key:
            return dict(json.loads(shown.proto.json))
    return None


def on_the_wall(app: AppTest) -> list[str]:
    """Ids of the posters that hang in the result."""
    return [tile["poster"]["id"] for tile in tiles(app) if tile["poster"]]


def tiles(app: AppTest) -> list[dict[str, Any]]:
    """The places on the wall of the result, in the order of the job's posters."""
    return list((data(app, "result") or {"tiles": []})["tiles"])


def fact(app: AppTest, label: str, key: str = "result_facts") -> str | None:
    """The value beside a label in the settings."""
    return dict((data(app, key) or {"rows": []})["rows"]).get(label)


def words(app: AppTest) -> str:
    """Everything Streamlit itself renders as Markdown on the page."""
    elements = [*app.markdown, *app.caption, *app.title, *app.error, *app.warning, *app.info]
    return "\n".join(str(element.value) for element in elements)


def plain_words(app: AppTest) -> str:
    """The same, without the marks that keep Markdown away."""
    return words(app).replace("\\", "")


def buttons(app: AppTest) -> dict[str, str]:
    """The labels of the buttons that have a key."""
    return {str(button.key): button.label for button in app.button if button.key}


def generate(app: AppTest, prompt: str) -> AppTest:
    """Type a prompt and press Generate."""
    app.text_area(key="prompt").set_value(prompt)
    return app.button(key="generate").click().run()


def finished(app: AppTest) -> Job:
    """Wait for the job on the page, look again, and give it."""
    job = services().jobs.wait(app.session_state["job"], timeout=30)
    app.run()
    assert job is not None
    return job
