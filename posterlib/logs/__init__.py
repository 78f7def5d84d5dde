"""The studio's log: what it says, to stderr and to a file, with nothing secret in it."""

from posterlib.logs.libraries import bring_in_libraries
from posterlib.logs.opening import close_log, open_log

__all__ = ["bring_in_libraries", "close_log", "open_log"]
