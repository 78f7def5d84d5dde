"""Whether the jobs can be kept, and what was spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from pydantic import SecretStr

from posterlib.doctor.findings import Finding
from posterlib.doctor.jobs import look_at_jobs
from posterlib.jobs.database import database_file
from posterlib.posters import PosterRequest
from posterlib.settings import Settings
from tests.studio import CARD, FakeImageModel, open_studio

PAID = replace(CARD, dollars_per_image=Decimal("0.04"))


def look(folder: Path, **settings: object) -> dict[str, Finding]:
    wanted = Settings(history_dir=folder).model_copy(update=settings)
    return {finding.what: finding for finding in look_at_jobs(wanted, now=datetime.now(UTC))}


def test_before_the_first_start_there_is_nothing_and_nothing_is_made(tmp_path: Path) -> None:
    found = look(tmp_path)

    assert [(finding.what, finding.state) for finding in found.values()] == [("jobs", "missing")]
    assert list(tmp_path.iterdir()) == []


def test_jobs_and_money_are_told(tmp_path: Path, model: FakeImageModel) -> None:
    studio = open_studio(tmp_path, model, PAID)
    studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A fox", "count": 2})), timeout=30)
    studio.close()

    found = look(tmp_path)
    assert (found["jobs"].state, found["money"].state) == ("ok", "ok")
    assert "no job is unfinished" in found["jobs"].says
    assert "US$ 0.08 today" in found["money"].says
    assert "US$ 0.02 is left" in look(tmp_path, daily_budget_usd=Decimal("0.10"))["money"].says
    assert "used up" in look(tmp_path, daily_budget_usd=Decimal("0.08"))["money"].says


def test_a_database_that_cannot_be_used_is_told_without_its_password(tmp_path: Path) -> None:
    nobody = look(tmp_path, database_url=SecretStr("postgresql://poster:hidden@127.0.0.1:1/posters"))["jobs"]
    nonsense = look(tmp_path, database_url=SecretStr("mysql://poster:hidden@127.0.0.1/posters"))["jobs"]

    assert (nobody.state, nonsense.state) == ("broken", "broken")
    assert "hidden" not in nobody.says + nonsense.says
    assert "DATABASE_URL" in nobody.says


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    database_file(tmp_path).parent.mkdir()
    database_file(tmp_path).write_bytes(b"no database " * 100)

    found = look(tmp_path)["jobs"]
    assert found.state == "broken"
    assert str(database_file(tmp_path)) in found.says
