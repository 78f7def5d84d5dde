"""What may stand in a file of settings, and what must not stand in one that is published."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from posterlib.settings import Settings

SETTINGS = frozenset(name.upper() for name in Settings.model_fields)
"""Names in the environment that the studio obeys."""

SECRETS = frozenset(
    name.upper() for name, field in Settings.model_fields.items() if SecretStr.__name__ in str(field.annotation)
)
"""Those whose values nobody may see."""

OF_BOTO3 = frozenset(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_BEARER_TOKEN_BEDROCK", "AWS_ENDPOINT_URL_S3"))
"""Names that boto3 looks for by itself."""

OF_COMPOSE = frozenset(("POSTGRES_PASSWORD",))
"""Names that stand in `.env` for compose.yaml alone."""


def written_out(example: Path) -> dict[str, str]:
    """Read an example with every line in force that is commented out there."""
    lines = (line.removeprefix("#") for line in example.read_text().splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith(" "))
    return {name: value for name, _, value in pairs}
