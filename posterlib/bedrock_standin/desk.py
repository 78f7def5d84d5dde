"""Where a request is taken in: its path decides who answers, and calls to models are written down."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from posterlib.bedrock_standin import control_plane
from posterlib.bedrock_standin.conversing import converse
from posterlib.bedrock_standin.faults import Fault, Faults
from posterlib.bedrock_standin.invoking import Outcome, invoke
from posterlib.bedrock_standin.ledger import Call, Ledger
from posterlib.bedrock_standin.pictures import Draw
from posterlib.bedrock_standin.replies import Refused, Reply, json_reply, malformed, refusal

__all__ = ["Answer", "Desk", "Request"]

_LOG = logging.getLogger(__name__)

_UNKNOWN_OPERATION = refusal(404, "UnknownOperationException", "There is no such operation.")
_NO_KEY = refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
_BROKEN = refusal(500, "InternalServerException", "The stand-in failed in a way it should not have; its log says more.")

_MODEL_CALL = re.compile(r"/model/(.+)/(invoke|converse)")
_REGION = re.compile(r"Credential=[^/]+/\d{8}/([a-z0-9-]{1,20})/")

_LONGEST_SHOWN = 20_000
"""Longer texts in a body are pictures; prompts end well before."""


@dataclass(frozen=True)
class Request:
    """One HTTP request. `target` is path and query as they were sent."""

    method: str
    target: str
    body: bytes = b""
    authorization: str = ""

    @property
    def region(self) -> str:
        """The region the request was signed for."""
        found = _REGION.search(self.authorization)
        return found.group(1) if found else "us-west-2"


@dataclass(frozen=True)
class Answer:
    """What to send and how: with a fault, as it says. `number` is the call's in the ledger, 0 for other requests."""

    reply: Reply
    fault: Fault | None = None
    number: int = 0
    charged: bool = False


@dataclass(frozen=True)
class Desk:
    """Answers every request, without knowing of sockets. Thread-safe."""

    draw: Draw
    ledger: Ledger = field(default_factory=Ledger)
    faults: Faults = field(default_factory=Faults)

    def answer(self, request: Request) -> Answer:
        """Answer one request; its faults in sending are left to the caller."""
        path = urlsplit(request.target).path
        called = _MODEL_CALL.fullmatch(path)
        if called is not None and request.method == "POST":
            return self._model_call(request, unquote(called.group(1)), called.group(2))
        try:
            return Answer(self._other(request, path))
        except Refused as refused:
            return Answer(refused.reply)

    def sent(self, answer: Answer, *, status: int) -> None:
        """Note the status of an answer that is about to be sent, or 0 when it could not be."""
        if answer.number:
            self.ledger.update(answer.number, status=status, charged=answer.charged)

    def _model_call(self, request: Request, model_id: str, operation: str) -> Answer:
        body = _json_object(request.body)
        number = self.ledger.arrived(Call(model_id, body or {}))
        try:
            if not request.authorization:
                raise Refused(_NO_KEY)
            if body is None:
                raise malformed()
            outcome = (
                invoke(model_id, body, self.faults, self.draw)
                if operation == "invoke"
                else converse(model_id, body, self.faults)
            )
        except Refused as refused:
            outcome = Outcome(refused.reply)
        except Exception:  # noqa: BLE001  # a fault of the painter is an answer too, as at AWS
            _LOG.exception("call %d broke the stand-in", number)
            outcome = Outcome(_BROKEN)
        answer = Answer(outcome.reply, outcome.fault, number, outcome.charged)
        self.sent(answer, status=0)
        _LOG.info("%s", _line(answer, model_id, operation))
        return answer

    def _other(self, request: Request, path: str) -> Reply:
        collection, _, item = path.removeprefix("/").partition("/")
        if collection == "_standin":
            return self._own(request, item)
        if not request.authorization:
            raise Refused(_NO_KEY)
        if request.method == "POST" and path == "/" and b"Action=GetCallerIdentity" in request.body:
            return control_plane.caller_identity()
        if request.method != "GET":
            raise Refused(_UNKNOWN_OPERATION)
        if collection == "foundation-models" and not item:
            return control_plane.foundation_models(request.region, dict(parse_qsl(urlsplit(request.target).query)))
        if collection == "foundation-models":
            return control_plane.foundation_model(request.region, unquote(item))
        if collection == "foundation-model-availability" and item:
            return control_plane.availability(unquote(item))
        if collection == "inference-profiles" and item:
            return control_plane.inference_profile(request.region, unquote(item))
        raise Refused(_UNKNOWN_OPERATION)

    def _own(self, request: Request, item: str) -> Reply:
        """Answer about the stand-in itself."""
        match request.method, item:
            case "GET", "calls":
                return json_reply([_without_pictures(asdict(call)) for call in self.ledger.calls()])
            case "DELETE", "calls":
                self.ledger.forget()
                return json_reply([])
            case "POST", "faults":
                names = (_json_object(request.body) or {}).get("faults")
                if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                    raise Refused(refusal(400, "ValidationException", 'Send {"faults": ["throttled", …]}.'))
                try:
                    self.faults.enqueue(*names)
                except ValueError as error:
                    raise Refused(refusal(400, "ValidationException", str(error))) from None
                return json_reply({"faults": names})
        raise Refused(_UNKNOWN_OPERATION)


def _json_object(raw: bytes) -> dict[str, Any] | None:
    """Read a JSON object; `None` when it is none."""
    try:
        value = json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _no_number(constant: str) -> float:
    raise ValueError(constant)


def _without_pictures(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_pictures(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_pictures(item) for item in value]
    if isinstance(value, str) and len(value) > _LONGEST_SHOWN:
        return f"({len(value)} characters)"
    return value


def _line(answer: Answer, model_id: str, operation: str) -> str:
    """Tell a call in one line; what others sent cannot break it."""
    said = f"{answer.reply.status} {answer.reply.error}".strip() if answer.reply.status else "no answer"
    shown = f" [[{answer.fault.name}]]" if answer.fault else ""
    paid = ", charged" if answer.charged else ""
    why = f": {answer.reply.message}" if answer.reply.error else ""
    line = f"{answer.number} {operation} {model_id[:200]} -> {said}{shown}{paid}{why}"
    return line[:600].encode("unicode_escape").decode() if not line.isprintable() else line[:600]
