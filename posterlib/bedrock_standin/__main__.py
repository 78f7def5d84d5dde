"""The command: `python -m posterlib.bedrock_standin`, a Bedrock on this machine for whoever has no account."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from contextlib import suppress

from posterlib.bedrock_standin.faults import FAULTS
from posterlib.bedrock_standin.server import BedrockStandin

__all__ = ["main"]

_WELCOME = """\
Amazon Bedrock's stand-in answers at {address}

Export these where the studio starts:

  export AWS_ENDPOINT_URL_BEDROCK_RUNTIME={address}
  export AWS_ENDPOINT_URL_BEDROCK={address}
  export AWS_ENDPOINT_URL_STS={address}
  export AWS_ACCESS_KEY_ID=standin
  export AWS_SECRET_ACCESS_KEY=standin
  export AWS_REGION=us-west-2

A mark in a prompt, such as [[throttled]], makes that call go wrong:

{marks}

  curl {address}/_standin/calls
  curl {address}/_standin/faults -d '{{"faults": ["throttled", "retired"]}}'

Ctrl+C ends it.
"""


def main(arguments: list[str]) -> int:
    """Serve until interrupted and give the exit code: 0, or 2 after an error told in one line."""
    parser = argparse.ArgumentParser(
        prog="python -m posterlib.bedrock_standin", description="Answers as Amazon Bedrock does, on this machine."
    )
    parser.add_argument("--port", type=int, default=5099, help="where to listen on 127.0.0.1 (5099; 0: any free one)")
    parser.add_argument("--faults", nargs="+", default=[], metavar="NAME", help="what the first calls go wrong with")
    chosen = parser.parse_args(arguments)
    if not 0 <= chosen.port <= 65_535:
        return _wrong(f"--port must be between 0 and 65535, not {chosen.port}.")
    try:
        standin = BedrockStandin(port=chosen.port)
    except OSError as error:
        return _wrong(f"Port {chosen.port} cannot be had: {error.strerror}. Choose another with --port.")
    try:
        standin.enqueue(*chosen.faults)
        _serve(standin)
    except ValueError as error:
        return _wrong(str(error))
    finally:
        standin.close()
    return 0


def _serve(standin: BedrockStandin) -> None:
    """Tell how to use it, then answer until Ctrl+C or SIGTERM."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S", stream=sys.stdout)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    marks = "\n".join(f"  {f'[[{name}]]':<22} {told}" for name, told in FAULTS.items())
    with suppress(KeyboardInterrupt):
        print(_WELCOME.format(address=standin.address, marks=marks), flush=True)  # noqa: T201  # for the terminal
        standin.serve()


def _wrong(told: str) -> int:
    print(f"The stand-in cannot start. {told}", file=sys.stderr)  # noqa: T201  # for the terminal
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
