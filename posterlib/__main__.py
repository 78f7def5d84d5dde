"""The studio's commands: `python -m posterlib serve`, `stop` and `doctor`."""

from __future__ import annotations

import argparse
import sys

from posterlib.doctor import run
from posterlib.errors import PosterError
from posterlib.serving import serve, stop


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code: 0, or 2 after an error told in one line; `doctor` also gives 1."""
    parser = argparse.ArgumentParser(prog="python -m posterlib", description="The movie-poster studio.")
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", help="serve pages and API on one port")
    serving.add_argument("--api", action="store_true", help="serve the API alone, without the pages")
    commands.add_parser("stop", help="stop what this folder serves")
    doctor = commands.add_parser("doctor", help="look at everything the studio needs; nothing is charged for")
    doctor.add_argument("--json", action="store_true", help="print one JSON object, for scripts")
    chosen = parser.parse_args(arguments)
    if chosen.command == "doctor":
        return run(as_json=chosen.json, out=sys.stdout)
    try:
        if chosen.command == "serve":
            serve(api_only=chosen.api)
        else:
            print(stop())
    except PosterError as error:
        print(f"The studio cannot start. {error}" if chosen.command == "serve" else str(error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
