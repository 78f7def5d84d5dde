"""How long somebody stays in who signed in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from posterlib.access import Guard
from posterlib.access.sessions import LASTS
from posterlib.errors import StorageError
from tests.access.conftest import KEY, guard


def test_a_session_ends_with_its_key_and_holds_after_a_restart(tmp_path: Path, locked: Guard) -> None:
    session = locked.sessions.of_key(str(locked.keys.find(KEY)))
    restarted = guard(tmp_path, api_keys=f"{KEY},another-key-for-the-scripts")
    changed = guard(tmp_path, api_keys="another-key-for-the-scripts")

    assert restarted.visitor(session) is not None
    assert changed.visitor(session) is None


@pytest.mark.parametrize("session", ["", "x", "eyJrZXkiOiJhIn0.aaaa.bbbb", "é" * 50, "." * 5_000])
def test_a_session_that_is_not_from_here_is_none(locked: Guard, session: str) -> None:
    assert locked.visitor(session) is None


def test_a_session_of_another_studio_is_none(tmp_path: Path, locked: Guard) -> None:
    elsewhere = guard(tmp_path / "elsewhere", api_keys=KEY)

    assert locked.visitor(elsewhere.sessions.of_key(str(elsewhere.keys.find(KEY)))) is None


def test_whoever_signs_out_is_out_wherever_the_session_was_copied_to(tmp_path: Path, locked: Guard) -> None:
    key_id = str(locked.keys.find(KEY))
    session, other = locked.sessions.of_key(key_id), locked.sessions.of_key(key_id)
    locked.sessions.end(session)
    neighbour = guard(tmp_path, api_keys=KEY)

    assert locked.visitor(session) is neighbour.visitor(session) is None
    assert neighbour.visitor(other) is not None


def test_what_was_signed_out_of_is_remembered_only_as_long_as_it_would_have_lasted(
    tmp_path: Path, locked: Guard
) -> None:
    key_id = str(locked.keys.find(KEY))
    locked.sessions.end(locked.sessions.of_key(key_id))
    locked.sessions.end(locked.sessions.of_key(key_id), now=time.time() + LASTS + 60)

    assert list((tmp_path / "history" / ".access" / "ended").iterdir()) == []


@pytest.mark.parametrize("left", ["", "short"])
def test_a_damaged_secret_signs_nobody_in(tmp_path: Path, left: str) -> None:
    secret = tmp_path / "history" / ".access" / "session-secret"
    secret.parent.mkdir(parents=True)
    secret.write_text(left)

    with pytest.raises(StorageError, match="damaged"):
        guard(tmp_path, api_keys=KEY)


def test_the_secret_of_sessions_is_for_the_studio_alone(tmp_path: Path, locked: Guard) -> None:
    (secret,) = (tmp_path / "history" / ".access").iterdir()

    assert secret.stat().st_mode & 0o077 == 0
    assert (tmp_path / "history" / ".access").stat().st_mode & 0o077 == 0
