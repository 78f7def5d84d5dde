"""How the studio finds the account it works with."""

from __future__ import annotations

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from posterlib.aws import AwsAccount
from posterlib.bootstrap import build_services
from posterlib.errors import AwsAccountError
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.image_models.catalog import CATALOG
from posterlib.posters import Recipe
from posterlib.settings import Settings, load_settings
from tests.aws import bedrock_standin

ROOT = Path(__file__).parents[2]

KEYS = "[default]\naws_access_key_id = a key\naws_secret_access_key = its secret\n"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("AWS_SHARED_CREDENTIALS_FILE")
    monkeypatch.delenv("AWS_CONFIG_FILE")
    (tmp_path / ".aws").mkdir()
    return tmp_path


def test_a_machine_without_an_account_is_known_without_loading_boto3() -> None:
    code = (
        "import sys; from posterlib.aws import AwsAccount; from pathlib import Path;"
        "print(AwsAccount().has_credentials(), 'boto3' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert answer.stdout == "False False\n"


def test_keys_in_the_environment_or_the_shared_file_are_found(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert not AwsAccount().has_credentials()
    (home / ".aws" / "credentials").write_text(KEYS)
    assert AwsAccount().has_credentials()

    (home / ".aws" / "credentials").unlink()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
    assert AwsAccount().has_credentials()


def test_a_bedrock_api_key_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "an API key")

    assert AwsAccount().has_credentials()


def test_a_file_that_only_names_a_region_is_no_account(home: Path) -> None:
    (home / ".aws" / "config").write_text("[default]\nregion = eu-central-1\n")

    assert not AwsAccount().has_credentials()
    assert AwsAccount().region == "eu-central-1"
    assert AwsAccount("us-west-2").region == "us-west-2"


def test_a_profile_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobody")

    with pytest.raises(AwsAccountError, match="AWS_PROFILE is 'nobody'") as raised:
        AwsAccount().has_credentials()
    assert raised.value.code == "credentials_missing"


def test_a_damaged_file_is_told_without_a_trace(home: Path) -> None:
    (home / ".aws" / "config").write_text("[default\nregion")

    with pytest.raises(AwsAccountError, match="posterlib doctor"):
        AwsAccount().has_credentials()


def test_keys_in_the_settings_file_reach_boto3(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("AWS_ACCESS_KEY_ID=a key\nAWS_SECRET_ACCESS_KEY=its secret\nAWS_REGION=us-west-2\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
        monkeypatch.setenv(name, "")  # so that what the file says is taken back after the test

    assert load_settings().aws_region == "us-west-2"
    assert AwsAccount().has_credentials()


def test_an_empty_token_does_not_hide_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
    with bedrock_standin() as standin:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", standin.address)
        load_settings()
        BedrockImageModel(CATALOG[0], AwsAccount(), region="us-west-2").generate(
            Recipe(CATALOG[0].id, "A red fox", 1024, 1024, seed=7, aspect_ratio="1:1")
        )
        assert len(standin.calls) == 1


class MetadataService(BaseHTTPRequestHandler):
    """What answers on an EC2 machine; here it only notes that it was asked."""

    asked: ClassVar[list[str]] = []

    def do_PUT(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_GET = do_PUT  # noqa: N815  # the name that the server looks for

    def log_message(self, *_: object) -> None:
        pass


def test_a_machine_that_is_not_ec2_never_waits_for_the_metadata_service(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    (home / ".aws" / "config").write_text("[default]\nregion = us-west-2\n")
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setattr("posterlib.aws.account._on_ec2", lambda: False)
    with HTTPServer(("127.0.0.1", 0), MetadataService) as service:
        threading.Thread(target=service.serve_forever, daemon=True).start()
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", f"http://127.0.0.1:{service.server_port}")
        assert not AwsAccount().has_credentials()
        service.shutdown()

    assert MetadataService.asked == []


def test_one_client_is_made_for_each_service_and_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
    account = AwsAccount("us-west-2")

    assert account.client("s3") is account.client("s3", "us-west-2")
    assert account.client("s3") is not account.client("s3", "us-east-1")
    before = account.client("s3")
    account.forget(before)
    assert account.client("s3") is not before


def test_permanent_keys_have_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")

    assert AwsAccount().credentials_end() is None


def test_a_credential_process_that_hangs_neither_stops_the_start_nor_a_poster_for_ever(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    (home / ".aws" / "config").write_text("[default]\ncredential_process = sleep 5\n")
    account = AwsAccount("us-west-2")
    with pytest.raises(AwsAccountError, match=r"did not come within 0\.05 seconds"):
        account.has_credentials(0.05)
    with pytest.raises(AwsAccountError, match="credential_process"):
        account.has_credentials(0.05)


def test_the_offline_studio_never_looks_for_an_account(
    monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path
) -> None:
    (home / ".aws" / "config").write_text(f"[default]\ncredential_process = touch {tmp_path}/asked\n")
    monkeypatch.setenv("IMAGE_MODEL_ID", "offline")
    studio = build_services(load_settings())

    assert [card.id for card in studio.cards] == ["offline"]
    assert not (tmp_path / "asked").exists()
    studio.close()


def test_credentials_that_another_call_has_renewed_already_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
    account = AwsAccount("us-west-2")
    old = account.client("s3")
    account.forget(old)
    fresh = account.client("s3")
    account.forget(old)

    assert account.client("s3") is fresh
