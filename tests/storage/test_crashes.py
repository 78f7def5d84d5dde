"""No moment of death leaves a poster without its copy in the bucket, or with two."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from posterlib.storage import Sharing
from tests.storage.crashing import open_shared
from tests.waiting import until

REPOSITORY = Path(__file__).parents[2]


def test_after_a_restart_every_poster_has_one_copy_wherever_the_process_died(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.storage.crashing", str(tmp_path)], cwd=REPOSITORY, check=True, timeout=120
    )
    wrecks = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
    assert len(wrecks) >= 12, "the poster should die in at least this many places"
    posters = 0
    for wreck in wrecks:
        history, sharing = open_shared(wreck)
        until(partial(_all_copied, sharing))
        entries = history.page()
        copies = {str(path.relative_to(wreck / "bucket")): path for path in wreck.glob("bucket/**/*.jpg")}

        assert {entry.s3_key for entry in entries} == set(copies)
        for entry in entries:
            assert copies[entry.s3_key].read_bytes() == history.file(entry.id, "original.png")[0].read_bytes()
            assert sharing.link(entry) is not None
        posters += len(entries)
        sharing.close()
        history.close()

    assert posters > len(wrecks) / 2


def _all_copied(sharing: Sharing) -> bool:
    return sharing.pending() == 0
