"""Money and keys stay right however many ask at once, and whatever becomes of the posters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.durability.easel import Bedrock
from tests.durability.processes import FOX, RefusedError, StudioProcess, Studios, foxes
from tests.durability.studio_process import Refusal
from tests.waiting import until

PRICE, NOTHING = Decimal("0.14"), Decimal(0)


def raced(racing: list[StudioProcess], orders: list[tuple[list[dict[str, object]], str | None]]) -> list[object]:
    """Let processes submit orders at once, each order in a thread of its own."""
    share = len(orders) // len(racing)
    for number, studio in enumerate(racing):
        studio.ask("race", orders[number * share : (number + 1) * share], share)
    return [outcome for studio in racing for outcome in studio.answer()]


@pytest.mark.parametrize("processes", [1, 2])
def test_fifty_at_once_never_spend_more_than_the_budget(studios: Studios, bedrock: Bedrock, processes: int) -> None:
    racing = [studios.open(settings={"daily_budget_usd": "1.40"}, hesitates=0.01) for _ in range(processes)]
    outcomes = raced(racing, [([fox], None) for fox in foxes(50)])

    refusals = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert [refusal.code for refusal in refusals] == ["budget_exceeded"] * 40
    assert "US$ 1.40" in refusals[0].says
    for job_id in outcomes:
        if isinstance(job_id, str):
            assert racing[-1].finished(job_id).state == "done"
    spending = racing[-1].spending()
    assert (spending.today, spending.this_month, spending.reserved) == (10 * PRICE, 10 * PRICE, NOTHING)
    assert len(bedrock.seeds) == 10


@pytest.mark.parametrize("processes", [1, 2])
def test_fifty_at_once_with_one_key_are_one_job(studios: Studios, bedrock: Bedrock, processes: int) -> None:
    racing = [studios.open() for _ in range(processes)]
    outcomes = raced(racing, [(foxes(2), "click 1")] * 50)

    assert len(set(outcomes)) == 1
    assert racing[-1].finished(str(outcomes[0])).states() == ["done"] * 2
    assert sorted(bedrock.seeds) == [1, 2]
    with pytest.raises(RefusedError) as refused:
        racing[-1].submit(*foxes(3), token="click 1")
    assert refused.value.code == "idempotency_key_reused"
    assert racing[-1].spending().today == 2 * PRICE


def test_what_is_spent_is_what_was_or_may_have_been_charged(studios: Studios, bedrock: Bedrock) -> None:
    killed = studios.open()
    assert killed.finished(killed.submit(FOX)).dollars == PRICE
    refused = killed.finished(killed.submit(FOX | {"prompt": "A red fox [[prompt_filtered]]"}))
    assert (refused.state, refused.dollars, refused.posters[0].may_be_charged) == ("failed", NOTHING, False)
    broken_off = killed.finished(killed.submit(FOX | {"prompt": "A red fox [[reset]]"}))
    assert (broken_off.state, broken_off.dollars, broken_off.posters[0].may_be_charged) == ("failed", PRICE, True)
    assert killed.spending().today == 2 * PRICE

    bedrock.easel.hold()
    interrupted = killed.submit(*foxes(5, first_seed=10))
    until(lambda: killed.find(interrupted).states().count("running") == 4)
    assert (killed.spending().today, killed.spending().reserved) == (2 * PRICE, 5 * PRICE)
    killed.cancel(interrupted)
    assert (killed.spending().today, killed.spending().reserved) == (2 * PRICE, 4 * PRICE)
    killed.kill()
    studio = studios.open()
    assert sorted(studio.finished(interrupted).states()) == ["cancelled"] + ["interrupted"] * 4
    assert studio.find(interrupted).dollars == 4 * PRICE
    assert (studio.spending().today, studio.spending().reserved) == (6 * PRICE, NOTHING)


def test_a_new_day_has_a_new_budget_and_what_is_still_open_counts_in_it(studios: Studios, bedrock: Bedrock) -> None:
    studio = studios.open(settings={"daily_budget_usd": "0.30"})
    assert studio.finished(studio.submit(FOX)).state == "done"
    bedrock.easel.hold()
    open_one = studio.submit(FOX)
    until(lambda: studio.find(open_one).state == "running")
    with pytest.raises(RefusedError):
        studio.submit(FOX)

    studio.sleep_over()
    third = studio.submit(FOX)
    with pytest.raises(RefusedError, match=r"of the budget of US\$ 0\.30 a day only US\$ 0\.02 is left"):
        studio.submit(FOX)
    bedrock.easel.release()
    assert studio.finished(open_one).state == studio.finished(third).state == "done"
