"""`generate --out`: originals under friendly names."""

from __future__ import annotations

from pathlib import Path

import pytest

from posterlib.bootstrap import Services
from posterlib.cli.copies import copy_original
from posterlib.errors import StorageError
from posterlib.history import Entry
from posterlib.posters import PosterRequest
from tests.cli.conftest import SMALL, Command, history_of


@pytest.fixture
def fox(studio: Services) -> tuple[Entry, Path]:
    request = PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320, "seed": 7})
    job = studio.jobs.wait(studio.jobs.submit(request), timeout=30)
    assert job is not None
    return job.entries[0], studio.history.file(job.entries[0].id, "original.png")[0]


def test_each_original_is_copied_to_a_new_folder_and_stays_in_the_history(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "posters" / "foxes"
    told = command("generate", "A red fox", *SMALL, "--count", "2", "--title", "Fox & Snow", "--out", str(folder))

    assert told.code == 0
    kept = history_of(tmp_path / "history")
    assert {path.name for path in folder.iterdir()} == {f"fox-snow-{entry_id}.png" for entry_id in kept}
    for line in told.lines:
        copy = Path(line.split("  ")[-1])
        assert copy.read_bytes() == (tmp_path / "history" / copy.stem[-27:] / "original.png").read_bytes()


def test_a_hostile_title_stays_within_the_folder(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "posters"
    command("generate", "A red fox", *SMALL, "--title", "../../etc/passwd\n-rf", "--out", str(folder))

    (copy,) = folder.iterdir()
    assert copy.name.startswith("etc-passwd-rf-")


@pytest.mark.parametrize("link", [False, True])
def test_an_existing_file_is_never_overwritten(fox: tuple[Entry, Path], tmp_path: Path, link: bool) -> None:
    entry, original = fox
    mine = tmp_path / f"a-red-fox-{entry.id}.png"
    if link:
        mine.symlink_to(tmp_path / "elsewhere.png")
    else:
        mine.write_bytes(b"mine")

    with pytest.raises(StorageError, match="already; it is left as it is") as refusal:
        copy_original(original, entry, tmp_path)
    assert str(original) in str(refusal.value)
    assert not (tmp_path / "elsewhere.png").exists()
    assert link or mine.read_bytes() == b"mine"


def test_a_copy_that_cannot_be_made_is_told_and_the_poster_kept(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full_disk)
    folder = tmp_path / "posters"
    told = command("generate", "A red fox", *SMALL, "--out", str(folder))

    assert told.code == 1
    assert "could not be made: No space left on device. The poster is in" in told.err
    assert told.lines[0].endswith("/original.png")
    assert list(folder.iterdir()) == []
