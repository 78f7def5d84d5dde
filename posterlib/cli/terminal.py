"""Prints lines where someone may look on, or may have stopped looking."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from typing import TextIO

from posterlib.plain_text import cut, encodable, without_controls

__all__ = ["Terminal"]


class Terminal:
    """A terminal, file or pipe. What it cannot show is replaced; once nobody reads a pipe any more, it is quiet.

    Raises:
        OSError: a line cannot be written, for any other reason than that.
    """

    def __init__(self, out: TextIO | None) -> None:
        self._out = out
        self._passing = 0

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees each line as it comes."""
        return self._out is not None and self._out.isatty()

    @property
    def columns(self) -> int | None:
        """The width in characters; `None` where lines may be of any length."""
        if self._out is None or not self.is_terminal:
            return None
        with suppress(OSError):
            if columns := os.get_terminal_size(self._out.fileno()).columns:
                return columns
        return shutil.get_terminal_size().columns

    def fitted(self, words: str, columns: int) -> str:
        """Cut words to so many columns, as this terminal shows them."""
        return cut(self._shown(words), columns, self._shown("…"))

    def line(self, words: str) -> None:
        """Print one line, without control characters."""
        self._pass_over()
        self._write(self._shown(words) + "\n")

    def document(self, value: object) -> None:
        """Print a value as JSON."""
        self._write(json.dumps(value, indent=2) + "\n")

    def passing(self, words: str) -> None:
        """Show a line until the next one comes, on a terminal alone; no words take the last one away."""
        if self.is_terminal:
            shown = self.fitted(words, (self.columns or 80) - 1)
            self._write("\r" + shown + " " * (self._passing - len(shown)) + ("" if shown else "\r"))
            self._passing = len(shown)

    def _pass_over(self) -> None:
        if self._passing:
            self.passing("")

    def _shown(self, words: str) -> str:
        encoding = "utf-8" if self._out is None else self._out.encoding or "utf-8"
        return encodable(without_controls(words), encoding)

    def _write(self, words: str) -> None:
        if self._out is None:
            return
        try:
            self._out.write(words)
            self._out.flush()  # a person sees each line when it is known
        except OSError as error:
            self._let_go(self._out)
            if not isinstance(error, BrokenPipeError):
                raise

    def _let_go(self, out: TextIO) -> None:
        """Lead what is still in the buffer nowhere: Python would complain about it at the end."""
        self._out = None
        with suppress(OSError):  # no file is behind it
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, out.fileno())
            os.close(nowhere)
