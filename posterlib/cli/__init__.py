"""The studio on a terminal: `generate`, `list` and `open` call what pages and API call."""

from posterlib.cli.commands import run
from posterlib.cli.options import add_commands

__all__ = ["add_commands", "run"]
