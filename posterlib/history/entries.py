"""One poster in the history, and how it is written to `poster.json`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Self

import orjson

__all__ = ["Entry"]

SCHEMA = 1


@dataclass(frozen=True)
class Entry:
    """Everything that made one poster.

    `width` and `height` are pixels, `seconds` is the time the model took. Entries of the former service know neither
    prompt nor seed nor model: there `model` is empty and `seed` and `seconds` are `None`.
    """

    id: str
    created_at: datetime
    width: int
    height: int
    media_type: str
    extension: str
    prompt: str = ""
    negative_prompt: str = ""
    title: str = ""
    seed: int | None = None
    model: str = ""
    model_name: str = ""
    version: str = ""
    style: str = ""
    quality: str = ""
    cfg_scale: float | None = None
    seconds: float | None = None
    understood: tuple[str, ...] = ()
    offline: bool = False

    @property
    def caption(self) -> str:
        """What to call it where there is little room: its title, else its prompt."""
        return self.title or self.prompt or f"Poster of {self.created_at:%d %B %Y}"

    def to_json(self) -> bytes:
        """Write it as UTF-8 JSON, keys in a fixed order."""
        record = {"schema": SCHEMA, **{name: getattr(self, name) for name in _FIELDS}}
        return orjson.dumps(record, option=orjson.OPT_INDENT_2)

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Read what `to_json` wrote; keys a later version added are passed over.

        Raises:
            ValueError: the text is not such a record.
        """
        record: dict[str, Any] = orjson.loads(text)
        try:
            values = {key: value for key, value in record.items() if key in _FIELDS}
            values["created_at"] = datetime.fromisoformat(values["created_at"]).astimezone(UTC)
            values["understood"] = tuple(values.get("understood", ()))
            return cls(**values)
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"the record is incomplete: {error}") from error


_FIELDS = tuple(field.name for field in fields(Entry))
