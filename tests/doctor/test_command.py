"""The command `python -m posterlib doctor`."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from posterlib.__main__ import main
from posterlib.doctor.examination import examine
from posterlib.settings import Settings
from tests.doctor.conftest import CORE, NOVA, look
from tests.doctor.smtp import PASSWORD, mail_server
from tests.s3 import BUCKET, a_bucket

ROOT = Path(__file__).parents[2]

PARTS = ["settings", "history folder", "fonts", "AWS credentials", "image model", "prompt model", "bucket"]


def test_a_machine_without_an_account_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0

    printed = capsys.readouterr()
    assert all(part in printed.out for part in PARTS)
    assert printed.out.endswith("All that is set up works.\n")
    assert printed.err == ""


def test_a_retired_model_is_a_fault(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", NOVA)

    assert main(["doctor"]) == 1
    assert f"Set IMAGE_MODEL_ID to {CORE} (us-west-2)." in capsys.readouterr().out


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_settings_that_cannot_be_read_are_told_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    monkeypatch.setenv("SMTP_PORT", "smtp")

    assert main(["doctor", *option]) == 2
    printed = capsys.readouterr().out
    assert "SMTP_PORT" in printed
    assert "fonts" not in printed


def test_a_settings_file_that_is_no_text_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")

    assert main(["doctor"]) == 2
    assert "UTF-8" in capsys.readouterr().out


def test_a_studio_with_all_that_it_can_have_is_well_and_no_secret_is_printed(
    standin: None, server: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_bucket(server)
    for name, value in {"AWS_S3_BUCKET": BUCKET, "PROMPT_MODEL_ID": "amazon.nova-2-lite-v1:0"}.items():
        monkeypatch.setenv(name, value)
    with mail_server() as mail:
        monkeypatch.setenv("SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("SMTP_PORT", str(mail.port))
        monkeypatch.setenv("SMTP_USER", "postman")
        monkeypatch.setenv("SMTP_PASS", PASSWORD)
        command = [sys.executable, "-m", "posterlib", "doctor", "--json"]
        answer = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120)

    value = json.loads(answer.stdout)
    assert (answer.returncode, answer.stderr, value["works"]) == (0, "", True)
    states = {finding["what"]: finding["state"] for finding in value["findings"]}
    not_set_up = {what for what, state in states.items() if state != "ok"}
    assert not_set_up == {"history folder", "jobs", "server"}
    for secret in (os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"], PASSWORD, "X-Amz-Signature"):
        assert secret not in answer.stdout


def test_a_damaged_set_up_is_told_in_a_sentence_and_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "no-config").write_text("[default\nregion")
    command = [sys.executable, "-m", "posterlib", "doctor"]
    answer = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120)

    assert (answer.returncode, answer.stderr) == (1, "")
    assert "no-config" in answer.stdout


def test_a_fault_that_nobody_thought_of_does_not_hide_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    class Account:
        """No account at all."""

    monkeypatch.setenv("AWS_S3_BUCKET", BUCKET)
    found = {finding.what: finding for finding in look(account=Account())}

    assert (found["AWS credentials"].state, "AttributeError" in found["AWS credentials"].says) == ("broken", True)
    assert {"fonts", "bucket", "mail server", "server"} <= set(found)


def test_the_log_is_left_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    before = list(logging.getLogger("posterlib").handlers)
    main(["doctor"])

    assert logging.getLogger("posterlib").handlers == before


def test_findings_come_one_by_one() -> None:
    findings = examine(Settings())

    assert next(findings).what == "settings"
