"""One poster in the history, and how it is written to `poster.json`."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Self

import orjson

__all__ = ["Entry"]

SCHEMA = 1


@dataclass(frozen=True)
class Entry:
    """Everything that made one poster.

    `width` and `height` are pixels, `seconds` is the time the model took. `aspect_ratio` is what the model was told
    when it chooses the pixels itself. `fallback_from` is the model that was asked and could not be used, and
    `fallback_reason` says why `model` drew instead. `s3_bucket` and `s3_key` say where the copy for sharing belongs.
    Entries of the former service know neither prompt nor seed nor model: there `model` is empty and `seed` and
    `seconds` are `None`.
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
    aspect_ratio: str = ""
    fallback_from: str = ""
    fallback_reason: str = ""
    s3_bucket: str = ""
    s3_key: str = ""

    @property
    def caption(self) -> str:
        """What to call it where there is little room: its title, else its prompt."""
        return self.title or self.prompt or f"Poster of {self.created_at:%d %B %Y}"

    def with_picture(self, media_type: str, extension: str, width: int, height: int) -> Self:
        """Say what the picture really is, once its bytes are there; the copy's key gets the true ending, too."""
        key = str(PurePosixPath(self.s3_key).with_suffix(f".{extension}")) if self.s3_key else ""
        return replace(self, media_type=media_type, extension=extension, width=width, height=height, s3_key=key)

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
