"""`GET /history_list`, `GET /history` and the files under `/history/…`."""

from __future__ import annotations

import io

import falcon
import orjson
from falcon.routing import StaticRoute

from posterlib.api.answers.posters import HistoryItem
from posterlib.api.conditional import answer_tagged
from posterlib.api.requests import HistoryQuery
from posterlib.api.validation import read_query
from posterlib.errors import InvalidRequestError
from posterlib.history import History, is_entry_id
from posterlib.posters import file_name

__all__ = ["HistoryFile", "HistoryList"]

_A_DAY = "max-age=86400"


class HistoryList:
    """The history, newest first, as addresses of thumbnail and original."""

    def __init__(self, history: History) -> None:
        self._history = history

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer `[{"thumb": …, "orig": …}, …]`; `limit`, `before` (an id) and `q` page and search it."""
        query = read_query(HistoryQuery, request)
        if query.before is not None and not is_entry_id(query.before):
            raise InvalidRequestError(
                "before", "before must be the id of a poster, taken from an address in this list."
            )
        ids = self._history.ids(query.q, limit=query.limit, before=query.before)
        base = f"{request.prefix}/history/"
        items: list[HistoryItem] = [
            {"thumb": f"{base}{id_}/thumbnail.png", "orig": f"{base}{id_}/original.png"} for id_ in ids
        ]
        answer_tagged(request, response, orjson.dumps(items), falcon.MEDIA_JSON)

    on_head = on_get


class HistoryFile:
    """One file of one poster, whole or in part; ranges and conditions are the static route's work."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._files = StaticRoute("/history", history.root)

    def on_get(self, request: falcon.Request, response: falcon.Response, entry_id: str, name: str) -> None:
        """Answer the stored bytes; `?download=1` offers them under a name made from the film."""
        path, media_type = self._history.file(entry_id, name)
        wants_download = request.get_param_as_bool("download")
        request.path = f"/history/{path.relative_to(self._history.root)}"
        self._files(request, response)
        response.cache_control = (_A_DAY,)
        if response.status != falcon.HTTP_304:
            response.content_type = media_type
        if wants_download:
            words = self._history.get(entry_id).caption
            response.downloadable_as = f"{file_name(words, 'poster')}-{entry_id}{path.suffix}"

    def on_head(self, request: falcon.Request, response: falcon.Response, entry_id: str, name: str) -> None:
        """Answer the headers of the file."""
        self.on_get(request, response, entry_id, name)
        if isinstance(response.stream, io.IOBase):
            response.stream.close()  # no server reads it, so none would close it
