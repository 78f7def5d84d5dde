"""A studio for tests: the real one, around an image model that tests tell what to do."""

from __future__ import annotations

import io
import threading
from collections import deque
from dataclasses import replace
from pathlib import Path

from PIL import Image

from posterlib.bootstrap import Services, build_services
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import OFFLINE
from posterlib.posters import Poster, Recipe
from posterlib.settings import Settings

CARD = replace(OFFLINE, id="sketch", name="Sketch artist", calls_at_once=64)


class FakeImageModel:
    """Paints one colour per seed, or does what was enqueued: an error to raise, bytes to deliver.

    `for_seed` holds orders for one seed each: the posters of a batch are drawn side by side, in any order.
    `recipes` is what it was asked. With `hold`, every picture waits for `release`.
    """

    def __init__(self) -> None:
        self.recipes: list[Recipe] = []
        self.for_seed: dict[int, Exception | bytes] = {}
        self.asked = threading.Semaphore(0)
        self._orders: deque[Exception | bytes] = deque()
        self._free = threading.Event()
        self._free.set()

    def enqueue(self, *orders: Exception | bytes) -> None:
        self._orders.extend(orders)

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def generate(self, recipe: Recipe) -> Poster:
        self.recipes.append(recipe)
        self.asked.release()
        assert self._free.wait(30)
        order = self.for_seed.get(recipe.seed)
        if order is None:
            order = self._orders.popleft() if self._orders else painted(recipe.width, recipe.height, recipe.seed)
        if isinstance(order, Exception):
            raise order
        return Poster.from_bytes(order, recipe, version="sketch/1", understood=("pencil",))


def painted(width: int, height: int, seed: int = 0, kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (seed % 256, seed // 256 % 256, 90)).save(buffer, kind)
    return buffer.getvalue()


def open_studio(folder: Path, model: FakeImageModel, *cards: ModelCard, **settings: object) -> Services:
    """Open a studio that offers these cards, or `CARD` alone; the one model draws for all of them.

    It limits nobody, unless `settings` say so.
    """
    values = Settings(
        _env_file=None,  # type: ignore[call-arg]
        history_dir=folder,
        contact_logs_dir=folder.parent / "contact_logs",
        rate_limit_enabled=False,
    )
    values = values.model_copy(update=settings)
    return build_services(values, {card.id: (card, model) for card in cards or (CARD,)})
