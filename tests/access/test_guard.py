"""Who is let in, by what a request says before its body."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from posterlib.access import HERE, Guard, Visit, new_key, open_guard
from posterlib.errors import (
    AccessError,
    ForeignOriginError,
    NotSignedInError,
    StrangerError,
    UnknownHostError,
)
from posterlib.settings import Settings

KEY = "a-key-for-the-marketing-team"
FROM_HERE = Visit(host="127.0.0.1:5002", peer="127.0.0.1")
POST = replace(FROM_HERE, changes=True)
WITH_KEY = Visit(host="posters.example", peer="203.0.113.7", authorization=f"Bearer {KEY}")


def guard(tmp_path: Path, **settings: Any) -> Guard:
    defaults = {"history_dir": tmp_path / "history", "allowed_hosts": "posters.example"}
    return open_guard(Settings(_env_file=None, **(defaults | settings)))  # type: ignore[call-arg]


@pytest.fixture
def open_here(tmp_path: Path) -> Guard:
    """A studio without keys."""
    return guard(tmp_path)


@pytest.fixture
def locked(tmp_path: Path) -> Guard:
    return guard(tmp_path, api_keys=f"{KEY},another-key-for-the-scripts")


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.9.10"])
def test_without_keys_this_machine_comes_in(open_here: Guard, peer: str) -> None:
    assert open_here.admit(replace(FROM_HERE, peer=peer)) == HERE


@pytest.mark.parametrize("peer", ["203.0.113.7", "10.0.0.8", "::ffff:10.0.0.8", "fe80::1", "", "testclient", "0.0.0.0"])
def test_without_keys_nobody_else_does(open_here: Guard, peer: str) -> None:
    with pytest.raises(StrangerError, match="API_KEYS"):
        open_here.admit(replace(FROM_HERE, peer=peer))


@pytest.mark.parametrize("through", ["203.0.113.7", "127.0.0.1, 203.0.113.7", "unknown", "_hidden"])
def test_without_keys_a_proxy_on_this_machine_brings_nobody_in(open_here: Guard, through: str) -> None:
    with pytest.raises(StrangerError):
        open_here.admit(replace(FROM_HERE, forwarded_for=through))


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:5002", "localhost.", "127.0.0.1", "[::1]:5002", "192.168.1.20:5002", "posters.example:80"],
)
def test_the_studio_is_called_by_its_names(open_here: Guard, host: str) -> None:
    open_here.admit(replace(FROM_HERE, host=host))


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "posters.example.evil.example",
        "evil-posters.example",
        "localhost.evil.example",
        "posters.example@evil.example",
        "posters.example:5002:80",
        "posters.example/..",
        "127.0.0.1.evil.example",
        "[::1",
        "a b",
    ],
)
def test_another_name_is_refused_from_this_machine_too(open_here: Guard, locked: Guard, host: str) -> None:
    for studio in (open_here, locked):
        with pytest.raises(UnknownHostError, match="ALLOWED_HOSTS"):
            studio.admit(replace(FROM_HERE, host=host, authorization=f"Bearer {KEY}"))


def test_a_pattern_allows_what_is_below_it(tmp_path: Path) -> None:
    studio = guard(tmp_path, allowed_hosts="*.studio.example")

    studio.admit(replace(FROM_HERE, host="posters.studio.example"))
    with pytest.raises(UnknownHostError):
        studio.admit(replace(FROM_HERE, host="studio.example.evil.example"))


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "http://127.0.0.1.evil.example"]
)
def test_a_page_of_another_site_changes_nothing(open_here: Guard, origin: str) -> None:
    with pytest.raises(ForeignOriginError):
        open_here.admit(replace(POST, origin=origin))
    open_here.admit(replace(FROM_HERE, origin=origin))  # it may look, and its browser shows it nothing


def test_an_old_browser_that_names_no_origin_is_known_by_the_site_it_names(open_here: Guard) -> None:
    with pytest.raises(ForeignOriginError):
        open_here.admit(replace(POST, fetch_site="cross-site"))
    for said in ("", "same-origin", "none"):
        open_here.admit(replace(POST, fetch_site=said))


def test_the_studios_own_pages_and_listed_sites_may_change_it(open_here: Guard) -> None:
    open_here.admit(replace(POST, origin="http://127.0.0.1:5002"))
    open_here.admit(replace(POST, origin="http://localhost:3000"))  # the default of CORS_ORIGINS


def test_a_star_lets_every_site_in_only_where_a_key_is_needed(tmp_path: Path) -> None:
    with pytest.raises(ForeignOriginError):
        guard(tmp_path, cors_origins="*").admit(replace(POST, origin="https://anywhere.example"))

    locked = guard(tmp_path, cors_origins="*", api_keys=KEY)
    locked.admit(replace(WITH_KEY, changes=True, origin="https://anywhere.example"))


def test_a_websocket_belongs_to_one_of_the_studios_own_pages(open_here: Guard) -> None:
    socket = replace(FROM_HERE, websocket=True, origin="http://127.0.0.1:5002")

    open_here.admit(socket)
    for origin in ("", "https://evil.example", "http://localhost:3000"):
        with pytest.raises(ForeignOriginError):
            open_here.admit(replace(socket, origin=origin))


def test_a_key_lets_in_from_anywhere_and_is_not_in_the_callers_name(locked: Guard) -> None:
    caller = locked.admit(WITH_KEY)
    other = locked.admit(replace(WITH_KEY, authorization="bearer another-key-for-the-scripts"))

    assert caller.id.startswith("key ")
    assert caller.id != other.id
    assert KEY not in repr(caller)


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        f"Bearer {KEY}x",
        f"Bearer {KEY[:-1]}",
        "Bearer",
        "Bearer ",
        f"Basic {KEY}",
        KEY,
        f"Bearer  {KEY} x",
        "Bearer \udcff",
    ],
)
def test_anything_else_does_not(locked: Guard, authorization: str) -> None:
    with pytest.raises(NotSignedInError, match=r"Authorization: Bearer"):
        locked.admit(replace(WITH_KEY, authorization=authorization))


def test_with_keys_this_machine_needs_one_too(locked: Guard) -> None:
    with pytest.raises(NotSignedInError):
        locked.admit(FROM_HERE)


def test_a_key_may_be_written_down_as_its_digest(tmp_path: Path) -> None:
    key, stored = new_key()
    studio = guard(tmp_path, api_keys=stored)

    assert studio.admit(replace(WITH_KEY, authorization=f"Bearer {key}"))
    with pytest.raises(AccessError):
        studio.admit(replace(WITH_KEY, authorization=f"Bearer {stored}"))


def test_who_signed_in_stays_in_and_a_wrong_key_beside_it_is_refused(locked: Guard) -> None:
    key_id = locked.keys.find(KEY)
    assert key_id is not None
    signed_in = replace(WITH_KEY, authorization="", session=locked.sessions.of_key(key_id))

    assert locked.admit(signed_in).id == f"key {key_id}"
    with pytest.raises(NotSignedInError):
        locked.admit(replace(signed_in, authorization="Bearer something-else-entirely"))


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


def test_an_identity_provider_vouches_only_for_those_who_are_let_in(tmp_path: Path) -> None:
    settings = {
        "oidc_metadata_url": "https://login.studio.example/.well-known/openid-configuration",
        "oidc_client_id": "posters",
        "oidc_client_secret": "secret",
        "oidc_allowed_emails": "ada@films.example, *@studio.example",
    }
    studio = guard(tmp_path, **settings)

    welcome = [
        email
        for email in ("Ada@films.example", "bob@films.example", "bob@studio.example", "x@evil-studio.example", "@", "")
        if studio.welcomes(email)
    ]
    assert welcome == ["Ada@films.example", "bob@studio.example"]
    caller = studio.visitor(studio.sessions.of_person("ada@films.example"))
    assert caller is not None
    assert "ada" not in caller.id
    assert studio.visitor(studio.sessions.of_person("bob@films.example")) is None


def test_the_secret_of_sessions_is_for_the_studio_alone(tmp_path: Path, locked: Guard) -> None:
    (secret,) = (tmp_path / "history" / ".access").iterdir()

    assert secret.stat().st_mode & 0o077 == 0
    assert (tmp_path / "history" / ".access").stat().st_mode & 0o077 == 0
