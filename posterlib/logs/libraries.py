"""Has the libraries that print on the terminal by themselves speak through the studio's log."""

from __future__ import annotations

import logging

__all__ = ["bring_in_libraries"]

_ON_THEIR_OWN = frozenset({"dbos", "streamlit", "uvicorn", "websockets"})
"""What they say would stand there twice, or unredacted."""


def bring_in_libraries() -> None:
    """Take the terminal from their loggers, so that the root's handlers alone write what they say. May be repeated.

    It is repeated where a library was loaded, or set up its loggers, after the log was opened.
    """
    logging.getLogger("dbos").addHandler(logging.NullHandler())  # it adds one that prints, unless it has any
    for name, logger in list(logging.Logger.manager.loggerDict.items()):
        if name.partition(".")[0] in _ON_THEIR_OWN and isinstance(logger, logging.Logger):
            for handler in list(logger.handlers):
                if type(handler) is logging.StreamHandler:
                    logger.removeHandler(handler)
            logger.propagate = True
