"""compose.yaml, as far as it can be tried without starting it: what it opens, what it hides, what waits for what."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from posterlib.api.headers import LONGEST_WAIT
from tests.deploy import image
from tests.deploy.settings_named import OF_BOTO3, SECRETS, SETTINGS, written_out

ROOT = Path(__file__).parents[2]
FILE = ROOT / "compose.yaml"

STACK: dict[str, Any] = yaml.safe_load(FILE.read_text())
SERVICES: dict[str, dict[str, Any]] = STACK["services"]
STUDIOS = {name: service for name, service in SERVICES.items() if name.startswith("studio")}

EACH = pytest.mark.parametrize("name", SERVICES)


@EACH
def test_each_has_no_more_rights_than_it_needs(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not {"privileged", "cap_add", "network_mode", "pid"} & service.keys()


@EACH
def test_each_is_reached_from_this_machine_alone(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", ()))


@EACH
def test_each_image_has_a_tag_that_says_what_it_is(name: str) -> None:
    tag = SERVICES[name]["image"].partition(":")[2]

    assert tag == "local" if "build" in SERVICES[name] else re.search(r"\d", tag)


@EACH
def test_each_waits_until_what_it_needs_is_there(name: str) -> None:
    conditions = {needed: said["condition"] for needed, said in SERVICES[name].get("depends_on", {}).items()}
    well = {needed for needed, condition in conditions.items() if condition == "service_healthy"}

    assert set(conditions.values()) <= {"service_healthy", "service_completed_successfully"}
    assert all("test" in SERVICES[needed]["healthcheck"] for needed in well)


@EACH
def test_each_keeps_its_data_on_a_named_volume(name: str) -> None:
    volumes = [volume.partition(":")[0] for volume in SERVICES[name].get("volumes", ())]

    assert set(volumes) <= STACK["volumes"].keys()
    assert volumes or name in ("bucket",)


@EACH
def test_no_secret_stands_in_the_file(name: str) -> None:
    told = SERVICES[name].get("environment", {})
    hidden = {one: value for one, value in told.items() if one in SECRETS or re.search("KEY|PASS|SECRET", one)}
    passwords = re.findall(r"://[^\s@]*:([^\s@]+)@", str(hidden))

    assert all("${" in value for value in hidden.values() if "://" not in value), hidden
    assert all(password.startswith("${") for password in passwords), hidden


def test_whatever_has_to_be_written_into_env_stands_in_its_example() -> None:
    asked = set(re.findall(r"\$\{([A-Z_0-9]+):\?", FILE.read_text()))

    assert asked == {"POSTGRES_PASSWORD", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
    assert asked <= written_out(ROOT / ".env.example").keys()


def test_a_studio_is_told_nothing_that_it_does_not_know() -> None:
    for service in STUDIOS.values():
        assert service["environment"].keys() <= SETTINGS | OF_BOTO3
        assert service["env_file"] == [".env"]


def test_a_studio_has_the_time_that_its_longest_call_needs() -> None:
    for service in STUDIOS.values():
        assert int(service["stop_grace_period"].removesuffix("s")) > LONGEST_WAIT


def test_two_studios_share_all_but_their_log_and_their_port() -> None:
    one, two = STUDIOS["studio"], STUDIOS["studio-two"]
    apart = {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}

    assert apart == {"ports", "volumes", "profiles"}
    assert set(one["volumes"]) ^ set(two["volumes"]) == {"logs:/data/logs", "logs_two:/data/logs"}


def test_a_studio_has_every_volume_that_the_image_writes_to() -> None:
    told = image.environment()
    for service in STUDIOS.values():
        places = {volume.partition(":")[2] for volume in service["volumes"]}

        assert {told["HISTORY_DIR"], told["CONTACT_LOGS_DIR"], str(Path(told["LOG_FILE"]).parent)} == places
        assert {name: value for name, value in told.items() if name in service["environment"]} == {
            name: value for name, value in service["environment"].items() if name in told
        }


def test_the_proxy_that_is_trusted_is_this_machine_as_the_container_sees_it() -> None:
    network = STACK["networks"]["front"]["ipam"]["config"][0]
    for service in STUDIOS.values():
        assert service["environment"]["TRUSTED_PROXIES"] == network["gateway"]


def test_docker_compose_understands_it(tmp_path: Path) -> None:
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("there is no docker compose here")
    shutil.copy(FILE, tmp_path)
    (tmp_path / ".env").write_text("POSTGRES_PASSWORD=made\nAWS_ACCESS_KEY_ID=up\nAWS_SECRET_ACCESS_KEY=here\n")
    command = [docker, "compose", "--project-directory", str(tmp_path), "--profile", "two", "config", "--quiet"]
    read = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert read.returncode == 0, read.stderr
