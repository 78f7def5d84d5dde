"""Every environment variable the studio obeys, read once."""

from __future__ import annotations

import os

from dotenv import dotenv_values
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from posterlib.errors import SettingsError
from posterlib.settings.access import AccessSettings, LimitSettings
from posterlib.settings.aws import AwsSettings
from posterlib.settings.contact import ContactSettings
from posterlib.settings.images import ImageSettings, MoneySettings
from posterlib.settings.server import LogSettings, ServerSettings

__all__ = ["GROUPS", "Settings", "load_settings"]


class Settings(
    ServerSettings,
    AccessSettings,
    ImageSettings,
    MoneySettings,
    LimitSettings,
    AwsSettings,
    ContactSettings,
    LogSettings,
):
    """The studio's settings: from the environment, then from `.env` in the working folder, then these defaults.

    An empty value counts as not set. Sizes are pixels.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )


GROUPS: tuple[type[BaseSettings], ...] = Settings.__bases__
"""The settings by subject, in the order in which a newcomer meets them."""


def load_settings() -> Settings:
    """Read the settings. What `.env` says of AWS goes into the environment, the only place where boto3 looks.

    Raises:
        SettingsError: naming the variable and what it may be.
    """
    _hand_aws_variables_on(Settings.model_config.get("env_file"))
    try:
        return Settings()  # type: ignore[call-arg, unused-ignore]  # every field has a default
    except ValidationError as error:
        raise _told(error) from None  # its cause would show what the text leaves out


def _told(error: ValidationError) -> SettingsError:
    """Name the first wrong variable; a value that may be secret is not repeated."""
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    message = str(first["msg"]).removeprefix("Value error, ")
    if not field:
        return SettingsError(str(first["ctx"]["variable"]), f"{message}.")
    secret = "Secret" in str(Settings.model_fields[field].annotation)
    return SettingsError(field.upper(), f"{message}." if secret else f"{message} (it is {first['input']!r}).")


def _hand_aws_variables_on(env_file: object) -> None:
    if isinstance(env_file, str):
        for name, value in dotenv_values(env_file).items():
            if name.startswith("AWS_") and value and not os.environ.get(name):
                os.environ[name] = value
    for name in [name for name, value in os.environ.items() if name.startswith("AWS_") and not value]:
        del os.environ[name]  # boto3 takes an empty token for a token
