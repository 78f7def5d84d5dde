"""Every environment variable the studio obeys, read once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from posterlib.errors import SettingsError

__all__ = ["Settings", "load_settings"]


class Settings(BaseSettings):
    """The studio's settings: from the environment, then from `.env` in the working folder, then these defaults.

    An empty value counts as not set. Sizes are pixels.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(5002, ge=1, le=65535, description="Port to listen on.")
    debug: bool = Field(False, description="Log more, for developers.")
    history_dir: Path = Field(Path("history"), description="Folder that keeps every poster.")
    image_model_id: str = Field("auto", description="Image model, or auto for the best one that works here.")
    image_width: int = Field(1024, description="Width of a poster whose request gives no size.")
    image_height: int = Field(1024, description="Height of a poster whose request gives no size.")
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        ("http://localhost:3000",),
        description="Web origins that may call the API from a browser, separated by commas; * for all.",
    )

    contact_allow_no_smtp: bool = Field(
        True, description="Keep contact messages as files while there is no mail server."
    )
    smtp_host: str = Field("", description="Mail server.")
    smtp_user: str = Field("", description="Account on the mail server.")
    smtp_pass: SecretStr = Field(SecretStr(""), description="Password of that account.")

    @property
    def email_demo_mode(self) -> bool:
        """Whether contact messages are kept as files instead of being mailed."""
        has_mail_server = bool(self.smtp_host and self.smtp_user and self.smtp_pass.get_secret_value())
        return self.contact_allow_no_smtp and not has_mail_server

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            if origin != "*" and not (origin.startswith(("http://", "https://")) and origin.count("/") == 2):
                raise ValueError(f"{origin!r} is not an origin such as https://studio.example")
        return origins

    @field_validator("history_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: naming the variable and what it may be.
    """
    try:
        return Settings()  # type: ignore[call-arg, unused-ignore]  # every field has a default
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        variable = str(first["loc"][0]).upper() if first["loc"] else "settings"
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(variable, f"{message} (it is {first['input']!r}).") from error
