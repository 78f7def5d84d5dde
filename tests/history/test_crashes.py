"""No moment of death leaves half an entry, or loses a picture whose bytes had arrived."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posterlib.history import History
from tests.studio import painted

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wrecks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("wrecks")
    subprocess.run(
        [sys.executable, "-m", "tests.history.crashing", str(folder)], cwd=REPOSITORY, check=True, timeout=120
    )
    return sorted(folder.iterdir(), key=lambda path: int(path.name))


def test_every_entry_is_whole_and_every_kept_picture_is_in_the_history(wrecks: list[Path]) -> None:
    assert len(wrecks) >= 10, "the poster should die in at least this many places"
    for wreck in wrecks:
        kept = list((wreck / ".staging").glob("2*/original.png"))
        published = [folder for folder in wreck.glob("2*") if folder.is_dir()]
        history = History(wreck, now=lambda: datetime.now(UTC))
        entries = history.page()

        assert len(entries) == len(kept) + len(published)
        for entry in entries:
            assert entry.prompt == "A red fox"
            assert history.file(entry.id, "original.png")[0].read_bytes() == painted(480, 320, seed=int(wreck.name))
            for name in ("thumbnail.png", "preview.webp"):
                assert history.file(entry.id, name)[0].name == name
        assert list((wreck / ".staging").glob("2*")) == []
        history.close()


def test_a_living_process_completes_what_another_one_left(tmp_path: Path) -> None:
    living = History(tmp_path, now=lambda: datetime.now(UTC))
    script = (
        "import os, sys; from pathlib import Path; from datetime import UTC, datetime; from posterlib.history import *;"
        "from tests.studio import painted;"
        "history = History(Path(sys.argv[1]), now=lambda: datetime.now(UTC));"
        "context = history.draft(); draft = context.__enter__();"
        "draft.keep_original(painted(320, 320), 'png'); print(draft.entry_id, flush=True); os.kill(os.getpid(), 9)"
    )
    dead = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=REPOSITORY, capture_output=True, text=True)
    entry_id = dead.stdout.strip()
    assert living.whereabouts(entry_id) == "unfinished"

    assert [entry.id for entry in living.recover()] == [entry_id]
    assert living.whereabouts(entry_id) == "published"
    assert living.get(entry_id).width == 320
    assert living.recover() == ()
    assert living.whereabouts("20261122T091530123-00000000") == "nothing"
    living.close()


def test_the_places_of_death_cover_before_and_after_the_picture_arrived(wrecks: list[Path]) -> None:
    outcomes = set()
    for wreck in wrecks:
        history = History(wreck, now=lambda: datetime.now(UTC))
        outcomes.add(history.count())
        history.close()

    assert outcomes == {0, 1}
