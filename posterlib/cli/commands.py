"""Runs one command of the studio's command line and turns however it ends into an exit code."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable

from posterlib.bootstrap import Services, build_services
from posterlib.cli.generating import generate
from posterlib.cli.interruption import INTERRUPTED
from posterlib.cli.listing import list_posters
from posterlib.cli.opening import open_poster
from posterlib.cli.preparation import command_settings, open_history
from posterlib.cli.terminal import Terminal
from posterlib.errors import PosterError
from posterlib.settings import Settings

__all__ = ["run"]


def run(
    chosen: Namespace,
    *,
    studio: Callable[[Settings], Services] = build_services,
    show: Callable[[str], bool] | None = None,
) -> int:
    """Run what was chosen and give its exit code.

    0 when all went well, 1 when a poster was not made or not found, 2 after a wrong request or setting, told in one
    line, 130 after Ctrl+C. `studio` builds what draws; `show` opens an address and tells whether it could, the system's
    viewer unless another is given.
    """
    out, err = Terminal(sys.stdout), Terminal(sys.stderr)
    try:
        if chosen.command == "generate":
            return generate(chosen, studio=studio, out=out, err=err)
        with command_settings() as settings, open_history(settings) as history:
            if chosen.command == "list":
                return list_posters(chosen, history, out=out, err=err)
            return open_poster(chosen, history, show=show, out=out, err=err)
    except PosterError as error:
        err.line(str(error))
        return 2
    except OSError as error:
        err.line(f"The output could not be written: {error.strerror or type(error).__name__}.")
        return 2
    except KeyboardInterrupt:
        err.line("Stopped; nothing was begun." if chosen.command == "generate" else "Stopped.")
        return INTERRUPTED
