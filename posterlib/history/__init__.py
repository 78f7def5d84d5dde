"""The history: whole entries on disk are the truth, a SQL index answers lists and searches."""

from posterlib.history.entries import Entry
from posterlib.history.ids import is_entry_id, new_entry_id
from posterlib.history.store import History, Whereabouts

__all__ = ["Entry", "History", "Whereabouts", "is_entry_id", "new_entry_id"]
