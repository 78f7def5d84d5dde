"""The studio's commands: `python -m posterlib serve`, `stop`, `doctor`, `new-key`, `generate`, `list` and `open`."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from posterlib import cli
from posterlib.errors import PosterError


def main(arguments: list[str], **collaborators: Any) -> int:
    """Run one command and give its exit code: 0, or 2 after an error told in one line; other codes are each its own.

    `collaborators` go to `posterlib.cli.run`.
    """
    chosen = _parser().parse_args(arguments)
    if chosen.command == "serve":
        return _serve(api_only=chosen.api)
    if chosen.command == "stop":
        return _stop()
    if chosen.command == "doctor":
        from posterlib.doctor import run

        return run(as_json=chosen.json, out=sys.stdout)
    if chosen.command == "new-key":
        return _new_key()
    return cli.run(chosen, **collaborators)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m posterlib", description="The movie-poster studio.")
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", help="serve pages and API on one port")
    serving.add_argument("--api", action="store_true", help="serve the API alone, without the pages")
    commands.add_parser("stop", help="stop what this folder serves")
    doctor = commands.add_parser("doctor", help="look at everything the studio needs; nothing is charged for")
    doctor.add_argument("--json", action="store_true", help="print one JSON object, for scripts")
    commands.add_parser("new-key", help="make a key for API_KEYS")
    cli.add_commands(commands.add_parser)
    return parser


def _serve(*, api_only: bool) -> int:
    from posterlib.serving import serve

    try:
        serve(api_only=api_only)
    except PosterError as error:
        print(f"The studio cannot start. {error}", file=sys.stderr)
        return 2
    return 0


def _stop() -> int:
    from posterlib.serving import stop

    try:
        print(stop())
    except PosterError as error:
        print(str(error), file=sys.stderr)
        return 2
    return 0


def _new_key() -> int:
    from posterlib.access import new_key

    key, stored = new_key()
    print(f"The key, for whoever may come in:   {key}\nFor API_KEYS, which then holds no secret:   {stored}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
