"""Says in a few words why nothing answered at an address."""

from __future__ import annotations

import socket
import ssl
import urllib.error

__all__ = ["reason"]


def reason(error: OSError) -> str:
    """Say in a few words why a connection failed."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    match cause:
        case ConnectionRefusedError():
            return "the connection was refused"
        case TimeoutError():
            return "no answer came in time"
        case socket.gaierror():
            return "the name is not known"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not trusted ({cause.verify_message})"
        case ssl.SSLError():
            return "it does not speak TLS there"
        case OSError() if cause.strerror:
            return cause.strerror[0].lower() + cause.strerror[1:]
        case _:
            return "the connection broke"
