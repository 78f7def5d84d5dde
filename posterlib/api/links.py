"""Where a poster is found from outside: its signed link where a copy is shared, else its address in this studio."""

from __future__ import annotations

from typing import Any

import falcon

from posterlib.api.answers.base import reply
from posterlib.api.answers.posters import LinkAnswer
from posterlib.bootstrap import Services
from posterlib.history import Entry
from posterlib.outcomes import link_fields
from posterlib.storage import Link, Sharing

__all__ = ["Links", "PosterLink", "local_address"]

_NO_COPY = "The bucket has no copy of this poster yet, or gives no link to it. The studio tries again by itself."


def local_address(entry: Entry, base_url: str) -> str:
    """Give the address of the original in this studio."""
    return f"{base_url}/history/{entry.id}/original.png"


class Links:
    """Signs a poster's link, or gives its local address while there is no copy to link to."""

    def __init__(self, sharing: Sharing | None) -> None:
        self._sharing = sharing

    def describe(self, entry: Entry, base_url: str) -> dict[str, Any]:
        """Give `image_url`, and for a shared copy `s3_key` and `expires_at`; for a missing one a `warning`."""
        link = self._link(entry)
        if link is None:
            local: dict[str, Any] = {"image_url": local_address(entry, base_url)}
            return local | ({"warning": _NO_COPY} if self._sharing is not None and entry.s3_key else {})
        return link_fields(entry, link)

    def _link(self, entry: Entry) -> Link | None:
        return self._sharing.link(entry) if self._sharing is not None else None


class PosterLink:
    """`GET /history/{id}/link`: a fresh link to a poster, however old; `GET /p/{id}` leads there at once."""

    def __init__(self, services: Services) -> None:
        self._history = services.history
        self._links = Links(services.sharing)

    def on_get(self, request: falcon.Request, response: falcon.Response, entry_id: str) -> None:
        """Answer the link as JSON."""
        entry = self._history.get(entry_id)
        response.cache_control = ("no-store",)
        reply(response, LinkAnswer(id=entry.id, **self._links.describe(entry, request.prefix)))

    on_head = on_get

    def on_get_redirect(self, request: falcon.Request, response: falcon.Response, entry_id: str) -> None:
        """Lead to the picture: this address can be handed on for ever."""
        entry = self._history.get(entry_id)
        response.cache_control = ("no-store",)
        response.status = falcon.HTTP_302
        response.location = str(self._links.describe(entry, request.root_path)["image_url"])

    def on_head_redirect(self, request: falcon.Request, response: falcon.Response, entry_id: str) -> None:
        """Lead to the picture in this studio: a link that is signed for reading answers no HEAD."""
        response.status = falcon.HTTP_302
        response.location = local_address(self._history.get(entry_id), request.root_path)
