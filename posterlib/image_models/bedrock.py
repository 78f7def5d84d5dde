"""An image model of Amazon Bedrock: one recipe, one paid call, one picture."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import orjson
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from posterlib.aws import AwsAccount
from posterlib.aws.faults import account_fault, answer_of, aws_request_id
from posterlib.errors import AwsAccountError, BadModelResponseError, TruncatedResponseError
from posterlib.image_models import amazon, stability
from posterlib.image_models.answers import picture_in
from posterlib.image_models.base import ModelCard
from posterlib.image_models.bedrock_faults import model_fault
from posterlib.measures import Measures
from posterlib.measures.catalog import THROTTLED
from posterlib.plain_text import beginning
from posterlib.posters import Poster, Recipe

__all__ = ["BedrockImageModel"]

_LOG = logging.getLogger(__name__)

_WIRE_FORMATS: dict[str, ModuleType] = {"amazon": amazon, "stability": stability}

_BUSY = frozenset({"ModelNotReadyException", "ServiceUnavailableException", "ThrottlingException"})
"""What AWS says with 429 and 503 when it did not begin. The same status from anything else tells nothing."""

_ATTEMPTS = 4
_PAUSE = wait_random_exponential(multiplier=1, max=20)
"""Seconds between attempts: by chance up to 1, 2, 4, …, so that a burst does not come back as a burst."""

_LONGEST_PAUSE = 30.0
"""Seconds; what AWS asks for in Retry-After is obeyed up to this."""


class BedrockImageModel:
    """Draws through InvokeModel.

    A call is repeated only after AWS's own 429 and 503, where nothing was drawn, and four times at most. Whatever else
    happens, it is never sent twice: each call is paid. An empty `region` is the account's own. `patience` is how long
    an answer may take, in seconds, `connections` how many calls the studio makes at one time through one account and
    region. `sleep` takes the seconds of a pause; it may raise, which ends the attempts. `measures` counts what AWS
    turned away.
    """

    def __init__(
        self,
        card: ModelCard,
        account: AwsAccount,
        *,
        region: str,
        patience: float = 300.0,
        connections: int = 64,
        sleep: Callable[[float], None] = time.sleep,
        measures: Measures | None = None,
    ) -> None:
        self._card = card
        self._account = account
        self._region = region
        self._patience = patience
        self._connections = connections
        self._sleep = sleep
        self._measures = measures or Measures()
        self._wire = _WIRE_FORMATS[card.family]

    def generate(self, recipe: Recipe) -> Poster:
        """Draw the recipe. The picture is whatever the model delivered; its seed is the one it says it used.

        Raises:
            ImageModelError: nothing was drawn, or what came is no picture, or nobody knows.
        """
        region = self._region or self._account.region
        size = f"{recipe.width} × {recipe.height}"
        _LOG.info("asking %s in %s for %s: %r", self._card.id, region, size, beginning(recipe.prompt))
        answer = _parsed(self._paid_answer(orjson.dumps(self._wire.encode(recipe))), self._card.name)
        told = self._wire.refusal(answer, self._card.name) if isinstance(answer, dict) else None
        if told is not None:
            raise told
        seed = self._wire.seed_of(answer) if isinstance(answer, dict) else None
        drawn = recipe if seed is None else replace(recipe, seed=seed)
        return Poster.from_bytes(picture_in(answer, self._card.name), drawn, version=self._card.id)

    def open(self) -> None:
        """Make the client before the first poster is asked for.

        Raises:
            AwsAccountError: the account is not set up.
        """
        self._client()

    def _client(self) -> Any:
        return self._account.client(
            "bedrock-runtime",
            self._region,
            connect_timeout=10,
            read_timeout=self._patience,
            retries={"total_max_attempts": 1},  # botocore would repeat a call that timed out, and so pay it again
            max_pool_connections=self._connections,
            tcp_keepalive=True,  # NAT gateways drop connections that are silent for 350 s
        )

    def _paid_answer(self, body: bytes) -> bytes:
        from botocore.exceptions import BotoCoreError, ClientError

        client = self._client()
        retrying = Retrying(
            retry=retry_if_exception(_nothing_was_drawn),
            stop=stop_after_attempt(_ATTEMPTS),
            wait=_pause,
            sleep=self._sleep,
            after=self._count,
            before_sleep=self._tell_pause,
            reraise=True,
        )
        try:
            response = retrying(
                client.invoke_model,
                modelId=self._card.id,
                contentType="application/json",
                accept="application/json",
                body=body,
            )
            _LOG.info("%s answers, AWS request %s", self._card.id, aws_request_id(response))
            return self._read(response["body"])
        except (BotoCoreError, ClientError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and account_fault(error) is None:
                raise
            _LOG.info("%s does not deliver: %s, AWS request %s", self._card.id, _named(error), aws_request_id(error))
            told = model_fault(error, self._card, region=self._region or self._account.region, patience=self._patience)
            if isinstance(told, AwsAccountError):
                self._account.forget(client)
            raise told from error

    def _tell_pause(self, state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        seconds = state.next_action.sleep if state.next_action else 0.0
        says = "%s is busy (%s, AWS request %s) and is asked again in %.1f s"
        _LOG.info(says, self._card.id, _named(error), aws_request_id(error), seconds)

    def _count(self, state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        is_throttled = isinstance(error, Exception) and answer_of(error)[0] == "ThrottlingException"
        self._measures.add(THROTTLED, self._card.id, "throttled" if is_throttled else "unavailable")

    def _read(self, body: Any) -> bytes:
        from botocore.exceptions import BotoCoreError

        try:
            return bytes(body.read())
        except BotoCoreError:
            raise
        except Exception as error:  # the picture is paid: whatever breaks here, its outcome is told
            raise TruncatedResponseError(
                f"The answer of {self._card.name} broke off before its end. The picture was probably charged, so the "
                "request was not sent again. Trying again may charge again."
            ) from error


def _nothing_was_drawn(error: BaseException) -> bool:
    return isinstance(error, Exception) and answer_of(error)[0] in _BUSY


def _named(error: BaseException | None) -> str:
    """Give AWS's own word for an error; what it says besides may quote the prompt."""
    return (answer_of(error)[0] if isinstance(error, Exception) else "") or type(error).__name__


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = answer_of(error)[3] if isinstance(error, Exception) else None
    return min(max(asked or 0.0, float(_PAUSE(state))), _LONGEST_PAUSE)


def _parsed(body: bytes, model: str) -> object:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BadModelResponseError(
            f"{model} answered with something that cannot be read. Try again, or choose another model; AWS may have "
            "charged for it."
        ) from error
