"""What made a poster, as labelled facts for people."""

from __future__ import annotations

from collections.abc import Sequence

from posterlib.formats import FORMATS
from posterlib.history import Entry
from posterlib.image_models.catalog import card_for
from posterlib.ui.labels import finish_label

__all__ = ["settings_in_common", "settings_used"]


def settings_used(entry: Entry) -> list[tuple[str, str]]:
    """Give label and value of each setting the poster was really made with; what is unknown is left out."""
    rows = [
        ("Prompt", entry.prompt),
        ("Left out", entry.negative_prompt),
        ("Title", entry.title),
        ("Size", _size(entry)),
        ("Aspect ratio", _aspect_ratio(entry)),
        ("Seed", str(entry.seed) if entry.seed is not None else ""),
        ("Finish", finish_label(entry.style)),
        ("Quality", entry.quality.capitalize()),
        ("Guidance scale", f"{entry.cfg_scale:g}" if entry.cfg_scale is not None else ""),
        ("Asked of", _model_name(entry.fallback_from)),
        ("Drawn by", " ".join(filter(None, (entry.model_name or entry.model, entry.version and f"({entry.version})")))),
        ("Took", f"{entry.seconds:.2f} s" if entry.seconds is not None else ""),
        ("Made", f"{entry.created_at:%d %b %Y, %H:%M} UTC"),
    ]
    return [(label, value) for label, value in rows if value]


def settings_in_common(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Give the settings that hold for all of these posters, of which there is at least one."""
    first, *others = map(settings_used, entries)
    return [row for row in first if all(row in other for other in others)]


def _size(entry: Entry) -> str:
    pixels = f"{entry.width} × {entry.height} px"
    if entry.aspect_ratio:
        return pixels
    named = next((named for named in FORMATS if _is_ratio(named.ratio, entry.width, entry.height)), None)
    return f"{pixels}, {named.label.lower()} {named.ratio}" if named else pixels


def _aspect_ratio(entry: Entry) -> str:
    named = next((named for named in FORMATS if named.ratio == entry.aspect_ratio), None)
    return f"{entry.aspect_ratio}, {named.label.lower()}" if named else entry.aspect_ratio


def _is_ratio(ratio: str, width: int, height: int) -> bool:
    across, down = (int(part) for part in ratio.split(":"))
    return width * down == height * across


def _model_name(model_id: str) -> str:
    card = card_for(model_id) if model_id else None
    return card.name if card is not None else model_id
