"""What a page says when the studio itself has failed."""

from __future__ import annotations

import logging

import streamlit as st

from posterlib.errors import PosterError
from posterlib.ui.literal import literal

__all__ = ["tell"]

_LOG = logging.getLogger(__name__)


def tell(error: Exception) -> bool:
    """Say what happened and the next step; anything but our own errors is for the log alone. Gives True: it is told."""
    if isinstance(error, PosterError):
        st.error(literal(str(error)), icon=":material/error:")
    else:
        _LOG.error("a page failed", exc_info=error)
        st.error(
            "The studio failed in a way it should not have. Your posters are safe. Reload the page; the log says more.",
            icon=":material/error:",
        )
    return True
