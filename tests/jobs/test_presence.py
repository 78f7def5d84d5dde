"""Processes know of each other whether they live."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from posterlib.jobs.presence import FilePresence

ROOT = Path(__file__).parents[2]

HELD = """
import sys, time
from pathlib import Path
from posterlib.jobs.presence import FilePresence
FilePresence(Path(sys.argv[1]), "theirs")
print("here", flush=True)
time.sleep(600)
"""


def test_a_process_lives_until_it_is_killed(tmp_path: Path) -> None:
    ours = FilePresence(tmp_path, "ours")
    with subprocess.Popen(
        [sys.executable, "-c", HELD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "here\n"
        assert ours.lives("theirs")
        other.kill()
        other.wait()

    assert not ours.lives("theirs")
    assert not ours.lives("theirs")
    assert not ours.lives("never seen")
    assert ours.lives("ours")
    ours.close()
    ours.close()
    assert list(tmp_path.iterdir()) == []
