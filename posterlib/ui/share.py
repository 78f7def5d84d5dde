"""Hands a poster on: a link signed when it is asked for, and the address that lasts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st

from posterlib.bootstrap import services
from posterlib.history import Entry
from posterlib.plain_text import cut
from posterlib.storage import Link
from posterlib.ui import addresses
from posterlib.ui.literal import literal

__all__ = ["lasts", "share"]

_LONGEST_NAME = 60
"""Characters of a film beside its link."""


def share(entries: Sequence[Entry], *, key: str) -> None:
    """Draw the button, if the studio shares; links are signed while what it opens is open, and not before."""
    sharing = services().sharing
    if sharing is None:
        return
    popover = st.popover("Share", icon=":material/share:", key=key, on_change="rerun")
    if not popover.open:
        return
    with popover, st.container(key=f"{key}_words", gap="small"):
        with st.spinner("Signing a link…"):
            links = [sharing.link(entry) for entry in entries]
        for entry, link in zip(entries, links, strict=True):
            st.markdown(f"**{_told_apart(entry, entries)}**" if len(entries) > 1 else "A link for anyone:")
            _signed(link) if link is not None else _unsigned(entry)
        if len(entries) == 1 and entries[0].s3_key:
            _lasting(entries[0])


def _told_apart(entry: Entry, entries: Sequence[Entry]) -> str:
    films = len({each.prompt for each in entries}) > 1
    return literal(cut(entry.caption, _LONGEST_NAME)) if films else f"Seed {entry.seed}"


def _signed(link: Link) -> None:
    st.code(link.url, language=None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button("Open", link.url, icon=":material/open_in_new:")
        st.caption(lasts(link.expires_at, datetime.now(UTC)))


def _unsigned(entry: Entry) -> None:
    if entry.s3_key:
        why = "There is none yet: the copy is still on its way to the bucket. The studio tries again by itself."
    else:
        why = "There is none: this poster was made while the studio had no bucket, so it has no copy there."
    st.caption(f"{why} This address works for everyone who can reach this studio:")
    st.code(_here() + addresses.original(entry.id), language=None)


def _lasting(entry: Entry) -> None:
    st.markdown("An address that lasts, for everyone who can reach this studio:")
    st.code(_here() + addresses.lasting(entry.id), language=None)
    st.caption("It leads to a fresh link each time.")


def lasts(end: datetime | None, now: datetime) -> str:
    """Say in words until when a link works."""
    if end is None:
        return "This link does not expire."
    return f"Works until {end.astimezone(UTC):%H:%M} UTC, {_span(end, now)} from now. Open this again for a fresh link."


def _span(end: datetime, now: datetime) -> str:
    minutes = round((end - now).total_seconds() / 60)
    if minutes < 1:
        return "less than a minute"
    if minutes == 1:
        return "one minute"
    return "one hour" if minutes == 60 else f"{minutes} minutes"


def _here() -> str:
    """Where this studio is, as the visitor's browser names it."""
    address = urlsplit(st.context.url or "")
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""
