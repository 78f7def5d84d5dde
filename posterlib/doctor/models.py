"""Looks at the models that the settings choose: the image models and the one that improves prompts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from posterlib.aws import AwsAccount
from posterlib.doctor.credentials import Credentials
from posterlib.doctor.findings import Finding
from posterlib.doctor.register import Register
from posterlib.doctor.verdicts import Subject, retired
from posterlib.errors import SettingsError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG
from posterlib.image_models.selection import bedrock_region, cards_for, check_default_size, default_model
from posterlib.settings import Settings

__all__ = ["look_at_image_models", "look_at_prompt_model"]

_WHAT = "image model"
_NOT_ASKED = "Not looked up: that needs AWS credentials that work."


def look_at_image_models(
    settings: Settings, account: AwsAccount, register: Register, credentials: Credentials, *, today: date
) -> Iterator[Finding]:
    """Look at the chosen model, then at those that stand in for it and the others that are live."""
    try:
        cards = cards_for(settings)
    except SettingsError as error:
        yield Finding(_WHAT, "broken", str(error))
        return
    chosen = cards[default_model(settings, account=credentials.found, today=today)]
    subject = _subject(chosen, settings, account, _WHAT, _switch(chosen, today))
    why = _why(settings, credentials, chosen)
    if chosen.offline:
        yield Finding(_WHAT, "ok", f"{chosen.name}, on this machine. {why}")
    elif credentials.usable:
        finding = register.look_up(subject)
        yield replace(finding, says=f"{finding.says} {why}")
    elif chosen.retired_on and chosen.retired_on <= today:
        yield retired(subject, chosen.retired_on)
    else:
        yield subject.unclear(f"{chosen.name}. {why} {_NOT_ASKED}")
    yield from _default_size(settings, chosen)
    if not credentials.usable:
        return
    for card in _others(settings, cards, chosen, today):
        stands_in = card.id in settings.image_fallback_model_ids
        what = "fallback model" if stands_in else "other model"
        instead = "Take it out of IMAGE_FALLBACK_MODEL_IDS." if stands_in else ""
        finding = register.look_up(_subject(card, settings, account, what, instead))
        yield replace(finding, state="ok" if finding.state == "ok" else "missing")  # no poster fails for it


def look_at_prompt_model(
    settings: Settings, account: AwsAccount, register: Register, credentials: Credentials
) -> Finding:
    """Look at the text model that improves prompts."""
    what, model_id = "prompt model", settings.prompt_model_id
    if not model_id:
        says = "PROMPT_MODEL_ID is not set: prompts go to the image model as they are typed."
        return Finding(what, "missing", says)
    if not credentials.usable:
        return Finding(what, "missing", f"{model_id}. {_NOT_ASKED}")
    instead = "Set PROMPT_MODEL_ID to a text model that Bedrock has there, or set BEDROCK_REGION."
    region = settings.bedrock_region or account.region
    return register.look_up(Subject(what, model_id, model_id, region, instead, modality="TEXT"))


def _subject(card: ModelCard, settings: Settings, account: AwsAccount, what: str, instead: str) -> Subject:
    region = "" if card.offline else bedrock_region(card, settings)
    if not region and not card.offline:
        region = account.region
    return Subject(what, card.id, card.name, region, instead, regions=card.regions, retired_on=card.retired_on)


def _others(settings: Settings, cards: dict[str, ModelCard], chosen: ModelCard, today: date) -> list[ModelCard]:
    live = [card for card in CATALOG if not card.offline and card.live(today)]
    fallbacks = [cards[model_id] for model_id in settings.image_fallback_model_ids]
    return [card for card in {card.id: card for card in (*fallbacks, *live)}.values() if card.id != chosen.id]


def _why(settings: Settings, credentials: Credentials, chosen: ModelCard) -> str:
    if settings.image_model_id != "auto":
        return "IMAGE_MODEL_ID chooses it."
    if not credentials.found:
        return "IMAGE_MODEL_ID=auto takes it, as there are no AWS credentials to use."
    if chosen.offline:
        return "IMAGE_MODEL_ID=auto takes it, as no model of Bedrock that the studio knows is live."
    return "IMAGE_MODEL_ID=auto takes the first that is live."


def _switch(chosen: ModelCard, today: date) -> str:
    other = next((card for card in CATALOG if card.live(today) and card.id != chosen.id), None)
    if other is None:
        return ""
    return f"Set IMAGE_MODEL_ID to {other.id}{f' ({other.regions[0]})' if other.regions else ''}."


def _default_size(settings: Settings, card: ModelCard) -> Iterator[Finding]:
    try:
        check_default_size(settings, card)
    except SettingsError as error:
        yield Finding("poster size", "broken", str(error))
