"""Makes the thumbnails of pictures as they arrive, a few at one time; in a rush most follow later."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

from posterlib.errors import BadModelResponseError
from posterlib.history.renditions import check_png, make_thumbnail
from posterlib.measures import Measures
from posterlib.measures.catalog import THUMBNAIL_PROCESSOR_SECONDS, THUMBNAIL_SECONDS

__all__ = ["Thumbnails", "timed_thumbnail"]

_RUSH = 4
"""Pictures for each processor that wait already when one more arrives: people then wait for decoding alone."""


class Thumbnails:
    """Threads that make thumbnails. Decoded pictures are what costs memory, so few are open at one time.

    To decode a picture of a megapixel costs as much time as all else that is done for a poster. In a rush a PNG is
    therefore only checked, chunk by chunk, and its thumbnail is left for later. Thread-safe.
    """

    def __init__(self, *, rush: int = _RUSH, measures: Measures | None = None) -> None:
        workers = max(2, os.cpu_count() or 1)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="thumbnails")
        self._most = rush * workers
        self._measures = measures or Measures()
        self._lock = threading.Lock()
        self._under_way = 0

    def begin(self, image: bytes, media_type: str) -> Future[bytes | None] | None:
        """Begin with a picture's thumbnail, and raise nothing: the picture's bytes are not kept yet.

        Its PNG comes, or `None` when it is left for later; the future raises `BadModelResponseError` when the picture
        is damaged. There is no future when the interpreter is ending and gives no thread any more: see `here`.
        """
        with self._lock:
            later = self._under_way >= self._most and media_type == "image/png"
            self._under_way += not later
        try:
            making: Future[bytes | None] = self._threads.submit(check_png if later else self._make, image)
        except RuntimeError:
            return None
        if not later:
            making.add_done_callback(self._made)
        return making

    def here(self, image: bytes) -> Future[bytes | None]:
        """Make a thumbnail in the caller's own thread."""
        made = Future[bytes | None]()
        try:
            made.set_result(self._make(image))
        except BadModelResponseError as error:
            made.set_exception(error)
        return made

    def close(self) -> None:
        """Return when all that was begun is made."""
        self._threads.shutdown(wait=True)

    def _make(self, image: bytes) -> bytes:
        return timed_thumbnail(image, self._measures, "at_once")

    def _made(self, _: Future[bytes | None]) -> None:
        with self._lock:
            self._under_way -= 1


def timed_thumbnail(image: bytes, measures: Measures, moment: str) -> bytes:
    """Make a thumbnail as `make_thumbnail` does, and count how long it took, for people and for the processor."""
    started, worked = time.perf_counter(), time.thread_time()
    thumbnail = make_thumbnail(image)
    measures.observe(THUMBNAIL_SECONDS, time.perf_counter() - started, moment)
    measures.add(THUMBNAIL_PROCESSOR_SECONDS, moment, amount=time.thread_time() - worked)
    return thumbnail
