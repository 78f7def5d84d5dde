"""What may be in no line of the log, whoever says it and however."""

from __future__ import annotations

import base64
import logging
from pathlib import Path

import orjson
import pytest
from pydantic import BaseModel, ValidationError

from posterlib.logs import open_log
from posterlib.logs.redaction import GONE, Redaction
from posterlib.plain_text import beginning
from posterlib.settings import load_settings
from tests.logs.conftest import Open

STUDIO = logging.getLogger("posterlib.generation")
STRANGER = logging.getLogger("urllib3.connectionpool")

KEY = "ps-9f2c61d0a7b34e55"
PASSWORD = 'sesam"öffne dich\\'
SIGNATURE = "5f1c2d9be0a34477aa01"
LINK = (
    "https://film-posters.s3.us-west-2.amazonaws.com/moviePoster/2026-11-22/a.png?X-Amz-Algorithm=AWS4-HMAC-SHA256"
    f"&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Fus-west-2%2Fs3%2Faws4_request&X-Amz-Expires=3600"
    f"&X-Amz-Security-Token=IQoJb3JpZ2luX2Vj&X-Amz-Signature={SIGNATURE}"
)

SECRETS = [
    (f"signed {LINK}", SIGNATURE),
    (f"signed {LINK}", "IQoJb3JpZ2luX2Vj"),
    (f"signed {LINK}", "20261122%2Fus-west-2"),
    (f"see http%3A%2F%2Fs3%2Fa%3FX-Amz-Signature%3D{SIGNATURE}", SIGNATURE),
    (f"old https://s3/a?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature={SIGNATURE}", SIGNATURE),
    ("with AKIAIOSFODNN7EXAMPLE it failed", "AKIAIOSFODNN7EXAMPLE"),
    ("with 'ASIAIOSFODNN7EXAMPLE'", "ASIAIOSFODNN7EXAMPLE"),
    ("GET / Authorization: Bearer abc123.def-456", "abc123.def-456"),
    ("{'Authorization': 'Bearer abc123'}", "abc123"),
    ("{'authorization': b'Basic YWRhOmxvdmVsYWNl'}", "YWRhOmxvdmVsYWNl"),
    ("refused Bearer QWxhZGRpbjpvcGVuIHNlc2FtZQ", "QWxhZGRpbjpvcGVuIHNlc2FtZQ"),
    (f"Authorization: AWS4-HMAC-SHA256 Credential=ASIAX/2026, SignedHeaders=host, Signature={SIGNATURE}", SIGNATURE),
    ("Cookie: studio=eyJ1c2VyIjoiYWRhIn0; theme=dark", "eyJ1c2VyIjoiYWRhIn0"),
    ("{'Set-Cookie': 'studio=eyJ1c2VyIjoi; Path=/'}", "eyJ1c2VyIjoi"),
    ("postgresql://studio:owl-and-hare@db:5432/posters does not answer", "owl-and-hare"),
    ("redis://:owl-and-hare@cache:6379/0 does not answer", "owl-and-hare"),
    ("https://name:p@ss-word@proxy:3128", "ss-word"),
    ("message of ada.lovelace+film@studio.example was kept", "lovelace"),
    ("RCPT TO:<ada@studio.example> refused", "ada@"),
    ("GET /contact?email=ada%40studio.example", "ada%40"),
    ("aws_secret_access_key=wJalrXUtnFEMIK7MDENG", "wJalrXUtnFEMIK7MDENG"),
    ('{"SecretAccessKey": "wJalrXUtnFEMIK7MDENG"}', "wJalrXUtnFEMIK7MDENG"),
    ("smtp_pass='sesame'", "sesame"),
    ("refused: bearer abc12345", "abc12345"),
    ("Authorization: Basic abcdef", "abcdef"),
    ('Cookie: theme=dark; studio="sesame"', "sesame"),
    ("error...https://ada:sesame@posters.example", "sesame"),
    ("message of ada@bücher.example", "bücher"),
    ("message of ada@posters.xn--p1ai", "posters."),
]


@pytest.mark.parametrize("format_", ["json", "console"])
@pytest.mark.parametrize("logger", [STUDIO, STRANGER], ids=["studio", "stranger"])
@pytest.mark.parametrize(("words", "secret"), SECRETS)
def test_what_looks_like_a_secret_is_in_no_line(
    opened: Open,
    capsys: pytest.CaptureFixture[str],
    words: str,
    secret: str,
    logger: logging.Logger,
    format_: str,
) -> None:
    file = opened(log_format=format_)
    logger.warning("It went wrong: %s", words)
    try:
        raise OSError(words)
    except OSError:
        logger.exception("It went wrong again")

    for told in (capsys.readouterr().err, file.read_text()):
        assert "It went wrong: " in told
        assert "OSError" in told
        assert GONE in told
        assert secret not in told


SET = {
    "API_KEYS": KEY,
    "OIDC_CLIENT_SECRET": "owls-are-not-what",
    "DATABASE_URL": "postgresql://studio:they%20seem@db/posters",
    "SMTP_PASS": PASSWORD,
    "RATE_LIMIT_STORAGE": "redis://:black-lodge@cache:6379/0",
}
TOLD = {**SET, "DATABASE_URL": "they%20seem", "RATE_LIMIT_STORAGE": "black-lodge"}


@pytest.mark.parametrize("name", SET)
@pytest.mark.parametrize(
    "write",
    [str, repr, lambda secret: orjson.dumps(secret).decode(), lambda secret: "x" * 970 + " " + secret + " y" * 800],
    ids=["plain", "repr", "json", "where a long line is cut"],
)
def test_no_secret_of_the_settings_is_in_a_line_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, write: object
) -> None:
    for variable, value in SET.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setenv("OIDC_CLIENT_ID", "studio")
    monkeypatch.setenv("OIDC_ALLOWED_EMAILS", "*")
    open_log(load_settings())
    STUDIO.info("The other side said %s.", write(TOLD[name]))  # type: ignore[operator]

    told = (tmp_path / "image-creation.log").read_text()
    assert "The other side said" in told
    assert GONE[:6] in told
    assert TOLD[name][:6] not in told


def test_the_account_s_secrets_are_in_no_line_of_a_studio(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from posterlib.bootstrap import open_studio_log

    secrets = {
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2VjEOz",
        "AWS_BEARER_TOKEN_BEDROCK": "ABSKQmVkcm9ja0FQSUtleQ",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(name, value)
    open_studio_log(load_settings())
    STUDIO.info("%s", " and ".join(secrets.values()))
    STUDIO.info("%s", base64.b64encode(b"a picture").decode())

    told = (tmp_path / "image-creation.log").read_text()
    assert f"{GONE} and {GONE} and {GONE}" in told
    assert base64.b64encode(b"a picture").decode() in told


def test_a_short_secret_is_taken_out_where_it_stands_alone() -> None:
    redact = Redaction(["1234"])

    assert redact("password 1234, port 12345, 2026-11-22T12:34") == f"password {GONE}, port 12345, 2026-11-22T12:34"


def test_what_is_no_secret_stays() -> None:
    redact = Redaction([""])
    words = (
        "Nova Canvas was retired. Set IMAGE_MODEL_ID to stability.stable-image-core-v1:1 (us-west-2). A basic design, "
        "the bearer of bad news @ dawn; API_KEYS: each key must have 16 letters; see https://s3.us-west-2.amazonaws.com/a"
    )

    assert redact(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "512x512@2x",
        "foo@0x7f",
        "basic authentication_required",
        "password=None, token=null",
        "Drawn by Settings(smtp_pass=None)",
        "cookie=None",
    ],
)
def test_what_only_looks_like_a_secret_stays(words: str) -> None:
    assert Redaction()(words) == words


def test_what_follows_a_cookie_or_a_refused_value_can_be_read() -> None:
    assert Redaction()("cookie = sesame and then it rained") == f"cookie = {GONE} and then it rained"
    assert Redaction()("input_value=a heist\nTraceback:") == f"input_value={GONE}\nTraceback:"
    assert Redaction()("input_value='a\nheist', input_type=str]") == f"input_value={GONE}, input_type=str]"


def test_half_a_key_or_address_is_not_the_beginning_of_a_prompt() -> None:
    prompt = "A poster with the words AKIAIOSFODNN7EXAMPLE and ada.lovelace@engine.example"

    assert beginning(prompt) == "A poster with the words AKIAIOSFODNN7EXAMPLE and…"
    assert beginning(prompt[6:]) == "er with the words AKIAIOSFODNN7EXAMPLE and…"
    assert beginning(prompt[24:] * 2) == "AKIAIOSFODNN7EXAMPLE and…"
    assert beginning("x" * 2_000) == "… (2,000 characters)"
    assert beginning("A red fox") == "A red fox"


def test_a_refused_value_is_not_quoted(opened: Open) -> None:
    class Card(BaseModel):
        width: int

    file, values = opened(), {"width": "a heist in the old town"}
    try:
        Card.model_validate(values)
    except ValidationError:
        STUDIO.exception("The card is wrong")

    told = file.read_text()
    assert "Input should be a valid integer" in told
    assert "heist in" not in told
