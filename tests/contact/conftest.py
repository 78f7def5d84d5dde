"""The contact desk as it is opened from settings, in front of a real mail server where a test has one."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from posterlib.contact import ContactDesk
from posterlib.contact.opening import open_contact_desk
from posterlib.settings import Settings
from tests.contact.postbox import PASSWORD, USER
from tests.doctor.smtp import certificate

NOW = datetime(2026, 11, 22, 9, 15, 30, tzinfo=UTC)

ADA = {
    "firstName": "Ada",
    "lastName": "Lovelace",
    "email": "ada@engine.example",
    "company": "Engine Films",
    "phone": "+44 20 7946 0000",
    "country": "United Kingdom",
    "comments": "May we print The Tide Door?\nAs a one-sheet.",
}

OpenDesk = Callable[..., ContactDesk]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "contact_logs"


@pytest.fixture
def open_desk(folder: Path) -> OpenDesk:
    """Opens a desk; with a port, it mails through the server there."""

    def open_it(port: int = 0, *, patience: float = 10.0, now: datetime = NOW, **settings: Any) -> ContactDesk:
        given: dict[str, Any] = {
            "contact_logs_dir": folder,
            "rate_limit_enabled": False,
            "contact_to": "desk@posters.example",
        }
        if port:
            given |= {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_user": USER, "smtp_pass": PASSWORD}
        return open_contact_desk(Settings(**given | settings), now=lambda: now, patience=patience)

    return open_it


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A mail server's certificate that the studio trusts."""
    context, public = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    return context


@pytest.fixture
def unsent(folder: Path) -> Callable[[], list[dict[str, Any]]]:
    """Gives the messages that are kept because they were not surely mailed."""
    return lambda: [json.loads(path.read_bytes()) for path in sorted((folder / "unsent").glob("*.json"))]
