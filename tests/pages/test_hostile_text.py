"""Prompts are hostile text: no page reads them as markup."""

from __future__ import annotations

import pytest

from posterlib.bootstrap import services
from posterlib.posters import PosterRequest
from posterlib.ui import pages
from posterlib.ui.literal import literal, one_line
from tests.pages.conftest import Visit
from tests.pages.reading import data, finished, generate, words

HOSTILE = "<img src=x onerror=alert(1)> **bold** [go](javascript:alert(1)) ![p](http://evil.example/p.png) :red[x] $x$"


@pytest.mark.parametrize("page", [pages.GENERATE, pages.GALLERY])
def test_a_hostile_prompt_appears_only_where_text_is_never_markup(visit: Visit, page: str) -> None:
    app = generate(visit(), HOSTILE)
    finished(app)
    app.switch_page(str(page)).run()

    assert "evil.example" not in words(app)
    assert not any("evil.example" in shown.value for shown in app.get("html"))
    shown = data(app, "gallery_grid" if page == pages.GALLERY else "carousel")
    assert shown is not None
    assert shown["items"][0]["caption"] == HOSTILE


def test_a_hostile_title_is_escaped_in_the_heading(visit: Visit) -> None:
    fields = {"prompt": "A red fox", "title": HOSTILE}
    job = services().jobs.wait(services().jobs.submit(PosterRequest.parse(fields)), timeout=30)
    assert job is not None
    app = visit().switch_page(str(pages.POSTER))
    app.query_params["id"] = job.entries[0].id
    app.run()

    assert app.title[0].value == literal(HOSTILE)


def test_escaped_text_holds_no_bare_markup() -> None:
    escaped = literal(HOSTILE + "\n# heading\n- list\n| table |\n:material/face:")
    bare = [escaped[at] for at in range(1, len(escaped)) if escaped[at] in "<>*[]!`$:|#" and escaped[at - 1] != "\\"]

    assert bare == []
    assert "\n" not in escaped


def test_words_that_read_from_right_to_left_do_not_turn_what_follows_round() -> None:
    assert one_line("\u202eثعلب\u2066 red\nfox") == "ثعلب red fox"
