"""One InvokeModel call: the body checked, the fault shown if there is one, the pictures drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from posterlib.bedrock_standin.faults import CHARGED, REFUSALS, Fault, Faults, marked_fault
from posterlib.bedrock_standin.models import ImageFamily, family_of
from posterlib.bedrock_standin.pictures import Draw, Order, draw_order
from posterlib.bedrock_standin.replies import Refused, Reply, refusal

__all__ = ["GARBAGE", "UNANSWERED", "UNKNOWN_MODEL", "Outcome", "invoke", "refusal_for"]

UNKNOWN_MODEL = refusal(400, "ValidationException", "The provided model identifier is invalid.")

GARBAGE = Reply(200, b"<html><body>An answer from somewhere on the way.</body></html>")

UNANSWERED = frozenset({"silence", "reset_before"})
"""Faults whose answer nobody sees, so that it need not be made."""


@dataclass(frozen=True)
class Outcome:
    """What a call led to: the answer, whether AWS would bill it, and the fault that is shown while sending."""

    reply: Reply
    charged: bool = False
    fault: Fault | None = None


def invoke(model_id: str, body: Mapping[str, Any], faults: Faults, draw: Draw) -> Outcome:
    """Answer InvokeModel.

    A wrong body is refused whatever fault was asked for, so that no fault hides a wrong request.

    Raises:
        Refused: the model is unknown or its body is wrong.
    """
    family = family_of(model_id)
    if family is None:
        raise Refused(UNKNOWN_MODEL)
    fault = marked_fault(family.prompt(body)) or faults.take()
    order = family.order(body)
    if fault is None:
        return Outcome(family.answer(order, draw_order(order, draw)), charged=True)
    reply = refusal_for(fault, model_id) or _faulty(fault, family, order, draw)
    return Outcome(reply, charged=fault.name in CHARGED, fault=fault)


def refusal_for(fault: Fault, model_id: str) -> Reply | None:
    """Give AWS's error for a fault, if it is one."""
    reply = REFUSALS.get(fault.name)
    if reply is None:
        return None
    told = {key: _naming(model_id, value) for key, value in json.loads(reply.body).items()}
    return refusal(reply.status, reply.error, **told)


def _naming(model_id: str, value: object) -> Any:
    return value.replace("{model_id}", model_id) if isinstance(value, str) else value


def _faulty(fault: Fault, family: ImageFamily, order: Order, draw: Draw) -> Reply:
    if fault.name in UNANSWERED:
        return Reply(0, b"")
    match fault.name:
        case "prompt_filtered":
            return family.prompt_filtered()
        case "picture_filtered":
            return family.picture_filtered()
        case "no_image":
            return family.answer(order, ())
        case "not_a_picture":
            return family.answer(order, [b"The dog ate the picture."] * len(order.seeds))
        case "garbage":
            return GARBAGE
        case "jpeg" | "webp":
            order = order.as_kind(fault.name.upper())
    return family.answer(order, draw_order(order, draw))
