"""Money on the page: the price before sending, what today has cost, and a budget that says no in time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG
from posterlib.jobs import Spending
from posterlib.plain_text import dollars_told
from posterlib.ui.money import Bill, money_lines, too_dear
from tests.pages.conftest import Visit
from tests.pages.reading import finished, generate, plain_words
from tests.studio import CARD, FakeImageModel

CORE = CATALOG[0]


@pytest.fixture
def cards() -> tuple[ModelCard, ...]:
    return (CORE, CARD)


@pytest.fixture
def limits() -> dict[str, Any]:
    return {"daily_budget_usd": Decimal("0.10")}


def spending(today: str, *, reserved: str = "0", budget: str | None = None) -> Spending:
    return Spending(Decimal(today), Decimal(today), Decimal(reserved), Decimal(budget) if budget else None)


@pytest.mark.parametrize(
    ("bill", "told"),
    [
        (Bill(1, 1, Decimal(0), spending("1.00", budget="2.00")), []),
        (Bill(3, 6, Decimal(0), spending("0")), ["6 posters, free"]),
        (Bill(1, 2, Decimal("0.16"), spending("0")), ["2 posters, US$ 0.16"]),
        (Bill(1, 2, Decimal("0.16"), None), ["2 posters, US$ 0.16"]),
        (Bill(1, 1, None, spending("0")), ["1 poster, at a price that the studio does not know"]),
        (
            Bill(1, 1, Decimal("0.012"), spending("1.76", reserved="0.08", budget="2")),
            ["1 poster, US$ 0.012", "Today: US$ 1.76 spent, US$ 0.16 of US$ 2.00 left"],
        ),
        (
            Bill(1, 1, Decimal("0.04"), spending("1.76", reserved="0.08")),
            ["1 poster, US$ 0.04", "Today: US$ 1.76 spent, US$ 0.08 on its way"],
        ),
    ],
)
def test_the_lines_say_what_matters_and_nothing_else(bill: Bill, told: list[str]) -> None:
    assert money_lines(bill) == told


@pytest.mark.parametrize(
    ("bill", "told"),
    [
        (None, ""),
        (Bill(1, 1, Decimal("0.04"), spending("1.96", budget="2")), ""),
        (Bill(1, 1, Decimal("0.04"), spending("5")), ""),
        (
            Bill(1, 2, Decimal("0.08"), spending("1.90", reserved="0.04", budget="2")),
            "This is US$ 0.02 more than today’s budget has left. Ask for fewer posters or choose a cheaper model, or",
        ),
        (
            Bill(1, 2, Decimal("0.08"), spending("3", budget="2")),
            "This is US$ 0.08 more than today’s budget has left. Ask for fewer posters or choose a cheaper model, or",
        ),
        (
            Bill(50, 50, Decimal("2.04"), spending("0", budget="2")),
            "This is US$ 0.04 more than today’s budget has left. Ask for fewer posters or choose a cheaper model.",
        ),
    ],
)
def test_a_budget_that_does_not_allow_it_says_so(bill: Bill | None, told: str) -> None:
    assert too_dear(bill).startswith(told)
    assert bool(too_dear(bill)) == bool(told)


def test_amounts_are_written_to_the_cent_or_the_tenth_of_one() -> None:
    assert [dollars_told(Decimal(amount)) for amount in ("0", "0.4", "0.012", "1234.5")] == [
        "US$ 0.00",
        "US$ 0.40",
        "US$ 0.012",
        "US$ 1,234.50",
    ]


def test_the_price_follows_the_form_before_anything_is_typed(visit: Visit) -> None:
    app = visit()
    assert "1 poster, US$ 0.04" in plain_words(app)
    app.button_group(key="count").set_value(2).run()
    assert "2 posters, US$ 0.08" in plain_words(app)
    app.selectbox(key="model").set_value(CARD.id).run()

    assert "US$ 0.0" not in plain_words(app)


def test_what_was_spent_is_told_and_what_is_left(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    finished(app)

    assert "Today: US$ 0.04 spent, US$ 0.06 of US$ 0.10 left" in plain_words(app)


def test_a_budget_that_is_nearly_used_is_told_before_pressing_and_refused_after_it(
    visit: Visit, model: FakeImageModel
) -> None:
    app = visit()
    app.button_group(key="count").set_value(3).run()
    assert "This is US$ 0.02 more than today’s budget has left." in app.warning[0].value.replace("\\", "")
    generate(app, "A red fox")

    assert not app.warning
    assert "US$ 0.12" in app.error[0].value.replace("\\", "")
    assert model.recipes == []
    assert app.text_area(key="prompt").value == "A red fox"


def test_the_free_artist_draws_whatever_the_budget(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.button_group(key="count").set_value(4)
    app.selectbox(key="model").set_value(CARD.id).run()
    assert not app.warning
    finished(generate(app, "A red fox"))

    assert len(model.recipes) == 4
