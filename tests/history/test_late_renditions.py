"""What pages and API rely on when they ask for a thumbnail or a preview that was left for later."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from posterlib.bootstrap import Services
from posterlib.history.late_renditions import LateRenditions
from posterlib.history.thumbnails import Thumbnails
from posterlib.posters import PosterRequest
from tests.studio import FakeImageModel, open_studio, painted


def make(studio: Services) -> str:
    job = studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox"})))
    assert job is not None
    return job.entries[0].id


def test_previews_are_made_unasked_when_the_studio_is_quiet(studio: Services) -> None:
    made = [make(studio) for _ in range(3)]
    late = LateRenditions(studio.history.root, quiet=0)
    for entry_id in made:
        late.later(entry_id, "preview.webp")
    late.later("20261122T091530123-5f3a09c1", "preview.webp")  # deleted meanwhile
    deadline = time.monotonic() + 20
    while not all((studio.history.root / entry_id / "preview.webp").exists() for entry_id in made):
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)
    late.close()


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


def test_in_a_rush_thumbnails_follow_later_and_none_is_ever_missing(tmp_path: Path, model: FakeImageModel) -> None:
    studio = open_studio(tmp_path, model)
    studio.history._thumbnails = Thumbnails(rush=0)
    entry_id = make(studio)
    thumbnail = tmp_path / entry_id / "thumbnail.png"
    published_without = not thumbnail.exists()

    path, media_type = studio.history.file(entry_id, "thumbnail.png")
    assert (path, media_type, published_without) == (thumbnail, "image/png", True)
    with Image.open(path) as picture:
        assert picture.size == (120, 120)
    studio.close()


@pytest.mark.parametrize("kept", [200, -30])
def test_in_a_rush_a_damaged_picture_is_set_aside_as_ever(tmp_path: Path, model: FakeImageModel, kept: int) -> None:
    studio = open_studio(tmp_path, model)
    studio.history._thumbnails = Thumbnails(rush=0)
    model.enqueue(painted(320, 320)[:kept])
    job = studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox"})))

    assert job is not None
    assert [failure.error.code for failure in job.failures] == ["bad_model_response"]
    assert len(list((tmp_path / ".damaged").iterdir())) == 1
    studio.close()


def test_only_in_a_rush(tmp_path: Path) -> None:
    thumbnails = Thumbnails()
    assert all(begun(thumbnails) for _ in range(20))
    assert begun(Thumbnails(rush=0)) is None
    assert begun(Thumbnails(rush=0), "JPEG")
    thumbnails.close()


def test_a_picture_that_arrives_while_the_process_ends_is_kept_with_its_thumbnail(
    tmp_path: Path, model: FakeImageModel
) -> None:
    studio = open_studio(tmp_path, model)
    studio.history._thumbnails.close()  # as the interpreter does at its end

    assert (tmp_path / make(studio) / "thumbnail.png").exists()
    studio.close()


def begun(thumbnails: Thumbnails, kind: str = "PNG") -> bytes | None:
    begun = thumbnails.begin(painted(320, 320, kind=kind), f"image/{kind.lower()}")
    assert begun is not None
    return begun.result()
