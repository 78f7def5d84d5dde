"""The kinds of chart on the status page. Colours are the theme's, in the order of config.toml."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import streamlit as st

__all__ = ["Chart", "bars", "day_bars", "day_line", "ranges", "shown"]

# Streamlit loads it with the first chart; Altair, at work in another thread meanwhile, would meet half of it.
importlib.import_module("pandas")

Chart = Any
"""One of Altair's charts: its type depends on what was put together."""

_HEIGHT = 210
"""Pixels."""

_FOR_LEGEND = 40

_ROW = 34
"""Pixels of a bar that lies."""

_DATES_NAMED = 6
"""About so many fit below a chart on a phone."""

_A_WEEK = 7
"""Days, of which each has its point."""

_QUIET: dict[str, Any] = {"title": None, "labelOverlap": "greedy", "labelAngle": 0, "ticks": False, "domain": False}

_NAMES = alt.Axis(title=None, ticks=False, domain=False, labelLimit=140)

_FRAME: dict[str, Any] = {"background": "transparent", "padding": {"left": 4, "top": 4, "right": 16, "bottom": 4}}

_LEGEND: dict[str, Any] = {
    "title": None,
    "orient": "top",
    "symbolType": "square",
    "offset": 4,
    "columns": 4,
    "columnPadding": 8,
    "labelFontSize": 12,
    "labelLimit": 130,
}

_LINE = "#7c8aa5"
"""Of lines that are no data: to be seen on the dark ground and on the light one."""

_PEERS = (0, 4, 5, 3, 2, 1)
"""The theme's colours in an order for things of one kind, none of which is a failure."""


def shown(chart: Chart, *, says: str, key: str) -> None:
    """Draw a chart; `says` is what it tells, for who cannot see it."""
    st.altair_chart(chart, width="stretch", alt=says, key=key)


def day_bars(
    dates: Sequence[date],
    series: Mapping[str, Sequence[float]],
    *,
    what: str,
    order: Sequence[str] = (),
    limit: float | None = None,
    axis: str = "~s",
) -> Chart:
    """Stack what each series came to on each day; `order` gives every series its colour, `limit` draws a line."""
    names = list(order or series)
    rows = [
        {"day": _day(day), what: value, "kind": name, "order": names.index(name)}
        for name, values in series.items()
        for day, value in zip(dates, values, strict=True)
        if value
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=_days(dates),
        y=alt.Y(field=what, type="quantitative", axis=alt.Axis(title=None, format=axis, tickCount=4, ticks=False)),
        tooltip=[alt.Tooltip("day:N", title="Day"), *_kind(names), alt.Tooltip(field=what, type="quantitative")],
    )
    if len(names) > 1:
        legend = alt.Legend(**_LEGEND if order else _LEGEND | {"columns": 2}, values=names)
        colour = alt.Color("kind:N", scale=alt.Scale(domain=names if order else _apart(names)), legend=legend)
        base = base.encode(color=colour, order=alt.Order("order:Q"))
    drawn: Chart = base.mark_bar()
    if limit is not None:
        line = alt.Chart(alt.InlineData(values=[{"limit": limit}])).mark_rule(
            strokeDash=[5, 4], strokeWidth=2, color=_LINE
        )
        drawn = alt.layer(drawn, line.encode(y=alt.Y("limit:Q")))
    return drawn.properties(height=_HEIGHT + (_FOR_LEGEND if len(names) > 1 else 0), **_FRAME)


def day_line(
    dates: Sequence[date],
    values: Sequence[float | None],
    *,
    what: str,
    axis: str,
    most: float | None = None,
    unit: str = "",
) -> Chart:
    """Draw how one number went from day to day; a day without one is left out.

    `most` is where the axis ends, and `unit` stands behind its numbers.
    """
    rows = [{"day": _day(day), what: value} for day, value in zip(dates, values, strict=True) if value is not None]
    scale = alt.Scale(domain=[0, most]) if most is not None else alt.Scale(zero=True)
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_area(line=True, fillOpacity=0.18, point=len(rows) < len(dates) or len(rows) <= _A_WEEK)
        .encode(
            x=_days(dates),
            y=alt.Y(
                field=what,
                type="quantitative",
                scale=scale,
                axis=alt.Axis(title=None, format=axis, labelExpr=f"datum.label + '{unit}'", tickCount=4, ticks=False),
            ),
            tooltip=[
                alt.Tooltip("day:N", title="Day"),
                alt.Tooltip(field=what, type="quantitative", format=axis),
            ],
        )
        .properties(height=_HEIGHT, **_FRAME)
    )


def bars(counts: Sequence[tuple[str, float]], *, what: str, wide: float = 0.8) -> Chart:
    """Draw a bar for each name, in the order given; `wide` is its share of the room it has."""
    rows = [{"name": name, what: count} for name, count in counts]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(width=alt.RelativeBandSize(band=wide))
        .encode(
            x=alt.X("name:N", sort=[name for name, _ in counts], axis=alt.Axis(**_QUIET)),
            y=alt.Y(field=what, type="quantitative", axis=alt.Axis(title=None, tickCount=4, ticks=False)),
            tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip(field=what, type="quantitative")],
        )
        .properties(height=_HEIGHT, **_FRAME)
    )


def ranges(rows: Sequence[tuple[str, float, float, float, str]], *, what: str) -> Chart:
    """Draw for each name a bar from the second number to the third, and a tick at the fourth; then say it in words."""
    data = [{"name": name, "from": low, "to": high, "far": far, "told": told} for name, low, high, far, told in rows]
    base = alt.Chart(alt.InlineData(values=data)).encode(
        y=alt.Y("name:N", sort=[row[0] for row in rows], axis=_NAMES),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=what)],
    )
    scale = alt.Scale(domain=[0, 1.05 * max(row[3] for row in rows)], nice=False)
    seconds = alt.Axis(title=what, tickCount=6, ticks=False)
    reach = base.mark_rule(strokeWidth=2, color=_LINE).encode(x=alt.X("to:Q", axis=seconds, scale=scale), x2="far:Q")
    typical = base.mark_bar(height=14, cornerRadius=4).encode(x=alt.X("from:Q"), x2="to:Q")
    slowest = base.mark_tick(thickness=3, size=18).encode(x=alt.X("far:Q"))
    return alt.layer(reach, typical, slowest).properties(height=max(_HEIGHT, _ROW * len(rows) + _ROW), **_FRAME)


def _apart(names: Sequence[str]) -> list[str]:
    """Put names where the theme has a colour for each; between them stands what is never drawn."""
    places = [f"\N{ZERO WIDTH SPACE}{place}" for place in range(len(_PEERS))]
    for place, name in zip(_PEERS, names, strict=False):
        places[place] = name
    return [*places, *names[len(_PEERS) :]]


def _days(dates: Sequence[date]) -> Any:
    named = [_day(day) for day in dates]
    some = named[:: -max(1, round(len(named) / _DATES_NAMED))]
    return alt.X("day:N", sort=named, scale=alt.Scale(domain=named), axis=alt.Axis(**_QUIET, values=some))


def _kind(names: Sequence[str]) -> list[Any]:
    return [alt.Tooltip("kind:N", title="What")] if len(names) > 1 else []


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"
