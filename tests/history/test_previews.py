"""What the gallery relies on when it asks for previews."""

from __future__ import annotations

import threading
import time

from posterlib.bootstrap import Services
from posterlib.history.previews import Previews
from posterlib.posters import PosterRequest


def make(studio: Services) -> str:
    job = studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox"})))
    assert job is not None
    return job.entries[0].id


def test_previews_are_made_unasked_when_the_studio_is_quiet(studio: Services) -> None:
    made = [make(studio) for _ in range(3)]
    previews = Previews(studio.history.root, quiet=0)
    for entry_id in made:
        previews.later(entry_id)
    previews.later("20261122T091530123-5f3a09c1")  # deleted meanwhile
    deadline = time.monotonic() + 20
    while not all((studio.history.root / entry_id / "preview.webp").exists() for entry_id in made):
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)
    previews.close()


def test_many_who_ask_at_once_get_the_same_preview(studio: Services) -> None:
    entry_id = make(studio)
    seen: list[bytes] = []
    askers = [
        threading.Thread(target=lambda: seen.append(studio.history.file(entry_id, "preview.webp")[0].read_bytes()))
        for _ in range(8)
    ]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    assert len(seen) == 8
    assert len(set(seen)) == 1


def test_an_original_that_cannot_be_opened_stands_in_for_its_preview(studio: Services) -> None:
    entry_id = make(studio)
    original = studio.history.root / entry_id / "original.png"
    original.write_bytes(original.read_bytes()[:200])

    assert studio.history.file(entry_id, "preview.webp")[0] == original
