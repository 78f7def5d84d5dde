"""One Converse call: a text model that makes a film's description richer, the same way every time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from posterlib.bedrock_standin.faults import CHARGED, Fault, Faults, marked_fault, without_marks
from posterlib.bedrock_standin.invoking import GARBAGE, UNANSWERED, UNKNOWN_MODEL, Outcome, refusal_for
from posterlib.bedrock_standin.models import family_of, is_model_id
from posterlib.bedrock_standin.replies import Refused, Reply, json_reply, refusal
from posterlib.bedrock_standin.schemas import CamelBody, checked

__all__ = ["converse"]

_NO_CONVERSATION = refusal(
    400,
    "ValidationException",
    "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
)
_BEGINS_WRONG = refusal(
    400,
    "ValidationException",
    "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
)
_ENDS_WRONG = refusal(
    400,
    "ValidationException",
    "A conversation must end with a user message. Try again with a conversation that ends with a user message.",
)

_SHOTS = (
    "Seen from low down, small against a vast sky",
    "In close-up, half of the face in shadow",
    "From far above, one figure on an empty road",
    "Framed by a dark doorway, the light behind",
)
_LIGHTS = (
    "the last amber light of the day rakes across the scene",
    "cold moonlight breaks through drifting mist",
    "a single warm lamp burns in deep blue dusk",
    "hard white light cuts long shadows",
)
_MOODS = (
    "the mood is quiet and full of dread",
    "the mood is tender and a little sad",
    "the mood is bold and restless",
    "the mood is solemn, almost sacred",
)
_FINISHES = (
    "Painted key art, rich texture, generous empty space at the top for a title.",
    "Cinematic key art, fine film grain, calm space below for the credits.",
)


class _Open(CamelBody):
    """Part of a conversation; what the stand-in has no use for passes."""

    model_config = ConfigDict(extra="ignore")


class _Block(_Open):
    text: str


class _Message(_Open):
    role: Literal["user", "assistant"]
    content: Annotated[list[_Block], Field(min_length=1)]


class _Inference(_Open):
    max_tokens: Annotated[int, Field(ge=1)] = 5_000
    temperature: Annotated[float, Field(ge=0, le=1)] = 0.7
    top_p: Annotated[float, Field(ge=0, le=1)] = 0.9


class _Conversation(_Open):
    messages: Annotated[list[_Message], Field(min_length=1)]
    system: list[_Block] = Field(default_factory=list)
    inference_config: _Inference = _Inference()


def converse(model_id: str, body: Mapping[str, Any], faults: Faults) -> Outcome:
    """Answer Converse.

    Raises:
        Refused: the model is unknown or draws pictures, or the conversation has the wrong shape.
    """
    if family_of(model_id) is not None:
        raise Refused(_NO_CONVERSATION)
    if not is_model_id(model_id):
        raise Refused(UNKNOWN_MODEL)
    conversation = checked(_Conversation, body)
    if conversation.messages[0].role != "user":
        raise Refused(_BEGINS_WRONG)
    if conversation.messages[-1].role != "user":
        raise Refused(_ENDS_WRONG)
    asked = "\n".join(block.text for block in conversation.messages[-1].content)
    fault = marked_fault(asked) or faults.take()
    reply = fault and (refusal_for(fault, model_id) or _faulty(fault))
    if not reply:
        told = _richer(_film(without_marks(asked))).split()
        most = conversation.inference_config.max_tokens
        reply = _answer(asked, " ".join(told[:most]), "end_turn" if len(told) <= most else "max_tokens")
    return Outcome(reply, charged=fault is None or fault.name in CHARGED, fault=fault)


def _film(asked: str) -> str:
    """Find the film in a message: what follows the line "Film:", else all of it."""
    found = re.search(r"^[ \t]*Film:[ \t]*$\s*(.+)", asked, re.DOTALL | re.MULTILINE) or re.search(
        r"^[ \t]*Film:[ \t]*(.+)", asked, re.DOTALL | re.MULTILINE
    )
    return " ".join((found.group(1) if found else asked).split())


def _richer(film: str) -> str:
    dice = hashlib.sha256(film.encode("utf-8", "replace")).digest()
    shot, light, mood, finish = (
        choices[die % len(choices)] for choices, die in zip((_SHOTS, _LIGHTS, _MOODS, _FINISHES), dice, strict=False)
    )
    words = film.rstrip(" .") or "A stranger arrives in a silent town"
    return f"{words[0].upper()}{words[1:]}. {shot}; {light}; {mood}. {finish}"


def _faulty(fault: Fault) -> Reply | None:
    """Answer a fault that is no error; `None` when the answer itself is good."""
    if fault.name in UNANSWERED:
        return Reply(0, b"")
    match fault.name:
        case "garbage":
            return GARBAGE
        case "prompt_filtered" | "picture_filtered":
            return _answer("", "The generated text has been blocked by our content filters.", "content_filtered")
        case "no_image":
            return _answer("", None, "end_turn")
        case "not_a_picture":
            return _answer("", " ", "end_turn")
    return None


def _answer(asked: str, told: str | None, reason: str) -> Reply:
    read, written = len(asked.split()), len((told or "").split())
    content = [] if told is None else [{"text": told}]
    return json_reply(
        {
            "output": {"message": {"role": "assistant", "content": content}},
            "stopReason": reason,
            "usage": {"inputTokens": read, "outputTokens": written, "totalTokens": read + written},
            "metrics": {"latencyMs": 1},
        }
    )
