"""Whether contact messages could be mailed."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from posterlib.doctor.mail import look_at_mail
from posterlib.settings import Settings
from tests.doctor.smtp import PASSWORD, certificate, mail_server


def settings(port: int, *, password: str = "", host: str = "127.0.0.1", **more: object) -> Settings:
    user = "postman" if password else ""
    return Settings(smtp_host=host, smtp_port=port, smtp_user=user, smtp_pass=password, **more)  # type: ignore[arg-type]


def test_without_a_mail_server_messages_are_kept_as_files() -> None:
    assert look_at_mail(settings(587, host="")).state == "missing"


def test_without_a_mail_server_where_one_must_be_messages_go_nowhere() -> None:
    finding = look_at_mail(settings(587, host="", contact_allow_no_smtp=False))

    assert finding.state == "broken"
    assert "SMTP_HOST" in finding.next_step


def test_a_login_that_is_accepted_works_and_no_mail_is_sent() -> None:
    with mail_server() as server:
        finding = look_at_mail(settings(server.port, password=PASSWORD))

    assert finding.state == "ok"
    assert "takes the login" in finding.says
    assert [line.split()[0].upper() for line in server.heard] == ["EHLO", "AUTH", "QUIT"]


def test_a_wrong_password_is_told_and_neither_it_nor_the_servers_words_are_shown() -> None:
    with mail_server() as server:
        finding = look_at_mail(settings(server.port, password="an old secret"))

    assert finding.state == "broken"
    assert "535" in finding.says
    assert "SMTP_PASS" in finding.next_step
    assert "secret" not in str(finding)


def test_a_connection_is_encrypted_where_the_server_offers_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, public = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    with mail_server(context) as server:
        finding = look_at_mail(settings(server.port, password=PASSWORD))

    assert (finding.state, "with TLS and takes the login" in finding.says) == ("ok", True)
    assert [line.split()[0].upper() for line in server.heard] == ["EHLO", "STARTTLS", "EHLO", "AUTH", "QUIT"]


def test_tls_from_the_first_byte_is_spoken_on_its_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, public = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    with mail_server(context, at_once=True) as server:
        finding = look_at_mail(settings(server.port, password=PASSWORD), tls_port=server.port)

    assert (finding.state, "with TLS and takes the login" in finding.says) == ("ok", True)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_certificate_that_nobody_vouches_for_gets_no_password(tmp_path: Path, at_once: bool) -> None:
    context, _ = certificate(tmp_path)
    with mail_server(context, at_once=at_once) as server:
        tls_port = server.port if at_once else 465
        finding = look_at_mail(settings(server.port, password=PASSWORD), tls_port=tls_port)

    assert finding.state == "broken"
    assert "certificate is not trusted" in finding.says
    assert not any("AUTH" in line for line in server.heard)


def test_a_password_does_not_cross_the_network_in_the_clear() -> None:
    with mail_server() as server:
        finding = look_at_mail(settings(server.port, password=PASSWORD, host="127.1"))

    assert (finding.state, "no encryption" in finding.says) == ("broken", True)
    assert not any("AUTH" in line for line in server.heard)


def test_a_server_without_tls_on_the_tls_port_is_told() -> None:
    with mail_server() as server:
        finding = look_at_mail(settings(server.port, password=PASSWORD), tls_port=server.port)

    assert (finding.state, "587" in finding.next_step) == ("broken", True)
    assert "does not speak TLS" in finding.says


def test_a_server_without_logins_is_told() -> None:
    with mail_server(login=False) as server:
        finding = look_at_mail(settings(server.port, password=PASSWORD))

    assert (finding.state, "offers no login" in finding.says) == ("broken", True)


def test_a_server_without_a_login_to_use_is_no_mail_yet() -> None:
    with mail_server() as server:
        kept_as_files = look_at_mail(settings(server.port))
        mailed = look_at_mail(settings(server.port, contact_allow_no_smtp=False))

    assert (kept_as_files.state, "kept as files" in kept_as_files.says) == ("missing", True)
    assert mailed.state == "ok"


@pytest.mark.parametrize(("host", "reason"), [("127.0.0.1", "refused"), ("mail..example", "no name")])
def test_a_server_that_is_not_there_is_told(host: str, reason: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    finding = look_at_mail(settings(port, host=host))

    assert finding.state == "broken"
    assert reason in finding.says
    assert "SMTP_HOST" in finding.next_step
