"""What an operator relies on when setting the studio up."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from posterlib.bootstrap import build_services
from posterlib.errors import SettingsError
from posterlib.settings import Settings, load_settings


def test_everything_has_a_default() -> None:
    settings = load_settings()

    assert (settings.host, settings.port) == ("127.0.0.1", 5002)
    assert (settings.image_width, settings.image_height) == (1024, 1024)
    assert settings.email_demo_mode is True


def test_the_environment_goes_before_the_file_and_empty_counts_as_unset(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("PORT=6001\nIMAGE_WIDTH=640\nUNKNOWN=1\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    monkeypatch.setenv("PORT", "6002")
    monkeypatch.setenv("IMAGE_HEIGHT", "")
    settings = load_settings()

    assert (settings.port, settings.image_width, settings.image_height) == (6002, 640, 1024)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "many"),
        ("PORT", "0"),
        ("DEBUG", "perhaps"),
        ("IMAGE_WIDTH", "1024px"),
        ("CORS_ORIGINS", "studio.example"),
        ("IMAGE_CFG_SCALE", "15"),
        ("IMAGE_QUALITY", "best"),
        ("IMAGE_TIMEOUT", "0"),
        ("IMAGE_MODEL_FAMILY", "midjourney"),
        ("IMAGE_FALLBACK_MODEL_IDS", "offline"),
        ("AWS_REGION", "Oregon"),
        ("S3_REGION", "us-west-2; rm"),
        ("AWS_S3_BUCKET", "s3://posters"),
        ("AWS_S3_BUCKET", "Film Posters"),
        ("S3_PUBLIC_BASE_URL", "posters.example"),
        ("S3_PUBLIC_BASE_URL", "https://posters.example/?a=1"),
        ("RATE_LIMIT_PER_DAY", "-1"),
        ("RATE_LIMIT_PER_HOUR", "plenty"),
        ("API_KEYS", "too-short"),
        ("API_KEYS", "long-enough-for-a-key,with a space in it"),
        ("API_KEYS", "sha256:1234"),
        ("OIDC_METADATA_URL", "http://login.studio.example/.well-known/openid-configuration"),
        ("OIDC_ALLOWED_EMAILS", "studio.example"),
        ("ALLOWED_HOSTS", "https://posters.example"),
        ("ALLOWED_HOSTS", "posters.example:5002"),
        ("TRUSTED_PROXIES", "proxy.studio.example"),
        ("LOG_FORMAT", "xml"),
        ("CONTACT_TO", "somebody"),
        ("SMTP_FROM", "Poster Studio"),
        ("SMTP_PORT", "0"),
        ("SMTP_SECURITY", "ssl"),
    ],
)
def test_a_wrong_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingsError, match=f"^{variable}: ") as raised:
        load_settings()
    assert raised.value.variable == variable
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("variable", "value"), [("IMAGE_MODEL_ID", "imaginary"), ("IMAGE_HEIGHT", "100")])
def test_a_default_that_no_model_can_draw_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingsError, match=f"^{variable}: "):
        build_services(load_settings())


def test_a_password_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SMTP_HOST", "SMTP_USER", "SMTP_PASS"):
        monkeypatch.setenv(name, "hunter2.example")
    settings = load_settings()

    assert settings.email_demo_mode is False
    assert "smtp_pass=SecretStr('**********')" in repr(settings)


def test_origins_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORS_ORIGINS", "https://a.example, http://b.example:3000,")

    assert load_settings().cors_origins == ("https://a.example", "http://b.example:3000")


def test_a_wrong_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEYS", "open-sesame-open-sesame,hunter2")
    with pytest.raises(SettingsError) as refusal:
        load_settings()

    told = "".join(traceback.format_exception(refusal.value))
    assert "API_KEYS: each key must have 16 to 200" in told
    assert "sesame" not in told
    assert "hunter2" not in told


def test_sign_in_elsewhere_needs_all_that_belongs_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_METADATA_URL", "https://login.studio.example/.well-known/openid-configuration")
    monkeypatch.setenv("OIDC_CLIENT_ID", "posters")
    monkeypatch.setenv("OIDC_CLIENT_SECRET", "a secret")
    with pytest.raises(SettingsError, match="OIDC_ALLOWED_EMAILS: OIDC_METADATA_URL needs it, too"):
        load_settings()


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "Posters.example, *.studio.example,")
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8,::1")
    settings = load_settings()

    assert settings.allowed_hosts == ("posters.example", "*.studio.example")
    assert settings.trusted_proxies == ("10.0.0.0/8", "::1")


def test_the_log_file_can_be_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LOG_FILE")
    assert load_settings().log_file == tmp_path / "image-creation.log"
    monkeypatch.setenv("LOG_FILE", "none")
    assert load_settings().log_file == Path("none")
