"""What docs/running.md tells people to do is followed to the letter: its backup brings posters and jobs back."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from posterlib.posters import PosterRequest
from tests.studio import FakeImageModel, open_studio

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "running.md").read_text()


def commands_after(words: str) -> str:
    """Give the first block of commands after these words."""
    found = re.search(r"```bash\n(.*?)```", GUIDE.partition(words)[2], re.DOTALL)
    assert found, words
    return found[1]


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="there is no sqlite3 program here")
def test_a_backup_made_while_the_studio_runs_brings_posters_and_jobs_back(tmp_path: Path) -> None:
    backup, state, again = tmp_path / "backup", tmp_path / "state", tmp_path / "again"
    for folder in (backup, state, again):
        folder.mkdir()

    def follow(words: str, folder: Path) -> None:
        lines = [line for line in commands_after(words).splitlines() if "/etc/" not in line and "systemctl" not in line]
        script = "\n".join(lines).replace("/backup", str(backup))
        subprocess.run(["bash", "-euc", script], cwd=folder, check=True)

    studio = open_studio(state / "history", FakeImageModel())
    job = studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox in the snow", "width": 320, "height": 480}))
    studio.jobs.wait(job)
    follow("With systemd, in", state)
    studio.close()
    follow("Back again", again)

    restored = open_studio(again / "history", FakeImageModel())
    found = restored.history.ids("fox", limit=10)
    known = restored.jobs.get(job)
    restored.close()

    assert len(found) == 1
    assert known.finished
    assert [poster.entry_id for poster in known.posters] == found
