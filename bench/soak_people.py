"""The visitors of a soak: each does one thing again and again, and notes what it was answered."""

from __future__ import annotations

import base64
import random
import socket
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin

__all__ = ["People"]

_FIRST_RUN = BackMsg(rerun_script=ClientState()).SerializeToString()
"""What a page says when it has opened its websocket."""

_FILMS = ("A pirate ship in a storm", "A red fox in the snow", "A detective in the rain", "Two lovers in Paris")
_PATIENCE = 120.0
_COMPLAINTS = 10


class People:
    """Threads that use the studio at one address until they are told to leave.

    `posters` are the ids that were answered, `milliseconds` the times of requests that wait for no poster. What is
    answered otherwise than it should be is counted in `errors`; `complaints` are the first of them.
    """

    def __init__(self, url: str) -> None:
        self.posters: list[str] = []
        self.milliseconds: list[float] = []
        self.complaints: list[str] = []
        self.errors = 0
        self._url = url
        self._jobs: list[str] = []
        self._told = (0, 0, 0)
        self._requests = 0
        self._lock = threading.Lock()
        self._leaving = threading.Event()
        habits: list[tuple[Callable[[httpx.Client], None], int]] = [
            (self._ask_and_wait, 2),
            (self._leave_a_job, 2),
            (self._change_their_mind, 1),
            (self._speak_openai, 1),
            (self._look_through_the_history, 2),
            (self._fetch_pictures, 2),
            (self._look_at_health, 1),
            (self._open_a_page, 2),
            (self._walk_out, 1),
        ]
        self._threads = [
            threading.Thread(target=self._again_and_again, args=(habit,), daemon=True)
            for habit, number in habits
            for _ in range(number)
        ]

    def come(self) -> None:
        """Let everybody begin."""
        for thread in self._threads:
            thread.start()

    def leave(self) -> None:
        """Let everybody end what they are at."""
        self._leaving.set()
        for thread in self._threads:
            thread.join()

    def since_last_told(self) -> tuple[int, int, list[float]]:
        """Give requests, errors and times since the last call."""
        with self._lock:
            requests, errors, times = self._told
            self._told = (self._requests, self.errors, len(self.milliseconds))
            return self._requests - requests, self.errors - errors, self.milliseconds[times:]

    def look_at_jobs_left(self, client: httpx.Client) -> None:
        """Take the posters of jobs that ended after those who asked had left."""
        for job_id in self._jobs:
            self._take_posters(client.get(f"/v1/jobs/{job_id}").json())

    def _again_and_again(self, habit: Callable[[httpx.Client], None]) -> None:
        with httpx.Client(base_url=self._url, timeout=_PATIENCE) as client:
            while not self._leaving.wait(random.uniform(0.05, 0.4)):
                try:
                    habit(client)
                except Exception as error:  # noqa: BLE001  # whatever it is, it should not have been
                    self._complain(f"{habit.__name__}: {type(error).__name__}: {error}")

    def _asked(
        self, client: httpx.Client, method: str, path: str, *, waits: bool = False, **body: Any
    ) -> httpx.Response:
        started = time.perf_counter()
        answer = client.request(method, path, json=body or None)
        took = (time.perf_counter() - started) * 1000
        with self._lock:
            self._requests += 1
            if not waits:
                self.milliseconds.append(took)
        if not answer.is_success:
            self._complain(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
        return answer

    def _complain(self, says: str) -> None:
        with self._lock:
            self.errors += 1
            if len(self.complaints) < _COMPLAINTS:
                self.complaints.append(says)

    def _take_posters(self, job: dict[str, Any]) -> None:
        drawn = [poster["id"] for poster in job["posters"] if poster["status"] == "done"]
        with self._lock:
            self.posters += drawn

    def _ask_and_wait(self, client: httpx.Client) -> None:
        answer = self._asked(client, "POST", "/send_prompt", waits=True, prompt=random.choice(_FILMS))
        if answer.is_success:
            with self._lock:
                self.posters.append(answer.json()["id"])

    def _leave_a_job(self, client: httpx.Client) -> None:
        key = {"Idempotency-Key": uuid.uuid4().hex}
        asked = {"prompt": random.choice(_FILMS), "count": 2}
        answers = [client.post("/v1/posters", json=asked, headers=key) for _ in range(2)]  # as after a lost answer
        job_id = answers[0].json()["id"]
        if answers[1].json()["id"] != job_id:
            self._complain("one key began two jobs")
        self._follow(client, job_id)

    def _change_their_mind(self, client: httpx.Client) -> None:
        posters = [{"prompt": film} for film in _FILMS * 2]
        job_id = self._asked(client, "POST", "/v1/batches", posters=posters).json()["id"]
        self._asked(client, "POST", f"/v1/jobs/{job_id}/cancel")
        self._follow(client, job_id)

    def _follow(self, client: httpx.Client, job_id: str) -> None:
        while not self._leaving.wait(0.1):
            job = self._asked(client, "GET", f"/v1/jobs/{job_id}").json()
            if job["status"] not in ("queued", "running", "saving"):
                self._take_posters(job)
                return
        with self._lock:
            self._jobs.append(job_id)

    def _speak_openai(self, client: httpx.Client) -> None:
        answer = self._asked(client, "POST", "/v1/images/generations", waits=True, prompt=_FILMS[0], n=1)
        picture = answer.json()["data"][0]
        assert base64.b64decode(picture["b64_json"]).startswith(b"\x89PNG")
        with self._lock:
            self.posters.append(picture["url"].split("/")[-2])

    def _look_through_the_history(self, client: httpx.Client) -> None:
        self._asked(client, "GET", "/history_list?limit=50")
        page = self._asked(client, "GET", "/v1/posters?limit=20&q=fox").json()
        if page.get("next"):
            self._asked(client, "GET", f"/v1/posters?limit=20&q=fox&cursor={page['next']}")

    def _fetch_pictures(self, client: httpx.Client) -> None:
        for item in self._asked(client, "GET", "/history_list?limit=5").json():
            self._asked(client, "GET", urlsplit(item["thumb"]).path)
            self._asked(client, "GET", urlsplit(item["orig"]).path)

    def _look_at_health(self, client: httpx.Client) -> None:
        for path in ("/health", "/v1/spending", "/v1/models", "/openapi.json"):
            self._asked(client, "GET", path)

    def _open_a_page(self, client: httpx.Client) -> None:
        """Load the shell of a page, open its websocket, have its script run, and close the tab."""
        self._asked(client, "GET", "/")
        host = urlsplit(self._url).netloc
        started = time.perf_counter()
        with connect(f"ws://{host}/_stcore/stream", origin=Origin(self._url), max_size=None) as page:
            page.send(_FIRST_RUN)
            while not ForwardMsg.FromString(bytes(page.recv(timeout=_PATIENCE, decode=False))).HasField(
                "script_finished"
            ):
                pass
        with self._lock:
            self._requests += 1
            self.milliseconds.append((time.perf_counter() - started) * 1000)

    def _walk_out(self, __: httpx.Client) -> None:
        """Send half a request, or ask for a list and read none of it."""
        host, _, port = urlsplit(self._url).netloc.partition(":")
        whole = f"GET /history_list HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
        with suppress(OSError), socket.create_connection((host, int(port))) as connection:
            connection.sendall(random.choice((whole[:10], whole)))
