"""Who is let in, by what a request says before its body."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from posterlib.access import HERE, Guard, Visit, new_key, visit_of
from posterlib.errors import (
    AccessError,
    ForeignOriginError,
    NotSignedInError,
    StrangerError,
    UnknownHostError,
)
from tests.access.conftest import KEY, guard

FROM_HERE = Visit(host="127.0.0.1:5002", peer="127.0.0.1")
POST = replace(FROM_HERE, changes=True)
WITH_KEY = Visit(host="posters.example", peer="203.0.113.7", authorization=f"Bearer {KEY}")


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.9.10"])
def test_without_keys_this_machine_comes_in(open_here: Guard, peer: str) -> None:
    assert open_here.admit(replace(FROM_HERE, peer=peer)) == HERE


@pytest.mark.parametrize("peer", ["203.0.113.7", "10.0.0.8", "::ffff:10.0.0.8", "fe80::1", "", "testclient", "0.0.0.0"])
def test_without_keys_nobody_else_does(open_here: Guard, peer: str) -> None:
    with pytest.raises(StrangerError, match="API_KEYS"):
        open_here.admit(replace(FROM_HERE, peer=peer))


@pytest.mark.parametrize(
    "said",
    [
        {"X-Forwarded-For": ["203.0.113.7"]},
        {"X-Forwarded-For": ["127.0.0.1, 203.0.113.7"]},
        {"X-Forwarded-For": ["", "203.0.113.7"]},
        {"X-Forwarded-For": ["127.0.0.1", "203.0.113.7"]},
        {"X-Forwarded-For": ["unknown"]},
        {"X-Real-IP": ["203.0.113.7"]},
        {"Forwarded": ["for=203.0.113.7"]},
        {"Via": ["1.1 proxy"]},
    ],
)
def test_without_keys_a_proxy_on_this_machine_brings_nobody_in(open_here: Guard, said: dict[str, list[str]]) -> None:
    headers = {"Host": ["127.0.0.1:5002"]} | said
    visit = visit_of(lambda name: headers.get(name, []), peer="127.0.0.1", method="GET", session="", by_script=False)
    with pytest.raises(StrangerError):
        open_here.admit(visit)


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
    "origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "http://127.0.0.1.evil.example", "http://["]
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
    listed = replace(POST, origin="http://localhost:3000")  # the default of CORS_ORIGINS
    open_here.admit(replace(listed, by_script=True))
    with pytest.raises(ForeignOriginError):
        open_here.admit(listed)  # pages are no part of the API


def test_with_keys_a_page_of_another_site_brings_one_and_never_rides_on_a_session(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match=r"\* lets every site read everything"):
        guard(tmp_path, cors_origins="*")

    locked = guard(tmp_path, cors_origins="*", api_keys=KEY)
    foreign = replace(WITH_KEY, changes=True, by_script=True, origin="https://anywhere.example")
    locked.admit(foreign)
    session = locked.sessions.of_key(str(locked.keys.find(KEY)))
    with pytest.raises(ForeignOriginError):
        locked.admit(replace(foreign, authorization="", session=session))


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


def test_names_that_the_network_gives_this_machine_need_a_key(tmp_path: Path, open_here: Guard, locked: Guard) -> None:
    for host in (socket.gethostname(), f"{socket.gethostname()}.local:5002"):
        locked.check_way(replace(WITH_KEY, host=host))
        with pytest.raises(UnknownHostError):
            open_here.check_way(replace(FROM_HERE, host=host))


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
        for email in (
            "Ada@films.example",
            "bob@films.example",
            "bob@studio.example",
            "x@evil-studio.example",
            "evil@evil.example,x@studio.example",
            "@studio.example",
            "studio.example",
            "\u212aim@studio.example",
            "@",
            "",
        )
        if studio.welcomes(email)
    ]
    assert welcome == ["Ada@films.example", "bob@studio.example"]
    caller = studio.visitor(studio.sessions.of_person("ada@films.example"))
    assert caller is not None
    assert "ada" not in caller.id
    assert studio.visitor(studio.sessions.of_person("bob@films.example")) is None
