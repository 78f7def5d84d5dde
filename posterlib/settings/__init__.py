"""Every environment variable the studio obeys, read once; one file for each subject."""

from __future__ import annotations

from posterlib.settings.loading import GROUPS, Settings, load_settings

__all__ = ["GROUPS", "Settings", "load_settings"]
