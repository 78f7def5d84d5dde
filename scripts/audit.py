"""Asks a public list of vulnerabilities about everything that requirements.txt brings, and says so where none answers.

    python scripts/audit.py

It ends with 1 when a vulnerability is known or the question could not be put, and with 0 when none is known or when no
list can be reached from here. It never takes longer than two minutes.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LISTS = ("osv", "pypi")
"""Where pip-audit asks, the larger list first."""

PATIENCE = 50.0
"""Seconds for each list."""

_NOBODY_THERE = re.compile(
    r"ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Could not connect|\b40[37] Client Error"
)


def main() -> int:
    """Put the question and tell the outcome."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--osv-url", default="", help="another address of the list at osv.dev")
    parser.add_argument("--list", action="append", choices=LISTS, help="ask this list alone")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds for each list")
    parser.add_argument("--requirements", type=Path, default=ROOT / "requirements.txt")
    chosen = parser.parse_args()
    packages = installed_for(chosen.requirements.read_text())
    for name in chosen.list or LISTS:
        place = ["--osv-url", chosen.osv_url] if chosen.osv_url and name == "osv" else []
        said = ask(packages, ["-s", name, *place], chosen.patience)
        if said is None:
            continue
        known, unknown = said
        for line in known:
            print(line)
        print(f"Asked {name} about {len(packages)} packages: {len(known)} known vulnerabilities.")
        if unknown:
            print(f"It does not know {', '.join(unknown)}.")
        return 1 if known else 0
    print("No list of vulnerabilities can be reached from here: the packages were not audited.")
    return 0


def installed_for(requirements: str) -> dict[str, str]:
    """Give name and version of every package that the requirements bring, as they are installed here."""
    lines = (line.split("#")[0].strip() for line in requirements.splitlines())
    waiting = [Requirement(line) for line in lines if line]
    found: dict[str, str] = {}
    asked: set[tuple[str, str]] = set()
    while waiting:
        requirement = waiting.pop()
        package = importlib.metadata.distribution(requirement.name)
        found[canonicalize_name(requirement.name)] = package.version
        for extra in ("", *requirement.extras):
            if (requirement.name, extra) not in asked:
                asked.add((requirement.name, extra))
                wanted = (Requirement(line) for line in package.requires or ())
                waiting += [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": extra})]
    return dict(sorted(found.items()))


def ask(packages: dict[str, str], options: list[str], patience: float) -> tuple[list[str], list[str]] | None:
    """Give a line for each vulnerability and the packages that the list does not know; `None` when nobody answers.

    Raises:
        SystemExit: pip-audit failed for another reason.
    """
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "installed.txt"
        pinned.write_text("".join(f"{name}=={version}\n" for name, version in packages.items()))
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(pinned), "--no-deps", "--disable-pip"]
        command += ["--format", "json", "--desc", "off", "--progress-spinner", "off", "--timeout", "5", *options]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=patience, check=False)
        except subprocess.TimeoutExpired:
            return None
    try:
        answers = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        if _NOBODY_THERE.search(done.stderr):
            return None
        raise SystemExit(f"pip-audit failed:\n{done.stderr.strip()}") from None
    unknown = [answer["name"] for answer in answers if "skip_reason" in answer]
    if len(unknown) == len(answers):
        return None  # a mirror that has packages and no such list
    return [
        f"{answer['name']} {answer['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'none'}"
        for answer in answers
        for flaw in answer.get("vulns", ())
    ], unknown


if __name__ == "__main__":
    sys.exit(main())
