"""`/v1/posters` and `/v1/batches`: posters are asked for, listed, searched and looked at."""

from __future__ import annotations

import base64
import binascii

import falcon

from posterlib.api.access import client_of
from posterlib.api.accounts import Accounts
from posterlib.api.answers.base import reply
from posterlib.api.answers.posters import PosterPage
from posterlib.api.bodies import json_object
from posterlib.api.headers import idempotency_token
from posterlib.api.requests import BatchRequest, PostersQuery
from posterlib.api.v1.acceptance import Acceptance
from posterlib.api.validation import no_query, read_query
from posterlib.bootstrap import Services
from posterlib.errors import InvalidRequestError
from posterlib.history import is_entry_id
from posterlib.jobs import MOST_IN_A_LIST
from posterlib.posters import PosterRequest

__all__ = ["Batches", "OnePoster", "Posters"]


class Posters:
    """The posters of the history, and the door for new ones."""

    def __init__(self, services: Services, acceptance: Acceptance) -> None:
        self._services = services
        self._accounts = Accounts(services)
        self._acceptance = acceptance

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer one page, newest first."""
        query = read_query(PostersQuery, request)
        before = None if query.cursor is None else _read_cursor(query.cursor)
        found = self._services.history.page(query.q, limit=query.limit + 1, before=before)
        page = found[: query.limit]
        items = tuple(self._accounts.poster(entry, request.prefix) for entry in page)
        response.cache_control = ("no-cache",)
        reply(response, PosterPage(items=items, next=_cursor(page[-1].id) if len(found) > len(page) else None))

    on_head = on_get

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Take a request in as a job."""
        no_query(request)
        token = idempotency_token(request)
        wanted = PosterRequest.parse(json_object(request))
        job_id = self._services.jobs.submit(wanted, token=token, client=client_of(request))
        self._acceptance.answer(request, response, job_id)


class OnePoster:
    """One poster of the history."""

    def __init__(self, services: Services) -> None:
        self._history = services.history
        self._accounts = Accounts(services)

    def on_get(self, request: falcon.Request, response: falcon.Response, entry_id: str) -> None:
        """Answer everything that is known of it."""
        no_query(request)
        response.cache_control = ("no-cache",)
        reply(response, self._accounts.poster(self._history.get(entry_id), request.prefix))

    on_head = on_get


class Batches:
    """The door for several requests at once."""

    def __init__(self, services: Services, acceptance: Acceptance) -> None:
        self._jobs = services.jobs
        self._acceptance = acceptance

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Take all of them in as one job, or none."""
        no_query(request)
        token = idempotency_token(request)
        wanted = _batch(json_object(request))
        job_id = self._jobs.submit(wanted, token=token, client=client_of(request))
        self._acceptance.answer(request, response, job_id)


def _batch(fields: dict[str, object]) -> list[PosterRequest]:
    """Check each request by itself, so that a refusal names the one that is wrong."""
    for name in fields:
        if name not in BatchRequest.model_fields:
            said = name[:60]
            raise InvalidRequestError(said, f"Unknown field {said!r}. Known fields: posters.")
    items = fields.get("posters")
    if not isinstance(items, list) or not 1 <= len(items) <= MOST_IN_A_LIST:
        says = f'posters must be a list of 1 to {MOST_IN_A_LIST} requests, such as [{{"prompt": "A red fox"}}].'
        raise InvalidRequestError("posters", says)
    return [_item(item, number) for number, item in enumerate(items)]


def _item(item: object, number: int) -> PosterRequest:
    where = f"posters[{number}]"
    if not isinstance(item, dict):
        raise InvalidRequestError(where, f'{where} must be an object such as {{"prompt": "A red fox in the snow"}}.')
    try:
        return PosterRequest.parse(item)
    except InvalidRequestError as error:
        raise error.of_item(number) from error


def _cursor(entry_id: str) -> str:
    return base64.urlsafe_b64encode(entry_id.encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> str:
    try:
        entry_id = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        entry_id = ""
    if not is_entry_id(entry_id):
        raise InvalidRequestError(
            "cursor", "cursor must be `next` of the page before. Leave it out for the first page."
        )
    return entry_id
