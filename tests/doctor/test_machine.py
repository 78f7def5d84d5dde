"""Whether this machine has what the studio needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posterlib.bootstrap import Services
from posterlib.doctor.findings import Finding
from posterlib.doctor.machine import look_at_fonts, look_at_history
from posterlib.posters import PosterRequest
from posterlib.settings import Settings

GIB = 2**30


def look(folder: Path, free_bytes: Callable[[Path], int] = lambda _: 5 * GIB) -> dict[str, Finding]:
    findings = look_at_history(Settings(history_dir=folder), free_bytes=free_bytes)
    return {finding.what: finding for finding in findings}


def test_posters_are_counted_and_nothing_is_left_behind(studio: Services, tmp_path: Path) -> None:
    studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox"})), timeout=30)
    folder = tmp_path / "history"
    before = {path.name for path in folder.iterdir()}
    found = look(folder)

    assert {finding.state for finding in found.values()} == {"ok"}
    assert "1 poster" in found["history folder"].says
    assert "1 poster" in found["history index"].says
    assert {path.name for path in folder.iterdir()} == before


def test_a_folder_that_is_not_there_yet_is_left_to_the_first_start(tmp_path: Path) -> None:
    found = look(tmp_path / "a" / "history")

    assert {what: finding.state for what, finding in found.items()} == {"history folder": "missing", "disk space": "ok"}
    assert not (tmp_path / "a").exists()


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    for folder in (tmp_path / "file", tmp_path / "file" / "history"):
        finding = look(folder)["history folder"]
        assert (finding.state, "HISTORY_DIR" in finding.next_step) == ("broken", True)


def test_a_disk_that_is_nearly_full_is_told_in_time(tmp_path: Path) -> None:
    finding = look(tmp_path, lambda _: GIB - 1)["disk space"]

    assert (finding.state, "1023 MiB" in finding.says) == ("broken", True)
    assert look(tmp_path, lambda _: GIB)["disk space"].state == "ok"


def test_a_damaged_index_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite3").write_bytes(b"no database at all" * 100)
    finding = look(tmp_path)["history index"]

    assert (finding.state, "restart the studio" in finding.says) == ("broken", True)


def test_an_index_that_lags_behind_is_told(studio: Services, tmp_path: Path) -> None:
    (tmp_path / "history" / "20261122T091530123-5f3a09c1").mkdir()
    finding = look(tmp_path / "history")["history index"]

    assert (finding.state, "0 of 1 poster" in finding.says) == ("missing", True)


def test_the_bundled_fonts_open() -> None:
    assert look_at_fonts().state == "ok"


@pytest.mark.parametrize("content", [None, b"no font"])
def test_fonts_that_are_missing_or_damaged_are_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "Broken.ttf").write_bytes(content)

    assert look_at_fonts(tmp_path).state == "broken"
