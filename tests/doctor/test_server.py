"""What answers where the studio serves."""

from __future__ import annotations

import socket

from posterlib.doctor.server import look_at_server
from posterlib.settings import Settings
from tests.doctor.conftest import Scripted
from tests.ports import free_port


def settings(port: int, host: str = "127.0.0.1") -> Settings:
    return Settings(host=host, port=port)


def port_of(web: Scripted) -> int:
    return int(web.address.rpartition(":")[2])


def test_a_studio_that_runs_is_asked_how_it_is(web: Scripted) -> None:
    web.answers["/health"] = 200, {"status": "ok"}
    assert look_at_server(settings(port_of(web))).state == "ok"

    web.answers["/health"] = 503, {"status": "unavailable"}
    assert look_at_server(settings(port_of(web))).state == "broken"


def test_a_studio_that_listens_everywhere_is_found_here(web: Scripted) -> None:
    web.answers["/health"] = 200, {"status": "ok"}

    assert look_at_server(settings(port_of(web), "0.0.0.0")).state == "ok"


def test_another_program_on_the_port_is_told(web: Scripted) -> None:
    web.answers["/health"] = 200, "<h1>Welcome</h1>"
    finding = look_at_server(settings(port_of(web)))

    assert (finding.state, "PORT" in finding.next_step) == ("broken", True)


def test_a_free_port_is_free_and_one_that_speaks_no_http_is_not() -> None:
    assert "is free" in look_at_server(settings(free_port())).says

    with socket.create_server(("127.0.0.1", 0), backlog=1) as door:
        door.settimeout(0.01)
        finding = look_at_server(settings(door.getsockname()[1]), patience=0.2)
    assert "could not listen" in finding.says


def test_an_address_of_another_machine_is_told() -> None:
    finding = look_at_server(settings(free_port(), "192.0.2.1"), patience=0.2)

    assert "HOST" in finding.next_step
