"""What every history promises, however it began: new, taken over from the former service, or rebuilt."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posterlib.errors import PosterNotFoundError
from posterlib.generation import generate_poster
from posterlib.history import Entry, History
from posterlib.posters import Recipe
from tests.studio import CARD, FakeImageModel, painted

RECIPE = Recipe(CARD.id, "A red fox in the snow", 480, 320, seed=1)


def open_history(folder: Path) -> History:
    return History(folder, now=lambda: datetime.now(UTC))


def keep(history: History) -> Entry:
    return generate_poster(RECIPE, card=CARD, model=FakeImageModel(), history=history)


@pytest.fixture(params=["new", "taken over", "rebuilt"])
def history(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[History]:
    folder = tmp_path / "history"
    if request.param == "taken over":
        old = folder / "1729513530"
        old.mkdir(parents=True)
        (old / "original.png").write_bytes(painted(480, 320))
        (old / "thumbnail.png").write_bytes(painted(120, 80))
    if request.param == "rebuilt":
        first = open_history(folder)
        keep(first)
        first.close()
        for part in folder.glob("index.sqlite3*"):
            part.unlink()
    opened = open_history(folder)
    yield opened
    opened.close()


def test_what_is_kept_is_found_listed_counted_and_served(history: History) -> None:
    before = history.count()
    kept = keep(history)

    assert history.count() == before + 1
    assert history.get(kept.id) == history.page(limit=1)[0] == kept
    assert history.ids(limit=1) == [kept.id]
    assert history.file(kept.id, "original.png")[0].read_bytes() == painted(480, 320, seed=1)


def test_pages_by_offset_and_by_id_show_everything_once(history: History) -> None:
    for _ in range(3):
        keep(history)
    everything = [entry.id for entry in history.page()]

    assert [history.page(limit=1, offset=number)[0].id for number in range(len(everything))] == everything
    assert [entry.id for entry in history.page(before=everything[0])] == everything[1:]


def test_it_says_the_same_after_it_is_opened_again(history: History) -> None:
    keep(history)
    said = history.page()
    again = open_history(history.root)

    assert again.page() == said
    again.close()


def test_two_may_be_open_on_one_folder(history: History) -> None:
    other = open_history(history.root)
    kept = keep(other)

    assert history.get(kept.id) == kept
    other.close()


def test_only_the_three_files_of_an_entry_are_given_out(history: History) -> None:
    kept = keep(history)

    for entry_id, name in ((kept.id, "poster.json"), (kept.id, "../index.sqlite3"), ("..", "original.png"), ("", "")):
        with pytest.raises(PosterNotFoundError):
            history.file(entry_id, name)


def test_an_entry_whose_folder_is_gone_is_not_found(history: History) -> None:
    kept = keep(history)
    history.file(kept.id, "preview.webp")
    shutil.rmtree(history.root / kept.id)

    with pytest.raises(PosterNotFoundError):
        history.file(kept.id, "preview.webp")
