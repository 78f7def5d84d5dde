"""What a visitor writes to whoever runs the studio: one message that exists is valid in itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from posterlib.errors import InvalidRequestError
from posterlib.plain_text import one_line
from posterlib.posters import FIELD_SENTENCES, clean_text

__all__ = ["FIELDS", "LABELS", "LONGEST_COMMENTS", "REQUIRED", "ContactMessage", "faults_in"]

REQUIRED = ("firstName", "lastName", "email", "comments")
"""Fields that a message cannot be without, in the order in which they are asked for."""

LABELS = {
    "firstName": "First Name",
    "lastName": "Last Name",
    "email": "Email",
    "company": "Company",
    "phone": "Phone",
    "country": "Country",
    "comments": "Message",
}
"""What the fields are called where people read them, in their order."""

FIELDS = tuple(LABELS)

LONGEST_COMMENTS = 5_000
"""Characters."""

_LONGEST_SAID = 60
"""Characters of an unknown name that are said back."""

_BAIT = "website"


def _on_one_line(text: object) -> object:
    cleaned = clean_text(text)
    return one_line(cleaned) if isinstance(cleaned, str) else cleaned


def _mail_address(address: str) -> str:
    """Bring an address into the form that every mail server takes."""
    try:
        if "=?" in address:  # mail programs would decode it into something else
            raise EmailNotValidError
        checked = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise ValueError("is no mail address such as ada@studio.example") from error
    return checked.ascii_email or checked.normalized


Line = Annotated[str, BeforeValidator(_on_one_line)]
Text = Annotated[str, BeforeValidator(clean_text)]


class ContactMessage(BaseModel):
    """A visitor's message. Line breaks are in its comments alone, and control characters nowhere."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    first_name: Line = Field(alias="firstName", min_length=1, max_length=100, description="The sender's first name.")
    last_name: Line = Field(alias="lastName", min_length=1, max_length=100, description="The sender's last name.")
    email: Annotated[Line, AfterValidator(_mail_address)] = Field(
        min_length=1, max_length=254, description="Where the answer goes.", json_schema_extra={"format": "email"}
    )
    company: Line = Field("", max_length=200, description="Where the sender works.")
    phone: Line = Field("", max_length=50, description="A telephone number.")
    country: Line = Field("", max_length=100, description="A country.")
    comments: Text = Field(min_length=1, max_length=LONGEST_COMMENTS, description="The message itself.")
    website: str = Field("", description="Stays empty: whoever fills it in is taken for a program, and not read.")

    @property
    def is_bait_taken(self) -> bool:
        """Whether the field was filled in that people do not see."""
        return bool(self.website.strip())

    @classmethod
    def parse(cls, fields: Mapping[str, object]) -> Self:
        """Make a message from untrusted fields.

        Raises:
            InvalidRequestError: naming every required field that is missing, else the first that is wrong.
        """
        try:
            return cls.model_validate(dict(fields))
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=True)
            missing = _missing(faults)
            if missing:
                says = f"Missing required fields: {', '.join(missing)}"
                raise InvalidRequestError(missing[0], says) from error
            field, says = _explained(faults[0])
            raise InvalidRequestError(field, says) from error

    def fields(self) -> dict[str, str]:
        """Give what the sender filled in, by the names of the fields."""
        return self.model_dump(by_alias=True, exclude={_BAIT})


def faults_in(fields: Mapping[str, object]) -> dict[str, str]:
    """Give what is wrong with each field, in a sentence; nothing when they make a message."""
    try:
        ContactMessage.model_validate(dict(fields))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=True)
        explained = dict(map(_explained, faults))
        return explained | {field: f"{field} is required." for field in _missing(faults)}
    return {}


def _missing(faults: list[ErrorDetails]) -> list[str]:
    """Give the required fields that are absent, null or blank."""
    fields = {
        fault["loc"][0]
        for fault in faults
        if fault["type"] in ("missing", "string_too_short") or (fault["type"] == "string_type" and not fault["input"])
    }
    return [field for field in REQUIRED if field in fields]


def _explained(fault: ErrorDetails) -> tuple[str, str]:
    field = str(fault["loc"][0])
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        field = field[:_LONGEST_SAID]
        return field, f"Unknown field {field!r}. Known fields: {', '.join(FIELDS)}."
    if kind == "value_error":
        return field, f"{field} {limits['error']}."
    if kind == "string_too_long":
        limits = {"max_length": f"{limits['max_length']:,}"}
    return field, FIELD_SENTENCES.get(kind, "{field}: {reason}.").format(field=field, reason=fault["msg"], **limits)
