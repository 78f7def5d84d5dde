"""Every environment variable the studio obeys, read once."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
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
    image_model_family: Literal["stability", "amazon"] | None = Field(
        None, description="How to speak to models whose name does not tell, as an ARN may not."
    )
    image_fallback_model_ids: Annotated[tuple[str, ...], NoDecode] = Field(
        ("stability.stable-image-core-v1:1",),
        description="Models that draw when the chosen one was retired or may not be used, in this order.",
    )
    image_width: int = Field(1024, gt=0, description="Width of a poster whose request gives no size.")
    image_height: int = Field(1024, gt=0, description="Height of a poster whose request gives no size.")
    image_quality: Literal["standard", "premium"] = Field("premium", description="Quality, where a model offers it.")
    image_cfg_scale: float = Field(
        8.0, ge=1.1, le=10, description="How closely the prompt is followed, where a model offers it."
    )
    image_timeout: float = Field(300, gt=0, le=3600, description="Seconds to wait for an image model's answer.")
    image_requests_per_minute: int = Field(
        0, ge=0, le=100_000, description="Calls a minute of each Bedrock image model; 0 for its default quota."
    )
    daily_budget_usd: Decimal | None = Field(
        None, ge=0, description="US dollars a day that posters may cost by list price; not set for no limit."
    )
    database_url: SecretStr = Field(
        SecretStr(""), description="PostgreSQL database of the jobs; not set for a file in the history folder."
    )
    prompt_model_id: str = Field("", description="Bedrock text model that improves prompts.")

    aws_region: str = Field("", description="AWS region of everything that names no other.")
    bedrock_region: str = Field("", description="AWS region of the image models.")
    s3_region: str = Field("", description="AWS region of the bucket.")
    aws_s3_bucket: str = Field("", description="Bucket for copies that are shared by link.")
    s3_public_base_url: str = Field("", description="Address in front of the bucket, such as a CDN's.")
    s3_transfer_acceleration: bool = Field(False, description="Use the bucket's accelerated endpoint.")

    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        ("http://localhost:3000",),
        description="Web origins that may call the API from a browser, separated by commas; * for all.",
    )

    rate_limit_enabled: bool = Field(True, description="Limit how many posters one address may ask for.")
    rate_limit_per_minute: int = Field(10, ge=0, description="Posters a minute for one address; 0 for no such limit.")
    rate_limit_per_hour: int = Field(50, ge=0, description="Posters an hour for one address; 0 for no such limit.")
    rate_limit_per_day: int = Field(200, ge=0, description="Posters a day for one address; 0 for no such limit.")
    rate_limit_storage: SecretStr = Field(
        SecretStr("memory://"), description="Where posters are counted; redis://… lets several machines share it."
    )

    contact_allow_no_smtp: bool = Field(
        True, description="Keep contact messages as files while there is no mail server."
    )
    smtp_host: str = Field("", description="Mail server.")
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_user: str = Field("", description="Account on the mail server.")
    smtp_pass: SecretStr = Field(SecretStr(""), description="Password of that account.")

    @property
    def email_demo_mode(self) -> bool:
        """Whether contact messages are kept as files instead of being mailed."""
        has_mail_server = bool(self.smtp_host and self.smtp_user and self.smtp_pass.get_secret_value())
        return self.contact_allow_no_smtp and not has_mail_server

    @field_validator("cors_origins", "image_fallback_model_ids", mode="before")
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

    @field_validator("image_fallback_model_ids")
    @classmethod
    def _are_paid_models(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        if ids == ("none",):
            return ()
        if "offline" in ids:
            raise ValueError("the offline artist stands in for no paid model; IMAGE_MODEL_ID=offline chooses it openly")
        return ids

    @field_validator("aws_region", "bedrock_region", "s3_region")
    @classmethod
    def _is_region(cls, region: str) -> str:
        if region and not re.fullmatch(r"[a-z]{2,4}(-[a-z]+)+-[0-9]+", region):
            raise ValueError("it is no AWS region such as us-west-2")
        return region

    @field_validator("aws_s3_bucket")
    @classmethod
    def _is_bucket(cls, bucket: str) -> str:
        if bucket and not re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", bucket):
            raise ValueError("it is no bucket name; give the name alone, without s3:// or a path")
        return bucket

    @field_validator("s3_public_base_url")
    @classmethod
    def _is_base_url(cls, url: str) -> str:
        if url and not re.fullmatch(r"https?://[^\s?#]+", url):
            raise ValueError("it is no address such as https://posters.example")
        return url.rstrip("/")

    @field_validator("history_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()


def load_settings() -> Settings:
    """Read the settings. What `.env` says of AWS goes into the environment, the only place where boto3 looks.

    Raises:
        SettingsError: naming the variable and what it may be.
    """
    _hand_aws_variables_on(Settings.model_config.get("env_file"))
    try:
        return Settings()  # type: ignore[call-arg, unused-ignore]  # every field has a default
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        variable = str(first["loc"][0]).upper() if first["loc"] else "settings"
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(variable, f"{message} (it is {first['input']!r}).") from error


def _hand_aws_variables_on(env_file: object) -> None:
    if isinstance(env_file, str):
        for name, value in dotenv_values(env_file).items():
            if name.startswith("AWS_") and value and not os.environ.get(name):
                os.environ[name] = value
    for name in [name for name, value in os.environ.items() if name.startswith("AWS_") and not value]:
        del os.environ[name]  # boto3 takes an empty token for a token
