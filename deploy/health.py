"""Asks the studio beside it whether it can do its work: `python -m deploy.health` ends with 0 when it says yes."""

from __future__ import annotations

import http.client
import os
import sys

PATIENCE = 4.0
"""Seconds; a studio that takes longer is not well."""


def answers(port: int) -> bool:
    """Tell whether a studio on this machine says that storage and jobs are in order."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)  # never through a proxy
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if answers(int(os.environ.get("PORT") or 5002)) else 1)
