"""Every way in which Bedrock says no to a picture, as one of the studio's errors with its next step."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from posterlib.aws.faults import account_fault, answer_of
from posterlib.errors import (
    ConnectionLostError,
    ImageModelError,
    InferenceProfileError,
    MarketplaceError,
    ModelAccessError,
    ModelCapacityError,
    ModelLegacyError,
    ModelRegionError,
    ModelRequestError,
    ModelRetiredError,
    ModelThrottledError,
    ModelTimeoutError,
    ModelUnreachableError,
    QuotaExceededError,
)
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG, profile_for
from posterlib.image_models.refusals import words_stopped

__all__ = ["CODES", "model_fault"]

_ENDED = ("end of its life", "end of life")

_LONGEST_QUOTE = 240
"""Characters of AWS's own words that a sentence repeats."""


@dataclass(frozen=True)
class _Refusal:
    """What AWS said: its words, of which model in which region, and after how many seconds to come back."""

    words: str
    card: ModelCard
    region: str
    wait: float | None

    def says(self, *phrases: str) -> bool:
        """Tell whether one of the phrases is in the words, whatever their case and apostrophes."""
        words = self.words.lower().replace("’", "'")
        return any(phrase in words for phrase in phrases)


def model_fault(error: Exception, card: ModelCard, *, region: str, patience: float) -> ImageModelError:
    """Give the studio's error for what botocore raised while a model was asked.

    `region` is the one that was asked, `patience` the longest wait for an answer in seconds.
    """
    code, words, status, wait = answer_of(error)
    if code == str(status):
        return _not_aws(status, card)
    if code in CODES:
        return CODES[code](_Refusal(words, card, region, wait))
    told = account_fault(error)
    if told is None and (status >= 500 or status == 408):
        return ModelTimeoutError(
            f"AWS answered {code} instead of a picture. {card.name} may have drawn it and charged for it, so the "
            "request was not sent again. Trying again may charge again."
        )
    if told is None:
        return ModelRequestError(
            f"AWS refused to ask {card.name} ({code or type(error).__name__}). Look at the model and the account, then "
            "try again."
        )
    if type(told) is ModelTimeoutError:
        return ModelTimeoutError(
            f"{card.name} did not answer within {patience:g} s. It may have drawn the picture and charged for "
            "it, so the request was not sent again. Trying again may charge again."
        )
    return told


def _not_aws(status: int, card: ModelCard) -> ImageModelError:
    """AWS names what is wrong; an answer that has nothing but its HTTP status came from something before it."""
    if status >= 500:
        return ConnectionLostError(
            f"Something between here and AWS answered {status} in its place. {card.name} may have drawn the picture "
            "and charged for it, so the request was not sent again. Trying again may charge again."
        )
    return ModelUnreachableError(
        f"Something between here and AWS answered {status} in its place, and {card.name} was not asked. Nothing was "
        "charged. Check the network's proxy, then try again."
    )


def _retired(card: ModelCard) -> ImageModelError:
    when = f" on {card.retired_on}" if card.retired_on else ""
    return ModelRetiredError(f"{card.name} was retired by AWS{when}. {_switch(card)}")


def _switch(card: ModelCard) -> str:
    """Name the model to go on with: the first of the catalog that no end is known of."""
    other = next(each for each in CATALOG if each.live(date.max) and each.id != card.id)
    return f"Set IMAGE_MODEL_ID to {other.id} ({', '.join(other.regions)})."


def _not_found(refusal: _Refusal) -> ImageModelError:
    if refusal.says("legacy"):
        card = refusal.card
        return ModelLegacyError(
            f"AWS lists {card.name} as Legacy and has closed it to accounts that did not use it lately. {_switch(card)}"
        )
    if refusal.says(*_ENDED):
        return _retired(refusal.card)
    return _elsewhere(refusal)


def _denied(refusal: _Refusal) -> ImageModelError:
    card = refusal.card
    if refusal.says("payment_instrument"):
        return MarketplaceError(
            f"AWS Marketplace has no valid means of payment for {card.name}. Add one to the AWS account, wait 15 "
            "minutes, then try again."
        )
    if refusal.says("being verified"):
        return ModelAccessError(
            f"AWS is still verifying this account and lets it use {card.name} when that is done. Try again in an hour."
        )
    if refusal.says("marketplace"):
        return MarketplaceError(
            f"This AWS account has no Marketplace subscription for {card.name} and may not take one out. Allow "
            "aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions, wait 15 minutes, then try again."
        )
    if card.regions and refusal.region not in card.regions:
        return _elsewhere(refusal)
    return ModelAccessError(
        f"This AWS account may not use {card.name} in {refusal.region}. Allow bedrock:InvokeModel on {card.id}, or "
        "choose another model."
    )


def _invalid(refusal: _Refusal) -> ImageModelError:
    card = refusal.card
    if refusal.says("inference profile", "on-demand throughput"):
        profile = profile_for(card.id, refusal.region)
        return InferenceProfileError(
            f"{card.name} can only be called through an inference profile. Set IMAGE_MODEL_ID to "
            + (f"{profile}, or to " if profile else "")
            + "the ARN of a profile that contains it."
        )
    if refusal.says("content filter", "responsible ai", "our aup"):
        return words_stopped(card.name)
    if refusal.says(*_ENDED):
        return _retired(card)
    if refusal.says("model identifier is invalid", "in this region", "in the region"):
        return _elsewhere(refusal)
    quoted = re.sub(r"\s+", " ", refusal.words).strip()[:_LONGEST_QUOTE]
    return ModelRequestError(f"{card.name} did not accept the request: {quoted} Change it, then try again.")


def _elsewhere(refusal: _Refusal) -> ImageModelError:
    card, region = refusal.card, refusal.region
    if card.regions and region not in card.regions:
        there = " or ".join(card.regions)
        return ModelRegionError(
            f"{card.name} is not offered in {region}, only in {there}. Set BEDROCK_REGION={card.regions[0]}."
        )
    return ModelRegionError(
        f"AWS knows no model {card.id} in {region}. Check IMAGE_MODEL_ID, or set BEDROCK_REGION to a region that "
        "offers it."
    )


def _throttled(refusal: _Refusal) -> ImageModelError:
    card = refusal.card
    rate = f" (AWS allows {card.requests_per_minute} pictures a minute)" if card.requests_per_minute else ""
    return ModelThrottledError(
        f"Too many pictures were asked of {card.name} at once{rate}. Nothing was charged; try again in a minute.",
        retry_after=refusal.wait or 60.0,
    )


def _no_capacity(refusal: _Refusal) -> ImageModelError:
    return ModelCapacityError(
        f"AWS has no capacity for {refusal.card.name} at the moment. Nothing was charged; try again in a few minutes.",
        retry_after=refusal.wait or 120.0,
    )


def _quota(refusal: _Refusal) -> ImageModelError:
    return QuotaExceededError(
        f"This AWS account has used up its quota for {refusal.card.name}. Ask for more under Service Quotas, or choose "
        "another model.",
        retry_after=refusal.wait or 3600.0,
    )


def _timed_out(refusal: _Refusal) -> ImageModelError:
    return ModelTimeoutError(
        f"AWS stopped {refusal.card.name}, which took too long. It may have charged for the picture, so the request "
        "was not sent again. Trying again may charge again."
    )


def _failed(refusal: _Refusal) -> ImageModelError:
    return ImageModelError(
        f"{refusal.card.name} failed at AWS while drawing. Whether that was charged is not known. Try again in a "
        "moment."
    )


CODES: dict[str, Callable[[_Refusal], ImageModelError]] = {
    "AccessDeniedException": _denied,
    "ConflictException": _failed,
    "InternalServerException": _failed,
    "ModelErrorException": _failed,
    "ModelNotReadyException": _no_capacity,
    "ModelStreamErrorException": _failed,
    "ModelTimeoutException": _timed_out,
    "ResourceNotFoundException": _not_found,
    "ServiceQuotaExceededException": _quota,
    "ServiceUnavailableException": _no_capacity,
    "ThrottlingException": _throttled,
    "ValidationException": _invalid,
}
"""What Bedrock Runtime answers (its service model lists the codes), each with the sentence it becomes."""
