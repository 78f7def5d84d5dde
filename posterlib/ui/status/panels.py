"""What the charts of the status page show: each a title, what it tells in words, and its chart or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from math import inf, isinf

from posterlib.health.words import bytes_told, counted
from posterlib.measures.catalog import (
    BYTES_STORED,
    DOLLARS,
    GENERATION_SECONDS,
    POSTERS,
    PROMPT_CHARACTERS,
    QUALITY,
    THROTTLED,
    UPLOADS,
)
from posterlib.measures.days import Days
from posterlib.measures.distribution import Span
from posterlib.plain_text import dollars_told
from posterlib.ui.status.charts import Chart, bars, day_bars, day_line, ranges

__all__ = ["Panel", "panels", "success_rate"]

_OUTCOMES = ("done", "failed", "cancelled", "interrupted")
_FATES = ("done", "failed", "interrupted")
"""Those that tell whether the studio keeps its word: who cancels has changed their mind."""

_MEGABYTE = 1_000_000
_TWO_GIGABYTES = 2_000_000_000


@dataclass(frozen=True)
class Panel:
    """One chart. Without anything to show, `chart` is `None` and `says` tells what will be here.

    `spoken` is what it tells to who cannot see it, where that is more than `says`.
    """

    key: str
    title: str
    says: str
    chart: Chart | None = None
    spoken: str = ""


def panels(days: Days, *, name_of: Callable[[str], str], budget: Decimal | None, held: int | None) -> list[Panel]:
    """Give all of them; `name_of` names a model, `held` is what the history folder holds, in bytes."""
    return [
        _posters(days),
        _success(days),
        _seconds(days, name_of),
        _prompts(days),
        _quality(days),
        _storage(days, held),
        _uploads(days),
        _throttling(days, name_of),
        _money(days, budget),
    ]


def success_rate(days: Days) -> float | None:
    """Give the share of posters that were made, of those that were not cancelled; `None` when there are none."""
    sums = days.sums(POSTERS, "outcome")
    ended = sum(sums.get(fate, 0) for fate in _FATES)
    return sums.get("done", 0) / ended if ended else None


def _posters(days: Days) -> Panel:
    key, title = "posters", "Posters a day"
    series = days.each(POSTERS, "outcome")
    if not series:
        return Panel(key, title, "Every poster that ends is counted here, day by day.")
    sums = days.sums(POSTERS, "outcome")
    says = ", ".join(f"{sums[outcome]:,.0f} {outcome}" for outcome in _OUTCOMES if sums.get(outcome))
    return Panel(key, title, says, day_bars(days.dates, series, what="Posters", order=_OUTCOMES))


def _success(days: Days) -> Panel:
    key, title, rate = "success", "Success rate", success_rate(days)
    if rate is None:
        return Panel(key, title, "The share of posters that were made, once some were asked for.")
    series = days.each(POSTERS, "outcome")
    nothing = [0.0] * len(days.dates)
    by_fate = [series.get(fate, nothing) for fate in _FATES]
    shares = [done / ended if (ended := done + sum(others)) else None for done, *others in zip(*by_fate, strict=True)]
    says = f"{rate:.1%} of the posters that were not cancelled were made"
    return Panel(key, title, says, day_line(days.dates, shares, what="Made", axis=".0%", most=1))


def _seconds(days: Days, name_of: Callable[[str], str]) -> Panel:
    key, title = "seconds", "Seconds by model"
    rows = []
    by_name = days.distributions(GENERATION_SECONDS, "model", name_of)
    for name, lies in sorted(by_name.items(), key=lambda each: -each[1].count):
        typical, slowest = lies.typical(), lies.greatest()
        if typical is not None and slowest is not None:
            told = f"typically {_span(typical)} s, slowest {_span(slowest)} s"
            rows.append((name, typical.above, _end(typical), _end(slowest), told))
    if not rows:
        return Panel(key, title, "How long each model takes, once it has drawn.")
    says = f"{rows[0][0]}: {rows[0][4]}"
    return Panel(key, title, says, ranges(rows, what="seconds"), "; ".join(f"{row[0]}: {row[4]}" for row in rows))


def _prompts(days: Days) -> Panel:
    key, title = "prompts", "Prompt lengths"
    lies = days.distributions(PROMPT_CHARACTERS).get("")
    typical = lies.typical() if lies is not None else None
    if lies is None or typical is None:
        return Panel(key, title, "How long the prompts are, in characters.")
    rows = [(f"≤ {_end(span):,g}" if span.most < inf else "more", count) for span, count in lies.spans()]
    while rows and not rows[-1][1]:
        rows.pop()
    says = f"A typical prompt has {_span(typical)} characters"
    return Panel(key, title, says, bars(rows, what="Prompts"))


def _quality(days: Days) -> Panel:
    key, title, sums = "quality", "Quality asked for", days.sums(QUALITY, "quality")
    if not sums:
        return Panel(key, title, "No model with a choice of quality was asked.")
    rows = sorted(sums.items(), key=lambda each: -each[1])
    says = ", ".join(f"{name}: {count:,.0f}" for name, count in rows)
    return Panel(key, title, says, bars(rows, what="Posters", wide=0.3))


def _storage(days: Days, held: int | None) -> Panel:
    key, title = "storage", "Storage growth"
    in_all = f"The history folder holds {bytes_told(held)}" if held is not None else ""
    series = days.each(BYTES_STORED).get("")
    if series is None:
        return Panel(key, title, in_all or "What new posters add to the history folder.")
    unit, size = ("GB", 1_000 * _MEGABYTE) if sum(series) > _TWO_GIGABYTES else ("MB", _MEGABYTE)
    grown = [added / size for added in accumulate(series)]
    says = f"{bytes_told(sum(series))} came in" + (f". {in_all}" if in_all else "")
    return Panel(key, title, says, day_line(days.dates, grown, what="Added", axis=",.3~f", unit=f" {unit}"))


def _uploads(days: Days) -> Panel:
    key, title, series = "uploads", "Copies to the bucket", days.each(UPLOADS, "outcome")
    if not series:
        return Panel(key, title, "No copy was sent to a bucket.")
    arrived, failed = (sum(series.get(outcome, ())) for outcome in ("arrived", "failed"))
    says = f"{arrived / (arrived + failed):.1%} of {counted(int(arrived + failed), 'attempt')} arrived at once"
    return Panel(key, title, says, day_bars(days.dates, series, what="Attempts", order=("arrived", "failed")))


def _throttling(days: Days, name_of: Callable[[str], str]) -> Panel:
    key, title = "throttling", "Calls AWS turned away"
    series = days.each(THROTTLED, "model", name_of)
    if not series:
        return Panel(key, title, "AWS turned no call away.")
    says = f"{counted(int(sum(map(sum, series.values()))), 'call')} had to be sent again later"
    return Panel(key, title, says, day_bars(days.dates, series, what="Calls"))


def _money(days: Days, budget: Decimal | None) -> Panel:
    key, title, series = "money", "Money a day", days.each(DOLLARS)
    limit = f" The budget is {dollars_told(budget)} a day." if budget is not None else ""
    if not series:
        return Panel(key, title, f"Nothing was spent.{limit}")
    spent = Decimal(str(round(sum(series[""]), 3)))
    says = f"{dollars_told(spent)} at list prices.{limit}"
    line = float(budget) if budget is not None else None
    return Panel(key, title, says, day_bars(days.dates, series, what="US dollars", limit=line, axis="$,.2f"))


def _span(span: Span) -> str:
    if isinf(span.most):
        return f"over {span.above:,g}"
    return f"{span.above:,g}–{span.most:,g}"


def _end(span: Span) -> float:
    return span.above if isinf(span.most) else span.most
