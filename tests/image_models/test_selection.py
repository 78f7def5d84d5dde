"""What an operator gets for the settings that name models and regions."""

from __future__ import annotations

from datetime import date

import pytest

from posterlib.errors import SettingsError
from posterlib.image_models.catalog import CATALOG, card_for, region_of
from posterlib.image_models.selection import bedrock_region, cards_for, default_model, offered
from posterlib.settings import Settings
from tests.image_models.conftest import CORE, NOVA, TITAN

TODAY = date(2026, 11, 22)
PROFILE = "arn:aws:bedrock:us-east-2:123456789012:inference-profile/us.stability.stable-image-core-v1:1"
APPLICATION = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456"


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[call-arg, arg-type]


def test_auto_is_the_first_live_model_with_an_account_and_the_offline_artist_without() -> None:
    assert default_model(settings(), account=True, today=TODAY) == "stability.stable-image-core-v1:1"
    assert default_model(settings(), account=False, today=TODAY) == "offline"


@pytest.mark.parametrize("chosen", ["offline", "amazon.nova-canvas-v1:0"])
def test_an_explicit_model_is_obeyed_with_or_without_an_account(chosen: str) -> None:
    for account in (True, False):
        assert default_model(settings(image_model_id=chosen), account=account, today=TODAY) == chosen


def test_people_choose_among_live_models_the_default_first() -> None:
    cards = cards_for(settings(image_model_id=NOVA.id))
    names = [card.id for card in offered(cards, NOVA.id, account=True, today=TODAY)]

    assert names[0] == NOVA.id
    assert TITAN.id not in names
    assert names[-1] == "offline"
    assert [card.id for card in offered(cards, "offline", account=False, today=TODAY)] == ["offline"]


def test_a_model_ends_on_its_day() -> None:
    assert NOVA.live(date(2026, 3, 29))
    assert not NOVA.live(date(2026, 3, 30))
    assert TITAN.live(date(2026, 6, 29))
    assert not TITAN.live(date(2026, 6, 30))
    assert all(card.live(date(2030, 1, 1)) for card in CATALOG[:3])


@pytest.mark.parametrize(
    ("model_id", "family", "prompt_limit"),
    [
        ("stability.sd4-large-v1:0", "stability", 10_000),
        ("us.stability.stable-image-core-v1:1", "stability", 10_000),
        (PROFILE, "stability", 10_000),
        ("arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-image-generator-v9:0", "amazon", 512),
        ("amazon.nova-canvas-v2:0", "amazon", 1_024),
        ("us-gov.amazon.nova-canvas-v1:0", "amazon", 1_024),
    ],
)
def test_any_other_id_works_when_its_name_tells_the_family(model_id: str, family: str, prompt_limit: int) -> None:
    card = card_for(model_id)

    assert card is not None
    assert (card.id, card.family, card.prompt_limit) == (model_id, family, prompt_limit)
    assert cards_for(settings(image_model_id=model_id))[model_id] == card


@pytest.mark.parametrize("model_id", ["imaginary", "anthropic.claude-9", APPLICATION, "stability.\nx", "../stability."])
def test_an_id_that_does_not_tell_its_family_is_refused_with_the_next_step(model_id: str) -> None:
    with pytest.raises(SettingsError, match=r"^IMAGE_MODEL_ID: .*IMAGE_MODEL_FAMILY"):
        cards_for(settings(image_model_id=model_id))


def test_the_family_may_be_stated() -> None:
    cards = cards_for(settings(image_model_id=APPLICATION, image_model_family="stability"))

    assert cards[APPLICATION].family == "stability"


def test_a_fallback_that_nobody_knows_is_named_by_its_own_variable() -> None:
    with pytest.raises(SettingsError, match=r"^IMAGE_FALLBACK_MODEL_IDS: "):
        cards_for(settings(image_fallback_model_ids="imaginary"))


@pytest.mark.parametrize(
    ("model", "values", "region"),
    [
        (CORE.id, {}, "us-west-2"),
        (CORE.id, {"aws_region": "us-east-1"}, "us-west-2"),
        (CORE.id, {"aws_region": "us-east-1", "bedrock_region": "us-east-1"}, "us-west-2"),
        (CORE.id, {"image_model_id": CORE.id, "bedrock_region": "us-east-1"}, "us-east-1"),
        (NOVA.id, {"aws_region": "eu-west-1"}, "eu-west-1"),
        (NOVA.id, {"aws_region": "us-west-2"}, "us-east-1"),
        ("stability.sd4-v1:0", {"image_model_id": "stability.sd4-v1:0", "aws_region": "us-east-2"}, "us-east-2"),
        ("stability.sd4-v1:0", {"image_model_id": "stability.sd4-v1:0"}, ""),
        (PROFILE, {"image_model_id": PROFILE, "bedrock_region": "us-west-2"}, "us-east-2"),
    ],
)
def test_each_model_is_called_where_it_is_offered(model: str, values: dict[str, str], region: str) -> None:
    chosen = settings(**values)

    assert bedrock_region(cards_for(chosen)[model], chosen) == region


def test_only_an_arn_names_a_region() -> None:
    assert region_of(PROFILE) == "us-east-2"
    assert region_of(CORE.id) == ""
