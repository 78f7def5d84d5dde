"""What can be said to each command, and the help it gives."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from posterlib.formats import FORMATS
from posterlib.posters import MOST_POSTERS

__all__ = ["add_commands"]

_MOST_LISTED = 100_000

_GENERATE = (
    "Draws posters and keeps them in the history, as the page does, with the studio's own settings (environment, "
    ".env). No server needs to run."
)

_GENERATE_ENDING = """\
exit codes: 0 all were made; 1 some or all were not; 2 the request or the settings are wrong; 130 after
Ctrl+C. The first Ctrl+C finishes what was begun, the second ends at once.

examples:
  python -m posterlib generate "A lighthouse keeper hears a voice in the storm" --format one-sheet
  python -m posterlib generate "A red fox in the snow" --count 4 --seed 7 --out posters
  cat prompt.txt | python -m posterlib generate - --ratio 4:5 --json
"""

_LIST = "Lists the history, newest first: id, local time, size, model, seed, title or prompt."

_LIST_ENDING = """\
examples:
  python -m posterlib list
  python -m posterlib list red fox --limit 5
  python -m posterlib list --json | jq -r '.[].prompt'
"""

_OPEN = "Opens a poster's original in the system's viewer."

_OPEN_ENDING = """\
examples:
  python -m posterlib open latest
  python -m posterlib open 20261122T0915
  cp "$(python -m posterlib open latest --print)" poster.png
"""

NewCommand = Callable[..., argparse.ArgumentParser]


def add_commands(add_parser: NewCommand) -> None:
    """Add `generate`, `list` and `open` to a parser's commands: `add_parser` is that of its subparsers."""
    _add_generate(
        _command(add_parser, "generate", "draw posters and keep them in the history", _GENERATE, _GENERATE_ENDING)
    )
    listing = _command(add_parser, "list", "list or search the history", _LIST, _LIST_ENDING)
    listing.add_argument("query", nargs="*", metavar="QUERY", help="words to search for, as in the gallery")
    listing.add_argument("--limit", type=_limit, default=20, metavar="N", help="list at most so many (20)")
    listing.add_argument("--json", action="store_true", help="print a JSON array of records")
    opening = _command(add_parser, "open", "open a poster's original in a viewer", _OPEN, _OPEN_ENDING)
    opening.add_argument("id", metavar="ID", help="a poster's id, the beginning of one, or latest")
    opening.add_argument("--print", action="store_true", help="print the path of the original instead")


def _command(add_parser: NewCommand, name: str, summary: str, description: str, ending: str) -> argparse.ArgumentParser:
    return add_parser(
        name,
        help=summary,
        description=description,
        epilog=ending,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_generate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", metavar="PROMPT", help="the film, in words; - reads it from standard input")
    size = parser.add_argument_group("size", "one of these; without any, IMAGE_WIDTH and IMAGE_HEIGHT count")
    size.add_argument("--format", choices=[named.name for named in FORMATS], help=_formats())
    size.add_argument("--ratio", metavar="W:H", help="width to height, such as 4:5")
    size.add_argument("--width", type=int, metavar="PIXELS", help="goes with --height")
    size.add_argument("--height", type=int, metavar="PIXELS", help="goes with --width")
    what = parser.add_argument_group("picture")
    what.add_argument("--count", type=int, default=1, metavar="N", help=f"posters, 1 to {MOST_POSTERS} (1)")
    what.add_argument("--seed", type=int, metavar="N", help="repeats a picture; by chance when left out")
    what.add_argument("--negative", metavar="WORDS", help="what should not be in the picture")
    what.add_argument("--style", help="one of the model's styles")
    what.add_argument("--quality", help="standard or premium, where the model offers it")
    what.add_argument("--guidance", type=float, metavar="X", help="how closely the prompt is followed, where offered")
    what.add_argument("--model", metavar="ID", help="image model; IMAGE_MODEL_ID when left out")
    what.add_argument("--title", help="names the poster in the history and its copy")
    result = parser.add_argument_group("result")
    result.add_argument("--out", metavar="DIR", help="copy each original here, too; the folder is made")
    result.add_argument("--json", action="store_true", help="print one JSON document")


def _formats() -> str:
    return ", ".join(f"{named.name} {named.ratio}" for named in FORMATS)


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= _MOST_LISTED):
        raise argparse.ArgumentTypeError(f"it must be a whole number from 1 to {_MOST_LISTED:,}")
    return int(text)
