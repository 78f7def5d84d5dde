"""What the former service did with a picture and with its history, as small as it can be said."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

__all__ = ["list_history", "save_history", "save_thumbnail"]


def save_history(root: Path, timestamp: str, image: bytes) -> None:
    """Write original and thumbnail into a folder named after the second; nothing is made durable."""
    folder = root / timestamp
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "original.png").write_bytes(image)
    save_thumbnail(folder, image)


def save_thumbnail(folder: Path, image: bytes) -> None:
    """Decode, make small and write."""
    with Image.open(io.BytesIO(image)) as picture:
        picture.thumbnail((120, 120))
        picture.save(folder / "thumbnail.png")


def list_history(root: Path, server: str) -> list[dict[str, str]]:
    """Walk the whole folder and look for both files of each entry."""
    return [
        {"thumb": f"{server}/history/{name}/thumbnail.png", "orig": f"{server}/history/{name}/original.png"}
        for name in sorted((path.name for path in root.iterdir()), reverse=True)
        if (root / name / "thumbnail.png").exists() and (root / name / "original.png").exists()
    ]
