"""How the studio is, and how it has been."""

from __future__ import annotations

from posterlib.ui.status.closer import closer
from posterlib.ui.status.figures import figures
from posterlib.ui.status.live import live

live()
closer()
figures()
