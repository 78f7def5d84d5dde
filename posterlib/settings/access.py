"""Settings of who may do what, and how much of it."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode

from posterlib.settings.values import Words, split_at_commas

__all__ = ["AccessSettings", "LimitSettings"]

_SHORTEST_KEY = 16


class AccessSettings(BaseSettings):
    """Access"""

    api_keys: Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(split_at_commas)] = Field(
        (),
        description="Keys that open the studio, separated by commas: scripts send one as `Authorization: Bearer …`, "
        f"people sign in with one. {_SHORTEST_KEY} characters or more each; `sha256:` and a key's SHA-256 in hex "
        "stands for a key that is not written down here. A key that is taken out ends the sessions that it opened.",
    )
    oidc_metadata_url: str = Field(
        "",
        description="OpenID Connect provider: its address that ends in `/.well-known/openid-configuration`. With the "
        "three that follow, people sign in there. The provider must lead back to `<studio>/sign-in/callback`.",
    )
    oidc_client_id: str = Field("", description="The studio's id at that provider.")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="Its secret there.")
    oidc_allowed_emails: Words = Field(
        (),
        description="Who may come in that way, separated by commas: `ada@studio.example`, everybody of a domain "
        "(`*@studio.example`), or `*` for whomever the provider knows.",
    )
    oidc_trust_emails: bool = Field(
        False,
        description="Believe the mail address that a provider gives without saying whether it has checked it "
        "(`email_verified`). Only for a provider of your own whose accounts nobody else manages.",
    )
    oidc_name: str = Field("your organisation", description="What the button calls the provider.")
    allowed_hosts: Words = Field(
        (),
        description="Names under which the studio may be reached, separated by commas: `posters.example`, "
        "`*.studio.example`, or `*` for any. Names of this machine and plain addresses always work. It keeps other "
        "sites from passing themselves off as the studio (DNS rebinding).",
    )
    trusted_proxies: Words = Field(
        (),
        description="Addresses or networks of reverse proxies, separated by commas, whose `X-Forwarded-For` and "
        "`X-Forwarded-Proto` are believed.",
    )
    cors_origins: Words = Field(
        ("http://localhost:3000",),
        description="Web origins that may call the API from a browser, separated by commas; `*` for all, where the "
        "studio has keys. With keys, a page of another site must bring one.",
    )

    @property
    def has_oidc(self) -> bool:
        """Whether people sign in at an OpenID Connect provider."""
        return bool(self.oidc_metadata_url)

    @field_validator("api_keys")
    @classmethod
    def _are_keys(cls, keys: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        for key in keys:
            plain = key.get_secret_value()
            if plain.startswith("sha256:"):
                if not re.fullmatch(r"sha256:[0-9a-f]{64}", plain):
                    raise ValueError("what follows sha256: must be 64 digits in hex")
            elif not re.fullmatch(rf"[!-~]{{{_SHORTEST_KEY},200}}", plain):
                raise ValueError(f"each key must have {_SHORTEST_KEY} to 200 letters, digits or signs of ASCII")
        return keys

    @field_validator("oidc_metadata_url")
    @classmethod
    def _is_safe_address(cls, url: str) -> str:
        place = urlsplit(url)
        of_this_machine = place.scheme == "http" and place.hostname in ("localhost", "127.0.0.1", "::1")
        if url and not (place.hostname and (place.scheme == "https" or of_this_machine)):
            raise ValueError("it is no https address")
        return url

    @field_validator("allowed_hosts")
    @classmethod
    def _are_hosts(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        for host in hosts:
            if host != "*" and not re.fullmatch(r"(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*", host):
                raise ValueError(f"{host!r} is no name such as posters.example, without scheme or port")
        return tuple(host.lower() for host in hosts)

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, networks: tuple[str, ...]) -> tuple[str, ...]:
        for network in networks:
            try:
                ipaddress.ip_network(network)
            except ValueError as error:
                raise ValueError(f"{network!r} is no address or network such as 10.0.0.0/8") from error
        return networks

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            if origin != "*" and not (origin.startswith(("http://", "https://")) and origin.count("/") == 2):
                raise ValueError(f"{origin!r} is not an origin such as https://studio.example")
        return origins

    @field_validator("oidc_allowed_emails")
    @classmethod
    def _are_people(cls, people: tuple[str, ...]) -> tuple[str, ...]:
        for person in people:
            if person != "*" and not re.fullmatch(r"[^@\s]+@[^@\s]+", person):
                raise ValueError(f"{person!r} is no address such as ada@studio.example or *@studio.example")
        return tuple(person.lower() for person in people)

    @model_validator(mode="after")
    def _is_closed(self) -> AccessSettings:
        if "*" in self.cors_origins and not (self.api_keys or self.has_oidc):
            says = (
                "* lets every site read everything; it needs API_KEYS. Name the sites, such as https://studio.example"
            )
            raise PydanticCustomError("open", says, {"variable": "CORS_ORIGINS"})
        return self

    @model_validator(mode="after")
    def _is_whole(self) -> AccessSettings:
        if self.has_oidc:
            for name in ("oidc_client_id", "oidc_client_secret", "oidc_allowed_emails"):
                value = getattr(self, name)
                if not (value.get_secret_value() if isinstance(value, SecretStr) else value):
                    context = {"variable": name.upper()}
                    raise PydanticCustomError("missing", "OIDC_METADATA_URL needs it, too", context)
        return self


class LimitSettings(BaseSettings):
    """Limits"""

    rate_limit_enabled: bool = Field(
        True,
        description="Limit how many posters one caller may ask for, by pages and API together: one key, or one address "
        "without it. Looking is never limited. It limits contact messages, too: 5 an hour from one caller or one mail "
        "address.",
    )
    rate_limit_per_minute: int = Field(
        10,
        ge=0,
        description="Posters a minute; `0` for no such limit. A request for several counts as several, and is drawn "
        "whole or refused.",
    )
    rate_limit_per_hour: int = Field(50, ge=0, description="Posters an hour, likewise.")
    rate_limit_per_day: int = Field(200, ge=0, description="Posters a day, likewise.")
    rate_limit_storage: SecretStr = Field(
        SecretStr("memory://"),
        description="Where they are counted. `memory://` counts in each process by itself and forgets at its end; "
        "`redis://host:6379/0` (also `rediss://`, `redis+unix://`) is shared by several. While Redis does not answer, "
        "nobody is limited, and the log says so.",
    )
