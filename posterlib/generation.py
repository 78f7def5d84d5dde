"""The one use case: a recipe becomes a poster in the history."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

from posterlib.history import Entry, History
from posterlib.history.ids import created_at
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.posters import Recipe

__all__ = ["generate_poster"]

_LOG = logging.getLogger(__name__)


def generate_poster(
    recipe: Recipe,
    *,
    card: ModelCard,
    model: ImageModel,
    history: History,
    on_saving: Callable[[], None] = lambda: None,
) -> Entry:
    """Draw a recipe and keep the poster.

    The place for it is made before the model is asked, and the original's bytes are durably on disk before anything
    else is done with them. `on_saving` is called once the picture has arrived.

    Raises:
        ImageModelError: the model did not deliver; nothing is kept.
        StorageError: the history cannot be written. A picture that has arrived is completed when the studio next
            starts, if its bytes could be kept.
    """
    with history.draft() as draft:
        entry = _planned(draft.entry_id, recipe, card)
        draft.write_record(entry, durable=False)
        started = time.perf_counter()
        poster = model.generate(recipe)
        seconds = time.perf_counter() - started
        entry = replace(
            entry,
            width=poster.width,
            height=poster.height,
            media_type=poster.media_type,
            extension=poster.extension,
            seed=poster.recipe.seed,
            version=poster.version,
            understood=poster.understood,
            seconds=round(seconds, 3),
        )
        thumbnail = history.keep(draft, entry, poster.image)
        on_saving()
        published = history.publish(draft, entry, thumbnail)
    _LOG.info("poster %s drawn by %s in %.2f s: %r", entry.id, card.id, seconds, recipe.prompt[:50])
    return published


def _planned(entry_id: str, recipe: Recipe, card: ModelCard) -> Entry:
    made_at = created_at(entry_id)
    assert made_at is not None, "the history makes its own ids"
    return Entry(
        id=entry_id,
        created_at=made_at.astimezone(UTC),
        width=recipe.width,
        height=recipe.height,
        media_type="",
        extension="",
        prompt=recipe.prompt,
        negative_prompt=recipe.negative_prompt,
        title=recipe.title,
        seed=recipe.seed,
        model=card.id,
        model_name=card.name,
        style=recipe.style,
        quality=recipe.quality,
        cfg_scale=recipe.cfg_scale,
        offline=card.offline,
    )
