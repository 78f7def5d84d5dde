"""Looks for keys and passwords in the files of the repository, beyond those that .secrets.baseline knows.

python scripts/find_secrets.py            fails on a new one
python scripts/find_secrets.py --accept   after a look at what it found: they are examples, none opens anything
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

Finding = tuple[str, str, str]
"""File, kind, and SHA-1 of what was found: it stays known when it moves to another line."""

BASELINE = ".secrets.baseline"

_NO_TEXT = (".jpg", ".png", ".ttf", ".webp", ".woff2")

_NOBODYS = frozenset(hashlib.sha1(word.encode()).hexdigest() for word in ("AKIAIOSFODNN7EXAMPLE", "password"))  # noqa: S324  # how findings are named, no protection
"""The key of AWS's own documentation, and the word that stands for a password."""

_MADE_UP_IN_TESTS = frozenset(
    ("Secret Keyword", "Basic Auth Credentials", "Base64 High Entropy String", "Hex High Entropy String")
)
"""Tests are full of made-up passwords. A key in the form of a provider's own is found there as well."""


def main() -> int:
    """Search, and tell of what is new."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true", help="write what is found into the baseline")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parents[1], help="the repository")
    chosen = parser.parse_args()
    files = tracked_files(chosen.folder)
    if files is None:
        print("This is no git repository: the search for secrets is left out.")
        return 0
    found = search(files, chosen.folder)
    baseline = chosen.folder / BASELINE
    if chosen.accept:
        baseline.write_text(json.dumps(sorted(found), indent=1) + "\n")
    known = {(*one,) for one in json.loads(baseline.read_text())} if baseline.exists() else set()
    for (file, kind, digest), line in sorted(found.items()):
        if (file, kind, digest) not in known:
            print(f"{file}:{line}: {kind}")
    new = len(found.keys() - known)
    print(f"Searched {len(files)} files for secrets: {new} new.")
    if new:
        print("Take it out and make it invalid; or, if it opens nothing: python scripts/find_secrets.py --accept")
    return 1 if new else 0


def tracked_files(folder: Path) -> list[str] | None:
    """Give what is in the repository or about to be; `None` where there is none."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    names = (name for name in listed.stdout.split("\0") if name and name != BASELINE)
    return [name for name in names if not name.endswith(_NO_TEXT) and (folder / name).is_file()]


def search(files: list[str], folder: Path) -> dict[Finding, int]:
    """Give what looks like a secret, with its line."""
    command = [sys.executable, "-m", "detect_secrets", "scan", *files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    results: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)["results"]
    return {
        (file, one["type"], one["hashed_secret"]): one["line_number"]
        for file, ones in results.items()
        for one in ones
        if one["hashed_secret"] not in _NOBODYS and not (file.startswith("tests/") and one["type"] in _MADE_UP_IN_TESTS)
    }


if __name__ == "__main__":
    sys.exit(main())
