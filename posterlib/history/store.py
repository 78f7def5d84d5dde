"""The history as the rest of the studio sees it: keep a picture, find it again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

from posterlib.errors import BadModelResponseError, PosterError, PosterNotFoundError, StorageError
from posterlib.history.drafts import (
    DAMAGED,
    RECORD,
    STAGING,
    Draft,
    abandoned_drafts,
    kept_original,
    storage_faults,
)
from posterlib.history.entries import Entry
from posterlib.history.folders import entry_file, published_ids, read_entry
from posterlib.history.ids import created_at, is_entry_id, new_entry_id
from posterlib.history.index import open_index
from posterlib.history.late_renditions import LateRenditions
from posterlib.history.renditions import PREVIEW, RENDITIONS, THUMBNAIL, make_thumbnail
from posterlib.history.thumbnails import Thumbnails
from posterlib.measures import Measures
from posterlib.measures.catalog import BYTES_STORED
from posterlib.posters import read_picture

__all__ = ["History", "Whereabouts"]

Whereabouts = Literal["published", "unfinished", "damaged", "nothing"]
"""What there is of a poster that was begun: an entry, a draft whose picture came, one set aside, or nothing."""

_LOG = logging.getLogger(__name__)

INDEX = "index.sqlite3"


class History:
    """Every poster ever made, under one folder.

    Opening it finishes what a killed process left behind and brings the index in step with the folders.

    Raises:
        StorageError: the folder cannot be read or written.
    """

    def __init__(self, root: Path, *, now: Callable[[], datetime], measures: Measures | None = None) -> None:
        self._root = root
        self._now = now
        self._measures = measures or Measures()
        self._index_is_behind = False
        self._stuck: set[str] = set()
        self._thumbnails = Thumbnails(measures=self._measures)
        with storage_faults("opening it"):
            root.mkdir(parents=True, exist_ok=True)
            self._index = open_index(root / INDEX)
        self._recovered = self.recover()
        self.reconcile()
        self._late = LateRenditions(root, measures=self._measures)

    @property
    def root(self) -> Path:
        """The folder."""
        return self._root

    @property
    def recovered(self) -> tuple[Entry, ...]:
        """The posters that a killed process had left unfinished and that opening the history completed."""
        return self._recovered

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """Open a draft for one new poster. Leaving with an error drops it, unless it already keeps an original."""
        draft = Draft.open(self._root, new_entry_id(self._now()))
        try:
            yield draft
        except BaseException:
            if draft.original() is None:
                draft.discard()
            raise
        finally:
            draft.release()

    def keep(self, draft: Draft, entry: Entry, image: bytes) -> Future[bytes | None]:
        """Put the picture's bytes durably on disk; its thumbnail, which `publish` takes, is made meanwhile.

        In a rush it is left for later, and the picture is only checked.

        Raises:
            StorageError: the disk is full or unwritable.
        """
        thumbnail = self._thumbnails.begin(image, entry.media_type)
        draft.keep_original(image, entry.extension)
        draft.write_record(entry, durable=True)
        self._measures.add(BYTES_STORED, "original", amount=len(image))
        return thumbnail or self._thumbnails.here(image)

    def publish(self, draft: Draft, entry: Entry, thumbnail: Future[bytes | None]) -> Entry:
        """Make the kept original an entry, and give it.

        Raises:
            BadModelResponseError: the picture is damaged. It is set aside, not lost.
            StorageError: the disk is full or unwritable. The original stays, and `recover` makes the entry.
        """
        try:
            small = thumbnail.result()
        except BadModelResponseError:
            draft.set_aside(self._root)
            raise
        draft.publish(self._root, small)
        if small:
            self._measures.add(BYTES_STORED, "thumbnail", amount=len(small))
        self._late.later(entry.id, *([PREVIEW] if small else [THUMBNAIL, PREVIEW]))
        try:
            self._index.add([entry])
        except StorageError:
            self._index_is_behind = True
            _LOG.warning("poster %s is on disk but not in the index yet", entry.id)
        return entry

    def page(
        self, query: str = "", *, limit: int | None = None, offset: int = 0, before: str | None = None
    ) -> list[Entry]:
        """Give entries, newest first; `query` searches, `before` is an id to continue after."""
        self._catch_up()
        return self._index.page(query, limit=limit, offset=offset, before=before)

    def ids(self, query: str = "", *, limit: int | None = None, before: str | None = None) -> list[str]:
        """Give ids alone, as `page` would: what a long list needs."""
        self._catch_up()
        return self._index.ids(query, limit=limit, before=before)

    def count(self, query: str = "") -> int:
        """Tell how many entries match."""
        self._catch_up()
        return self._index.count(query)

    def get(self, entry_id: str) -> Entry:
        """Give one entry.

        Raises:
            PosterNotFoundError: there is none.
        """
        found = self.find_all([entry_id])
        if not found:
            raise PosterNotFoundError(entry_id)
        return found[entry_id]

    def find_all(self, ids: Collection[str]) -> dict[str, Entry]:
        """Give those of the entries that there are, by id."""
        if not ids:
            return {}
        found = self._index.find_all(ids)
        if self._index_is_behind:
            unlisted = (entry_id for entry_id in ids if entry_id not in found and is_entry_id(entry_id))
            found |= {entry_id: entry for entry_id in unlisted if (entry := read_entry(self._root, entry_id))}
        return found

    def file(self, entry_id: str, name: str) -> tuple[Path, str]:
        """Give path and media type of an entry's `original.png`, `thumbnail.png` or `preview.webp`.

        A thumbnail or preview that is not there yet is made now; where that cannot be, the original stands in.

        Raises:
            PosterNotFoundError: there is no such entry or file.
        """
        try:
            return entry_file(self._root, entry_id, name)
        except PosterNotFoundError:
            if name not in RENDITIONS:
                raise
        self._late.now(entry_id, name)
        try:
            return entry_file(self._root, entry_id, name)
        except PosterNotFoundError:
            return entry_file(self._root, entry_id, "original.png")

    def check_folder(self) -> None:
        """Find out whether the folder can be written.

        Raises:
            StorageError: it cannot.
        """
        with storage_faults("checking it"):
            probe = self._root / ".probe"
            probe.write_bytes(b"ok")
            probe.unlink(missing_ok=True)

    def check_index(self) -> int:
        """Find out whether the index answers, and count the posters in it.

        Raises:
            StorageError: it does not.
        """
        if not (self._root / INDEX).exists():  # a connection that is open would go on reading what is gone
            raise StorageError("The history's index is gone. The studio makes a new one by itself; look again.")
        return self._index.count()

    def reconcile(self) -> None:
        """Bring the index in step with the folders: what appeared is added, what vanished is taken out."""
        indexed = set(self._index.ids())  # first, so that what is published meanwhile is never taken for vanished
        with storage_faults("listing it"):
            on_disk = set(published_ids(self._root))
        self._index.remove(sorted(indexed - on_disk))
        appeared = sorted(on_disk - indexed, reverse=True)
        self._index.add(entry for entry_id in appeared if (entry := read_entry(self._root, entry_id)))
        self._index_is_behind = False

    def recover(self) -> tuple[Entry, ...]:
        """Complete the posters whose process ended after their picture had arrived, and give them."""
        self._make_index_again()
        completed: list[Entry] = []
        for draft in abandoned_drafts(self._root):
            kept = draft.original()
            if kept is None:
                draft.discard()
                continue
            try:
                completed.append(self._finish(draft, *kept))
                _LOG.info("poster %s was left unfinished and is now complete", draft.entry_id)
            except BadModelResponseError as error:
                draft.set_aside(self._root)
                _LOG.warning("the picture of poster %s is set aside in %s: %s", draft.entry_id, DAMAGED, error)
            except PosterError as error:
                if draft.entry_id not in self._stuck:  # it is tried again every few seconds
                    _LOG.warning("poster %s could not be completed yet: %s", draft.entry_id, error)
                self._stuck.add(draft.entry_id)
            finally:
                draft.release()
        self._index.add(completed)
        return tuple(completed)

    def whereabouts(self, entry_id: str) -> Whereabouts:
        """Tell what there is of a poster that was begun under an id."""
        if (self._root / entry_id / RECORD).is_file():
            return "published"
        if (self._root / DAMAGED / entry_id).is_dir():
            return "damaged"
        return "nothing" if kept_original(self._root / STAGING / entry_id) is None else "unfinished"

    def close(self) -> None:
        """End the worker threads and close the index."""
        self._thumbnails.close()
        self._late.close()
        self._index.close()

    def _make_index_again(self) -> None:
        """Make a new index when somebody has removed its file; open connections would go on with what is gone."""
        if (self._root / INDEX).exists():
            return
        _LOG.warning("the index %s is gone; it is made again from the posters", INDEX)
        self._index.close()
        with storage_faults("making its index again"):
            self._index = open_index(self._root / INDEX)
        self.reconcile()

    def _catch_up(self) -> None:
        if self._index_is_behind:
            self.reconcile()

    def _finish(self, draft: Draft, image: bytes, extension: str) -> Entry:
        media_type, _, width, height = read_picture(image)
        made_at = created_at(draft.entry_id)
        assert made_at is not None, "only folders named by an id are drafts"
        entry = draft.record() or Entry(draft.entry_id, made_at, width, height, media_type, extension)
        entry = entry.with_picture(media_type, extension, width, height)
        draft.write_record(entry, durable=True)
        draft.publish(self._root, make_thumbnail(image))
        return entry
