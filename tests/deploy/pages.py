"""Asks a studio for a page as a browser does, over its websocket."""

from __future__ import annotations

import socket
import ssl
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: TID251  # what a browser sends
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: TID251  # and what it gets
from websockets.sync.client import connect

__all__ = ["page_of", "session_of", "shown_without_complaint"]


def session_of(client: httpx.Client, address: str, key: str) -> dict[str, str]:
    """Sign in with a key at the address that the client reaches, and give the headers that say so from then on."""
    client.post("/sign-in", data={"key": key, "next": "/"}, headers={"Origin": address})
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in client.cookies.items())}


def page_of(
    address: str, headers: dict[str, str], *, at: tuple[str, int], tls: ssl.SSLContext | None = None
) -> list[ForwardMsg]:
    """Give all that the studio at an address sends for its first page; `at` is where that address really is.

    Raises:
        websockets.exceptions.InvalidStatus: it does not let us in.
    """
    scheme = "wss" if tls else "ws"
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    heard: list[ForwardMsg] = []
    with connect(
        f"{scheme}://{urlsplit(address).netloc}/_stcore/stream",
        sock=socket.create_connection(at),
        ssl=tls,
        server_hostname=urlsplit(address).hostname if tls else None,
        origin=address,  # type: ignore[arg-type]  # a plain string
        subprotocols=["streamlit"],  # type: ignore[list-item]  # likewise
        additional_headers=headers,
        max_size=None,
    ) as page:
        page.send(ask.SerializeToString())
        while not heard or heard[-1].WhichOneof("type") != "script_finished":
            heard.append(ForwardMsg.FromString(bytes(page.recv(timeout=30))))  # type: ignore[arg-type]  # never text
    return heard


def shown_without_complaint(page: list[ForwardMsg]) -> bool:
    """Tell whether a page has something to show, and no box that says what went wrong."""
    elements = [message.delta.new_element for message in page if message.WhichOneof("type") == "delta"]
    return bool(elements) and not any(element.WhichOneof("type") in ("alert", "exception") for element in elements)
