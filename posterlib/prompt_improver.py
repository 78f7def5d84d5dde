"""Lets a text model of Bedrock turn a few words into a full prompt. It only writes: nothing is drawn or sent."""

from __future__ import annotations

import logging
from typing import Any

from posterlib.aws import AwsAccount
from posterlib.aws.faults import account_fault, answer_of, aws_request_id
from posterlib.errors import (
    AwsAccountError,
    BadModelResponseError,
    ImageModelError,
    ModelAccessError,
    ModelUnreachableError,
)
from posterlib.plain_text import beginning
from posterlib.posters import clean_text

__all__ = ["PromptImprover"]

_LOG = logging.getLogger(__name__)

_TASK = """You write prompts for an image model that paints the key art of film posters. The user gives a film in a \
few words, in any language. Answer with the prompt alone, in English, as one paragraph of at most {words} words: \
the hero and what the hero does, the place, the light, two or three colours, the point of view, the medium. \
Keep every fact the user gives. Say what is to be seen, never what is not. Ask for no lettering, title or credits."""

_LONGEST_ANSWER = 400
"""Tokens."""


class PromptImprover:
    """Improves prompts by one Converse call each, sent once. `patience` is in seconds."""

    def __init__(self, account: AwsAccount, model_id: str, *, region: str = "", patience: float = 60.0) -> None:
        self._account = account
        self._model_id = model_id
        self._region = region
        self._patience = patience

    def improve(self, prompt: str, *, longest: int) -> str:
        """Give a fuller prompt of at most `longest` characters.

        Raises:
            ImageModelError: there is no account, the text model did not answer, or its answer is empty or too long.
        """
        from botocore.exceptions import BotoCoreError, ClientError

        client = self._client()
        _LOG.info("asking %s to improve a prompt: %r", self._model_id, beginning(prompt))
        try:
            answer = client.converse(
                modelId=self._model_id,
                system=[{"text": _TASK.format(words=min(80, longest // 8))}],
                messages=[{"role": "user", "content": [{"text": f"Film:\n{prompt}"}]}],
                inferenceConfig={"maxTokens": _LONGEST_ANSWER, "temperature": 0.7},
            )
        except (BotoCoreError, ClientError, RuntimeError, ValueError) as error:
            raise self._told(error, client) from error
        _LOG.info("%s answers, AWS request %s", self._model_id, aws_request_id(answer))
        if answer.get("stopReason") not in ("end_turn", "stop_sequence"):
            raise BadModelResponseError(
                "The text model did not finish: its filter stopped the words, or it wrote too much. Change your words, "
                "or try again; they are unchanged."
            )
        parts = answer.get("output", {}).get("message", {}).get("content", [])
        words = str(clean_text("".join(str(part.get("text", "")) for part in parts))).strip('"“” \n')
        if not words or len(words) > longest:
            raise BadModelResponseError(
                "The text model gave no prompt that could be used. Try again; your words are unchanged."
            )
        return words

    def _client(self) -> Any:
        return self._account.client(
            "bedrock-runtime", self._region, read_timeout=self._patience, retries={"total_max_attempts": 1}
        )

    def _told(self, error: Exception, client: Any) -> ImageModelError:
        told = account_fault(error)
        if isinstance(told, AwsAccountError):
            self._account.forget(client)
            return told
        if isinstance(told, ModelUnreachableError):
            return told
        code, _, _, _ = answer_of(error)
        if code in ("AccessDeniedException", "ResourceNotFoundException", "ValidationException"):
            return ModelAccessError(
                f"The text model {self._model_id} cannot be used here ({code}). Check PROMPT_MODEL_ID, its region and "
                "the permission bedrock:InvokeModel. Your words are unchanged."
            )
        if code in ("ThrottlingException", "ServiceUnavailableException", "ServiceQuotaExceededException"):
            return ImageModelError("The text model is busy. Try again in a minute; your words are unchanged.")
        return ImageModelError("The text model did not answer. Try again; your words are unchanged.")
