"""The Dockerfile, as far as it can be tried without Docker: its rules, its parts, and that they are enough to serve."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.deploy import image
from tests.deploy.pages import page_of, session_of, shown_without_complaint
from tests.deploy.settings_named import SECRETS, SETTINGS
from tests.ports import free_port
from tests.waiting import until

KEY = "a-key-for-the-house-of-lanterns"

_NOT_OURS = {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "MALLOC_ARENA_MAX"}


def said(name: str) -> list[str]:
    return [instruction.text for instruction in image.result() if instruction.name == name]


def test_the_linter_has_nothing_to_say() -> None:
    hadolint = shutil.which("hadolint", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    assert hadolint, "requirements-dev.txt brings it"
    linted = subprocess.run([hadolint, image.ROOT / "Dockerfile"], capture_output=True, text=True, check=False)

    assert linted.stdout == ""
    assert linted.returncode == 0


def test_it_runs_as_nobody_special_and_ends_in_order() -> None:
    user, _, group = said("USER")[-1].partition(":")

    assert user.isdigit()
    assert group.isdigit()
    assert int(user) >= 10_000
    assert json.loads(said("ENTRYPOINT")[0]) + json.loads(said("CMD")[0]) == ["python", "-m", "posterlib", "serve"]
    assert said("STOPSIGNAL") == ["SIGTERM"]
    assert said("EXPOSE") == [image.environment()["PORT"]]
    assert json.loads(said("HEALTHCHECK")[0].partition(" CMD ")[2]) == ["python", "-m", "deploy.health"]


def test_it_is_told_nothing_that_is_no_setting_and_nothing_secret() -> None:
    names = image.environment().keys()

    assert names - _NOT_OURS <= SETTINGS
    assert not names & SECRETS
    assert not said("ARG")


def test_what_is_to_last_lies_on_volumes() -> None:
    volumes = json.loads(said("VOLUME")[0])
    told = image.environment()

    assert {told["HISTORY_DIR"], told["CONTACT_LOGS_DIR"], str(Path(told["LOG_FILE"]).parent)} == set(volumes)


def test_every_part_exists_and_reaches_the_build_and_nothing_else_does() -> None:
    for source in image.sources():
        files = [image.ROOT / source] if (image.ROOT / source).is_file() else list((image.ROOT / source).rglob("*.*"))
        assert files, source
        assert any(image.let_in(str(file.relative_to(image.ROOT))) for file in files), source

    for private in (
        ".env",
        "history/1729513530/original.png",
        "deploy/studio.key",
        "pages/__pycache__/x.pyc",
        ".git/HEAD",
    ):
        assert not image.let_in(private), private


@pytest.fixture
def container() -> Iterator[Path]:
    """The image's working folder, which its user may read and, but for one folder, not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        image.assemble(folder / "app")
        (folder / "app" / ".run").mkdir()
        for volume in json.loads(said("VOLUME")[0]):
            (folder / volume.lstrip("/")).mkdir(parents=True)
        if os.getuid() == 0:
            for mine in (folder / "app" / ".run", *(folder / "data").iterdir()):
                os.chown(mine, _USER, _USER)
        yield folder


_USER = 10001


def may_be_user() -> dict[str, int]:
    """Give whom to run as: the image's user, where we may become that and it finds Python."""
    if os.getuid() != 0:
        return {}
    them = {"user": _USER, "group": _USER}
    try:
        subprocess.run([sys.executable, "-c", ""], check=True, **them)  # type: ignore[call-overload]
    except (OSError, subprocess.CalledProcessError):
        return {}
    return them


def serve(folder: Path, **settings: str) -> subprocess.Popen[str]:
    told = {name: value for name, value in image.environment().items() if name != "PATH"}
    told = {name: str(folder) + value if value.startswith("/data") else value for name, value in told.items()}
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.Popen(
        [sys.executable, "-m", "posterlib", "serve"],
        cwd=folder / "app",
        env=kept | told | {"HOME": str(folder)} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **may_be_user(),  # type: ignore[call-overload]
    )


@pytest.mark.server
def test_its_parts_are_enough_to_serve_and_to_be_found_healthy(container: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    studio = serve(container, HOST="127.0.0.1", PORT=str(port), API_KEYS=KEY)
    check = [sys.executable, "-m", "deploy.health"]
    told_port = os.environ | {"PORT": str(port)}

    def healthy() -> bool:
        return subprocess.run(check, cwd=container / "app", env=told_port, check=False).returncode == 0

    try:
        until(lambda: healthy() or studio.poll() is not None)
        with httpx.Client(base_url=address, timeout=60) as client:
            page = page_of(address, session_of(client, address, KEY), at=("127.0.0.1", port))
            drawn = client.post("/send_prompt", json={"prompt": "A red fox in the snow", "width": 320, "height": 480})
    finally:
        studio.send_signal(signal.SIGTERM)
        told = studio.communicate(timeout=60)[0]

    assert (container / "app" / ".streamlit" / "config.toml").exists(), "pages would show traces"
    assert shown_without_complaint(page), told
    assert "Traceback" not in told
    assert drawn.status_code == 200, told
    assert (container / "data" / "history" / drawn.json()["id"] / "original.png").exists()
    assert studio.returncode == 0, told
    assert not healthy(), "nobody is there any more"


@pytest.mark.server
def test_without_a_key_it_does_not_open_and_says_how_it_would(container: Path) -> None:
    studio = serve(container, PORT=str(free_port()))
    told = studio.communicate(timeout=60)[0]

    assert studio.returncode != 0
    assert "API_KEYS" in told
