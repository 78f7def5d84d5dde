"""Settings of the contact form and the mail server."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from email_validator import EmailNotValidError, validate_email
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

from posterlib.settings.values import AbsolutePath

__all__ = ["ContactSettings", "Security"]

Security = Literal["starttls", "tls", "plain"]

_USUAL: dict[int, Security] = {465: "tls", 25: "plain"}
"""What is spoken at a port that says it; STARTTLS everywhere else."""


class ContactSettings(BaseSettings):
    """Contact"""

    contact_to: str = Field(
        "", description="Mail address that is told of contact messages. Not set: `SMTP_FROM`, else `SMTP_USER`."
    )
    contact_allow_no_smtp: bool = Field(
        True,
        description="Without a mail server, keep contact messages as files; `/health` tells it as `email_demo_mode`.",
    )
    contact_logs_dir: AbsolutePath = Field(
        Path("contact_logs"), description="Folder for contact messages that were not mailed. They hold personal data."
    )
    smtp_host: str = Field("", description="Mail server.")
    smtp_port: int = Field(587, ge=1, le=65535, description="Its port: 587 speaks STARTTLS, 465 TLS, 25 plain SMTP.")
    smtp_security: Security | None = Field(
        None, description="`starttls`, `tls` or `plain`, where the port does not say it."
    )
    smtp_user: str = Field("", description="Account there.")
    smtp_pass: SecretStr = Field(
        SecretStr(""), description="Its password. Without encryption it is sent to this machine alone."
    )
    smtp_from: str = Field("", description="Sender of the mails. Not set: `SMTP_USER`.")

    @property
    def email_demo_mode(self) -> bool:
        """Whether contact messages are kept as files instead of being mailed."""
        has_mail_server = bool(self.smtp_host and self.smtp_user and self.smtp_pass.get_secret_value())
        return self.contact_allow_no_smtp and not has_mail_server

    @property
    def mail_security(self) -> Security:
        """How the mail server is spoken to."""
        return self.smtp_security or _USUAL.get(self.smtp_port, "starttls")

    @property
    def mail_sender(self) -> str:
        """The address that mails come from."""
        return self.smtp_from or self.smtp_user

    @property
    def mail_recipient(self) -> str:
        """The address that is told of contact messages."""
        return self.contact_to or self.mail_sender

    @field_validator("contact_to", "smtp_from")
    @classmethod
    def _is_mail_address(cls, address: str) -> str:
        if not address:
            return ""
        try:  # it may be of this machine or house alone
            checked = validate_email(
                address, check_deliverability=False, globally_deliverable=False, allow_smtputf8=False
            )
        except EmailNotValidError as error:
            raise ValueError("it is no mail address such as hello@studio.example") from error
        return checked.ascii_email or checked.normalized
