"""A studio that others can reach asks who they are, or does not start."""

from __future__ import annotations

from typing import Any

import pytest

from posterlib.access import check_exposure
from posterlib.errors import SettingsError
from posterlib.settings import Settings


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **given)  # type: ignore[call-arg]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
def test_this_machine_needs_no_key(host: str) -> None:
    check_exposure(host, settings())


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "posters.example", "", None, "unix:///run/studio"])
def test_any_other_address_does_and_the_way_on_is_told(host: str | None) -> None:
    with pytest.raises(SettingsError, match=r"HOST: .*API_KEYS.*new-key.*OIDC_.*HOST=127\.0\.0\.1"):
        check_exposure(host, settings())


def test_a_key_or_a_provider_opens_it() -> None:
    check_exposure("0.0.0.0", settings(api_keys="a-key-for-the-marketing-team"))
    provider = {
        "oidc_metadata_url": "https://login.studio.example/.well-known/openid-configuration",
        "oidc_client_id": "posters",
        "oidc_client_secret": "secret",
        "oidc_allowed_emails": "*@studio.example",
    }
    check_exposure("0.0.0.0", settings(**provider))
