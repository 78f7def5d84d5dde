"""The last days in numbers and charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import StorageError, UnknownModelError
from posterlib.measures.days import Days
from posterlib.plain_text import cut
from posterlib.ui.failure import tell
from posterlib.ui.status.charts import shown
from posterlib.ui.status.panels import Panel, panels

__all__ = ["figures"]

_SPANS = (7, 30, 60)
"""Days."""

_A_MONTH = 30

_LONGEST_NAME = 28
"""Characters of a model's name beside a chart."""


def figures() -> None:
    """Draw them for as many days as are chosen."""
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="figures_head"
    ):
        st.subheader("The last days", anchor=False, width="content")
        number = st.segmented_control(
            "Days shown",
            _SPANS,
            default=_A_MONTH,
            required=True,
            format_func=lambda days: f"{days} days",
            key="status_days",
            label_visibility="collapsed",
        )
    try:
        drawn = _panels(int(number or _A_MONTH))
    except StorageError as error:
        tell(error)
        return
    first, *others = drawn
    with st.container(key=f"panel_{first.key}"):
        _drawn(first)
    for row in _in_twos(others):
        for column, panel in zip(st.columns(2), row, strict=False):
            with column, st.container(key=f"panel_{panel.key}", height="stretch"):
                _drawn(panel)


def _panels(number: int) -> list[Panel]:
    studio = services()
    days = Days(studio.jobs.figures.days(number), today=datetime.now(UTC).date(), number=number)
    return panels(
        days,
        name_of=_name_of,
        budget=studio.settings.daily_budget_usd,
        held=studio.health.folder_size.known(),
    )


def _drawn(panel: Panel) -> None:
    if panel.chart is None:
        st.html(f'<div class="panel-head"><b>{escape(panel.title)}</b></div>')
        st.html(f'<p class="panel-empty">{escape(panel.says)}</p>')
        return
    st.html(f'<div class="panel-head"><b>{escape(panel.title)}</b><p>{escape(panel.says)}</p></div>')
    shown(panel.chart, says=f"{panel.title}: {panel.spoken or panel.says}", key=f"chart_{panel.key}")


def _name_of(model_id: str) -> str:
    try:
        name = services().jobs.card(model_id).name
    except UnknownModelError:
        name = model_id.rpartition("/")[2]  # an ARN begins as every other one does
    return cut(name, _LONGEST_NAME)


def _in_twos(drawn: Sequence[Panel]) -> list[Sequence[Panel]]:
    return [drawn[place : place + 2] for place in range(0, len(drawn), 2)]
