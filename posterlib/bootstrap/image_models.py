"""The image models of a studio, as its settings have them."""

from __future__ import annotations

import logging
import threading

from posterlib import clock
from posterlib.aws import AwsAccount
from posterlib.bootstrap.clients import open_meanwhile
from posterlib.errors import AwsAccountError, StudioClosingError
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.image_models.lineup import Lineup
from posterlib.image_models.selection import bedrock_region, cards_for, default_model, offered
from posterlib.measures import Measures
from posterlib.offline_art.model import OfflineImageModel
from posterlib.settings import Settings

__all__ = ["image_models", "replaced"]

_LOG = logging.getLogger(__name__)

_CREDENTIALS_PATIENCE = 5.0
"""Seconds: what leads to credentials may be a program, and the start must not hang on it."""


def image_models(
    settings: Settings, account: AwsAccount, closing: threading.Event, measures: Measures
) -> tuple[Lineup, tuple[ModelCard, ...]]:
    """Make the models that the settings name, and give the cards that people choose among.

    Raises:
        SettingsError: there is no such model.
    """
    cards = cards_for(settings)
    connections = sum(card.calls_at_once for card in cards.values() if not card.offline)

    def pause(seconds: float) -> None:
        if closing.wait(seconds):
            raise StudioClosingError  # what was throttled is not asked for again

    def adapter(card: ModelCard) -> ImageModel:
        if card.offline:
            return OfflineImageModel()
        return BedrockImageModel(
            card,
            account,
            region=bedrock_region(card, settings),
            patience=settings.image_timeout,
            connections=connections,
            sleep=pause,
            measures=measures,
        )

    models = {card.id: (card, adapter(card)) for card in cards.values()}
    today = clock.now().date()
    # Only `auto` depends on an account; looking for one may take a while.
    has_account = settings.image_model_id == "auto" and _has_credentials(account)
    default = default_model(settings, account=has_account, today=today)
    chosen = models[default][1]
    if isinstance(chosen, BedrockImageModel):
        open_meanwhile(chosen.open)
    lineup = Lineup(models, default=default, fallbacks=settings.image_fallback_model_ids)
    return lineup, offered(cards, default, account=not cards[default].offline, today=today)


def replaced(
    settings: Settings, models: dict[str, tuple[ModelCard, ImageModel]]
) -> tuple[Lineup, tuple[ModelCard, ...]]:
    """Line up these models instead, as the settings say."""
    default = settings.image_model_id if settings.image_model_id in models else next(iter(models))
    fallbacks = tuple(model_id for model_id in settings.image_fallback_model_ids if model_id in models)
    return Lineup(models, default=default, fallbacks=fallbacks), tuple(card for card, _ in models.values())


def _has_credentials(account: AwsAccount) -> bool:
    try:
        return account.has_credentials(_CREDENTIALS_PATIENCE)
    except AwsAccountError as error:
        _LOG.warning("%s", error)
        return False
