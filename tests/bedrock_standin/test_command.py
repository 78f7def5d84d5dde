"""The command a person starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from posterlib.bedrock_standin import BedrockStandin
from posterlib.bedrock_standin.__main__ import main
from posterlib.bedrock_standin.faults import FAULTS
from tests.bedrock_standin.conftest import CORE, NOVA, Bedrock, client, nova, picture

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_command_says_how_to_use_it_draws_and_ends_cleanly(ending: signal.Signals) -> None:
    command = [sys.executable, "-u", "-m", "posterlib.bedrock_standin", "--port", "0", "--faults", "throttled"]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        welcome = [process.stdout.readline().decode()]
        address = welcome[0].split()[-1]
        while "Ctrl+C" not in welcome[-1]:
            welcome.append(process.stdout.readline().decode())
        artist = client(address)
        bedrock = Bedrock(artist)
        assert bedrock.refusal(CORE, {"prompt": "A red fox"})[1] == "ThrottlingException"
        drawn = picture(bedrock.invoke(NOVA, nova(width=320, height=480))["images"][0])
        artist.close()
        process.send_signal(ending)
        log, errors = process.communicate(timeout=30)

    assert (process.returncode, errors) == (0, b"")
    assert f"export AWS_ENDPOINT_URL_BEDROCK_RUNTIME={address}\n" in "".join(welcome)
    assert all(f"[[{fault}]]" in "".join(welcome) for fault in FAULTS)
    assert drawn.size == (320, 480)
    assert len(drawn.resize((8, 8)).getcolors() or ()) > 8
    lines = log.decode().strip().splitlines()
    assert len(lines) == 2
    assert f"{CORE} -> 429 ThrottlingException [[throttled]]" in lines[0]
    assert f"{NOVA} -> 200, charged" in lines[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--faults", "thunder"], "no fault 'thunder'"), (["--port", "70000"], "--port must be between")],
)
def test_a_wrong_argument_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["--port", "0", *arguments]) == 2
    line = capsys.readouterr().err
    assert told in line
    assert line.count("\n") == 1


def test_a_taken_port_is_told_in_one_line(standin: BedrockStandin, capsys: pytest.CaptureFixture[str]) -> None:
    port = standin.address.rpartition(":")[2]

    assert main(["--port", port]) == 2
    line = capsys.readouterr().err
    assert f"Port {port} cannot be had" in line
    assert line.count("\n") == 1
