"""Which image models the settings mean, which of them draws by default, and where each is called."""

from __future__ import annotations

from datetime import date

from posterlib.errors import InvalidRequestError, SettingsError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG, OFFLINE, card_for, region_of
from posterlib.settings import Settings

__all__ = ["bedrock_region", "cards_for", "check_default_size", "default_model", "offered"]


def cards_for(settings: Settings) -> dict[str, ModelCard]:
    """Give the card of every model that may be asked for: the catalog's, and those that the settings name themselves.

    Raises:
        SettingsError: nothing tells how to speak to a model that they name.
    """
    cards = {card.id: card for card in CATALOG}
    named = [("IMAGE_FALLBACK_MODEL_IDS", model_id) for model_id in settings.image_fallback_model_ids]
    if settings.image_model_id != "auto":
        named.insert(0, ("IMAGE_MODEL_ID", settings.image_model_id))
    for variable, model_id in named:
        card = cards.get(model_id) or card_for(model_id, settings.image_model_family)
        if card is None:
            others = ("auto",) if variable == "IMAGE_MODEL_ID" else ("none",)
            known = ", ".join((*others, *(each for each in cards if each != OFFLINE.id or others == ("auto",))))
            raise SettingsError(
                variable,
                f"there is no model {model_id!r}. Set it to one of: {known}. For another model of Bedrock, an "
                "inference profile or an ARN, say in IMAGE_MODEL_FAMILY how to speak to it: stability or amazon.",
            )
        cards[model_id] = card
    return cards


def default_model(settings: Settings, *, account: bool, today: date) -> str:
    """Give the id of the model for requests that name none; `account` tells whether there are AWS credentials.

    `auto` is the first of the catalog that is live, and the offline artist where there is no account.
    """
    if settings.image_model_id != "auto":
        return settings.image_model_id
    return next((card.id for card in _paid(today)), OFFLINE.id) if account else OFFLINE.id


def check_default_size(settings: Settings, card: ModelCard) -> None:
    """Find out whether the default model can draw the default size; one with sizes of its own draws the nearest.

    Raises:
        SettingsError: it cannot.
    """
    if card.sizes.choices:
        return
    try:
        card.sizes.of_pixels(settings.image_width, settings.image_height, card.name)
    except InvalidRequestError as error:
        raise SettingsError(f"IMAGE_{error.field.upper()}", str(error)) from error


def offered(cards: dict[str, ModelCard], default: str, *, account: bool, today: date) -> tuple[ModelCard, ...]:
    """Give the models that people choose among, the default first: the live ones, and the offline artist."""
    paid = _paid(today) if account else ()
    return tuple({card.id: card for card in (cards[default], *paid, OFFLINE)}.values())


def bedrock_region(card: ModelCard, settings: Settings) -> str:
    """Give the AWS region in which a model is called; "" leaves it to the account.

    An ARN states its own. `BEDROCK_REGION` is obeyed for the model that `IMAGE_MODEL_ID` names and for every other that
    is offered there; a model that `AWS_REGION` does not offer is called where it is offered.
    """
    stated = region_of(card.id)
    if stated:
        return stated
    wanted = settings.bedrock_region
    if wanted and (not card.regions or wanted in card.regions or card.id == settings.image_model_id):
        return wanted
    if not card.regions or settings.aws_region in card.regions:
        return settings.aws_region
    return card.regions[0]


def _paid(today: date) -> tuple[ModelCard, ...]:
    return tuple(card for card in CATALOG if not card.offline and card.live(today))
