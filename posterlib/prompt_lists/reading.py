"""Reads a list of films: plain lines, or a table whose first line names its columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from posterlib.errors import InvalidRequestError
from posterlib.posters import PosterRequest
from posterlib.prompt_lists.films import Fault, Film, PromptList

__all__ = ["LARGEST_LIST", "heading", "read_list", "text_of_file"]

LARGEST_LIST = 1_048_576
"""Bytes of a file, characters of a list."""

_PROMPT = "prompt"
_COLUMNS = tuple(PosterRequest.model_fields)
_NUMBERS: Mapping[str, Callable[[str], object]] = {
    "width": int,
    "height": int,
    "seed": int,
    "count": int,
    "cfg_scale": float,
}
_DELIMITERS = ",;\t"

_LONGEST_NUMBER = 20
"""Characters; what is longer is none that anybody means."""

_UNPAIRED = "The quotation marks do not pair up. Put the whole text in quotes, and write a quote within it twice."


def text_of_file(name: str, content: bytes) -> str:
    """Give a file's text as a list that `read_list` reads: each line of a `.txt` is a film, a `.csv` is a table.

    A table whose first line names no columns has one only, the prompts; it gets its heading here.

    Raises:
        InvalidRequestError: the file is too large, empty, or no UTF-8 text.
    """
    if len(content) > LARGEST_LIST:
        raise InvalidRequestError(_PROMPT, f"The file is larger than {LARGEST_LIST // 2**20} MiB. Choose another.")
    try:
        text = _unified(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"The file is not UTF-8 text (line {line}). Save it as “CSV UTF-8” or as plain text, then open it."
        raise InvalidRequestError(_PROMPT, message) from error
    if not text.strip():
        raise InvalidRequestError(_PROMPT, "The file is empty. Write one film a line.")
    if not name.lower().endswith(".csv") or heading(text) is not None:
        return text
    return f"{_PROMPT}\n{text}"


def read_list(text: str, *, most: int) -> PromptList:
    """Read a list: one film a line, or a table whose first line names its columns after the fields of a request.

    A table's columns are parted by commas, semicolons or tabs; quotes keep a text together. Blank lines are nothing.
    Behind `most` films the others are only counted.
    """
    if len(text) > LARGEST_LIST:
        return PromptList(faults=(Fault(None, f"The list is longer than {LARGEST_LIST:,} characters. Shorten it."),))
    text = _unified(text.removeprefix("\ufeff"))
    named = heading(text)
    if named is not None:
        return _table(text, *named, most=most)
    lines = ((number, film) for number, line in enumerate(io.StringIO(text), start=1) if (film := line.strip()))
    films = tuple(Film(number, {_PROMPT: film}) for number, film in islice(lines, most))
    return PromptList(films, unread=_count(lines))


def heading(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Give delimiter and columns, if the first line that is not blank names columns."""
    first = next((line for line in io.StringIO(text) if line.strip()), "").rstrip("\n")
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([first], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        columns = tuple(re.sub(r"[\s\-]+", "_", cell.strip().lower()) for cell in cells)
        named = [column for column in columns if column]
        if _PROMPT in named or (len(named) > 1 and all(column in _COLUMNS for column in named)):
            return (delimiter if len(columns) > 1 else _delimiter_below(text)), columns
    return None


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _delimiter_below(text: str) -> str:
    """Give what would part a table of one column: the first delimiter that it holds anywhere."""
    return next((delimiter for delimiter in _DELIMITERS if delimiter in text), _DELIMITERS[0])


def _table(text: str, delimiter: str, columns: tuple[str, ...], *, most: int) -> PromptList:
    wrong = _wrong_columns(columns)
    if wrong is not None:
        return PromptList(faults=(Fault(1, wrong),))
    films: list[Film] = []
    faults: list[Fault] = []
    rows = islice(_rows(text, delimiter), 1, None)
    for line, cells in islice(rows, most):
        wrong = _UNPAIRED if cells is None else _nameless(cells, columns)
        if cells is None or wrong is not None:
            faults.append(Fault(line, str(wrong)))
        else:
            films.append(Film(line, _fields(cells, columns)))
    return PromptList(tuple(films), tuple(faults), unread=_count(rows))


def _count(things: Iterable[object]) -> int:
    return sum(1 for _ in things)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Give line and cells of each row that is not blank; a row may be several lines long.

    A row that cannot be read has no cells and is the last.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, [""])
        except csv.Error:
            yield line, None
            return
        if reader.line_num < line:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _wrong_columns(columns: Sequence[str]) -> str | None:
    unknown = next((column for column in columns if column and column not in _COLUMNS), None)
    if unknown is not None:
        return f"There is no column {unknown[:60]!r}. Columns may be: {', '.join(_COLUMNS)}."
    twice = next((column for column in columns if column and columns.count(column) > 1), None)
    if twice is not None:
        return f"The column {twice} is there twice. Leave one out."
    return None if _PROMPT in columns else f"No column is named {_PROMPT}, and every poster needs one."


def _nameless(cells: Sequence[str], columns: Sequence[str]) -> str | None:
    beyond = (number for number, cell in enumerate(cells) if cell.strip() and not "".join(columns[number : number + 1]))
    number = next(beyond, None)
    if number is None:
        return None
    if len(columns) == 1:
        return "There is more than one column, and only prompt has a name. Put the whole prompt in quotes."
    return f"Column {number + 1} has no name. Name it in the first line, or put text that holds a comma in quotes."


def _fields(cells: Sequence[str], columns: Sequence[str]) -> dict[str, object]:
    return {name: _value(name, cell.strip()) for name, cell in zip(columns, cells, strict=False) if cell.strip()}


def _value(name: str, cell: str) -> object:
    """Read a number where the field is one; what is none stays text, which the request refuses by its name."""
    number = _NUMBERS.get(name)
    if number is None or len(cell) > _LONGEST_NUMBER or not re.fullmatch(r"[+-]?[0-9]+([.][0-9]+)?", cell):
        return cell
    return cell if number is int and "." in cell else number(cell)
