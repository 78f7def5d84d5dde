"""What made a poster, as labelled facts for people."""

from __future__ import annotations

from posterlib.formats import FORMATS
from posterlib.history import Entry

__all__ = ["settings_used"]


def settings_used(entry: Entry, *, seed: bool = True) -> list[tuple[str, str]]:
    """Give label and value of each setting the poster was really made with; what is unknown is left out.

    Without `seed` they hold for all the posters of one request.
    """
    rows = [
        ("Prompt", entry.prompt),
        ("Left out", entry.negative_prompt),
        ("Title", entry.title),
        ("Size", _size(entry)),
        ("Seed", str(entry.seed) if seed and entry.seed is not None else ""),
        ("Finish", entry.style.capitalize()),
        ("Quality", entry.quality),
        ("Guidance scale", f"{entry.cfg_scale:g}" if entry.cfg_scale is not None else ""),
        ("Drawn by", " ".join(filter(None, (entry.model_name or entry.model, entry.version and f"({entry.version})")))),
        ("Took", f"{entry.seconds:.2f} s" if seed and entry.seconds is not None else ""),
        ("Made", f"{entry.created_at:%d %b %Y, %H:%M} UTC"),
    ]
    return [(label, value) for label, value in rows if value]


def _size(entry: Entry) -> str:
    pixels = f"{entry.width} × {entry.height} px"
    named = next((named for named in FORMATS if (named.width, named.height) == (entry.width, entry.height)), None)
    return f"{pixels}, {named.label.lower()} {named.ratio}" if named else pixels
