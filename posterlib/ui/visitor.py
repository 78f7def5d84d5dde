"""Who looks at the page."""

from __future__ import annotations

import streamlit as st

from posterlib.access import Caller
from posterlib.access.sessions import COOKIE
from posterlib.bootstrap import services
from posterlib.errors import NotSignedInError
from posterlib.rate_limits import THIS_MACHINE

__all__ = ["counted_as", "visitor"]


def visitor() -> Caller | None:
    """Tell who signed in; `None` when the session is over."""
    return services().guard.visitor(st.context.cookies.get(COOKIE, ""))


def counted_as() -> str:
    """Give what rate limits count by, the same as for the API: a key or a name, else the address.

    Streamlit tells no address for this machine.

    Raises:
        NotSignedInError: the session ended while the page was open.
    """
    known = visitor()
    if known is None:
        raise NotSignedInError("Your session is over, and nothing was begun. Reload the page to sign in again.")
    return known.id or st.context.ip_address or THIS_MACHINE
