"""`POST /contact`, and the messages that were kept while the studio mails none."""

from __future__ import annotations

import falcon
import orjson

from posterlib.api.access import client_of
from posterlib.api.answers.base import reply
from posterlib.api.answers.contact import ContactAnswer, ContactLogItem
from posterlib.api.bodies import json_object
from posterlib.contact import ContactDesk

__all__ = ["Contact", "ContactLogFile", "ContactLogs"]

_EXAMPLE = '{"firstName": "Ada", "lastName": "Lovelace", "email": "ada@studio.example", "comments": "A lovely poster."}'

_NOT_FINISHED = ("kept", "in_doubt")
"""Outcomes after which somebody still has to look at the message."""


class Contact:
    """Takes messages in."""

    def __init__(self, desk: ContactDesk) -> None:
        self._desk = desk

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer 200, or 202 for a message that is kept and was not surely mailed."""
        receipt = self._desk.submit(json_object(request, example=_EXAMPLE), client=client_of(request))
        status = 202 if receipt.outcome in _NOT_FINISHED else 200
        reply(response, ContactAnswer(message=receipt.says), status=status)


class ContactLogs:
    """The messages that were kept, newest first. There is nothing here while messages are mailed."""

    def __init__(self, desk: ContactDesk) -> None:
        self._desk = desk

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer `[{"file": …, "url": …, "size": …}, …]`, sizes in bytes."""
        _check_demo(self._desk)
        base = f"{request.prefix}/contact_logs/"
        items: list[ContactLogItem] = [
            {"file": message.file, "url": base + message.file, "size": message.size}
            for message in self._desk.kept.newest_first()
        ]
        _answer_private(request, response, orjson.dumps(items))

    on_head = on_get


class ContactLogFile:
    """One message that was kept. There is nothing here while messages are mailed."""

    def __init__(self, desk: ContactDesk) -> None:
        self._desk = desk

    def on_get(self, request: falcon.Request, response: falcon.Response, file: str) -> None:
        """Answer the file; a name that is not that of a message is nothing, whatever it leads to."""
        _check_demo(self._desk)
        content = self._desk.kept.read(file)
        if content is None:
            raise falcon.HTTPRouteNotFound
        _answer_private(request, response, content)

    on_head = on_get


def _check_demo(desk: ContactDesk) -> None:
    if not desk.demo:
        raise falcon.HTTPRouteNotFound


def _answer_private(request: falcon.Request, response: falcon.Response, content: bytes) -> None:
    response.cache_control = ("no-store",)
    # No other site's page may read it, whatever CORS_ORIGINS says.
    response.set_header("Access-Control-Allow-Origin", request.prefix)
    response.content_type = falcon.MEDIA_JSON
    response.data = content
