"""Finds what settings keep secret, so that the log can leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, SecretStr

__all__ = ["secrets_in"]


def secrets_in(settings: BaseModel) -> Iterator[str]:
    """Give the secrets of all settings; of an address only its password, as the rest of it may be told."""
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, SecretStr):
                yield from _secret(each.get_secret_value())


def _secret(value: str) -> Iterator[str]:
    if "://" not in value:
        yield value
        return
    try:
        password = urlsplit(value).password
    except ValueError:  # it is no address after all
        yield value
        return
    if password:
        yield password
        yield unquote(password)
