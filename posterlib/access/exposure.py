"""Keeps a studio without keys to its own machine."""

from __future__ import annotations

from posterlib.errors import SettingsError
from posterlib.ip_addresses import address_in
from posterlib.settings import Settings

__all__ = ["check_exposure", "is_loopback", "needs_sign_in"]


def needs_sign_in(settings: Settings) -> bool:
    """Tell whether callers must say who they are."""
    return bool(settings.api_keys) or settings.has_oidc


def check_exposure(host: str | None, settings: Settings) -> None:
    """See to it that a studio which others can reach asks who they are; `host` is the address it will listen on.

    Raises:
        SettingsError: anybody could use it; says how to go on.
    """
    if not needs_sign_in(settings) and not (host and is_loopback(host)):
        raise SettingsError(
            "HOST",
            f"{host or 'every address'} can be reached by others, and anybody could use the studio. Set API_KEYS to a "
            "key (`python -m posterlib new-key` makes one), or the OIDC_… settings for sign-in, or HOST=127.0.0.1.",
        )


def is_loopback(address: str) -> bool:
    """Tell whether an address, or the name localhost, stands for this machine alone."""
    known = address_in(address.strip("[]").partition("%")[0])
    return address.lower().rstrip(".") == "localhost" if known is None else known.is_loopback
