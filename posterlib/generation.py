"""The one use case: a recipe becomes a poster in the history."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Protocol, TypeVar

from posterlib.errors import (
    ImageModelError,
    InvalidRequestError,
    PictureLostError,
    PosterNotFinishedError,
    StorageError,
)
from posterlib.history import Entry, History
from posterlib.history.ids import created_at
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.fitting import stand_in_recipe
from posterlib.image_models.lineup import CLOSED, Lineup
from posterlib.plain_text import beginning
from posterlib.posters import Recipe
from posterlib.storage import Sharing

__all__ = ["StandIn", "Watch", "generate_poster", "generate_with_stand_ins"]

Result = TypeVar("Result")

_LOG = logging.getLogger(__name__)

_NOTICED = 0.02
"""Share by which a stand-in's format may differ without a word."""


class Watch(Protocol):
    """Is told how far a poster has come."""

    def sending(self, card: ModelCard, entry_id: str) -> None:
        """A model is asked next, for a poster that will have this id. An error from here keeps it from being asked."""
        ...

    def saving(self) -> None:
        """The picture has arrived and its bytes are on disk."""
        ...


class _Unwatched:
    def sending(self, card: ModelCard, entry_id: str) -> None:
        pass

    def saving(self) -> None:
        pass


_UNWATCHED = _Unwatched()


@dataclass(frozen=True)
class StandIn:
    """For which model another one draws, and why, in a sentence for people."""

    model: str
    reason: str


def generate_with_stand_ins(
    recipe: Recipe,
    *,
    lineup: Lineup,
    history: History,
    sharing: Sharing | None = None,
    watch: Watch = _UNWATCHED,
) -> Entry:
    """Draw a recipe by its model, or by the first fallback where that one was retired or may not be used.

    The entry says which model drew and why.

    Raises:
        ImageModelError: no model could draw it. When none may be used, it is the first one's refusal.
        StorageError: as `generate_poster`.
    """
    wanted = lineup.card(recipe.model)
    cards, refusal = lineup.in_turn(wanted)
    for card in cards:
        fitted, stand_in = recipe, None
        if card.id != wanted.id:
            try:
                fitted = stand_in_recipe(recipe, card)
            except InvalidRequestError:
                continue
            stand_in = StandIn(wanted.id, _why(refusal, recipe, fitted, card))
        try:
            drawn = generate_poster(
                fitted,
                card=card,
                model=lineup.model(card.id),
                history=history,
                sharing=sharing,
                stand_in=stand_in,
                watch=watch,
            )
        except CLOSED as error:
            lineup.rule_out(card.id, error)
            refusal = refusal or error
            _LOG.warning("%s cannot be used: %s", card.id, error)
        except ImageModelError as error:
            if stand_in is not None:
                error.args = (f"{error} It was asked because {wanted.name} cannot be used.",)
            raise
        else:
            lineup.allow(card.id)
            return drawn
    assert refusal is not None, "a model was tried, or known to be closed"
    raise refusal


def generate_poster(
    recipe: Recipe,
    *,
    card: ModelCard,
    model: ImageModel,
    history: History,
    sharing: Sharing | None = None,
    stand_in: StandIn | None = None,
    watch: Watch = _UNWATCHED,
) -> Entry:
    """Draw a recipe and keep the poster.

    The place for it is made before the model is asked, and the original's bytes are durably on disk before anything
    else is done with them; the copy for sharing is uploaded while the thumbnail is made.

    Raises:
        ImageModelError: the model did not deliver; nothing is kept.
        StorageError: the history cannot be written. A picture that has arrived is completed later, if its
            bytes could be kept.
    """
    with history.draft() as draft:
        entry = _planned(draft.entry_id, recipe, card, stand_in, sharing)
        draft.write_record(entry, durable=False)
        watch.sending(card, entry.id)
        started = time.perf_counter()
        poster = model.generate(recipe)
        seconds = time.perf_counter() - started
        entry = replace(
            entry.with_picture(poster.media_type, poster.extension, poster.width, poster.height),
            seed=poster.recipe.seed,
            version=poster.version,
            understood=poster.understood,
            seconds=round(seconds, 3),
        )
        try:
            thumbnail = history.keep(draft, entry, poster.image)
        except StorageError as error:
            raise _not_kept(error, safe=draft.original() is not None) from error
        watch.saving()
        upload = _never_failing(lambda: sharing.begin(entry, poster.image)) if sharing else None
        if upload is not None:
            wait([thumbnail])
            _never_failing(upload.note)
        try:
            published = history.publish(draft, entry, thumbnail)
        except StorageError as error:
            raise _not_kept(error, safe=True) from error
    if sharing is not None and upload is not None:
        _never_failing(lambda: sharing.settle(upload))
    _LOG.info("poster %s drawn by %s in %.2f s: %r", entry.id, card.id, seconds, beginning(recipe.prompt))
    return published


def _not_kept(error: StorageError, *, safe: bool) -> StorageError:
    """Tell what became of a picture that has arrived, and may have been paid, when the disk refuses it."""
    if safe:
        return PosterNotFinishedError(
            f"The picture is drawn and safe on disk; its poster appears by itself as soon as the disk allows. {error} "
            "Do not order it again."
        )
    return PictureLostError(f"The picture was drawn, and may have been charged, but could not be kept. {error}")


def _never_failing(step: Callable[[], Result]) -> Result | None:
    """Take a step of sharing: the poster is safe, and a copy that cannot be made must not cost it."""
    try:
        return step()
    except StorageError as error:
        _LOG.warning("%s", error)
    return None


def _why(refusal: ImageModelError | None, recipe: Recipe, fitted: Recipe, card: ModelCard) -> str:
    named = (("style", recipe.style, fitted.style), ("quality", recipe.quality, fitted.quality))
    lost = [f"the {field} {asked}" for field, asked, got in named if asked and asked != got]
    if recipe.cfg_scale is not None and fitted.cfg_scale is None:
        lost.append(f"the guidance scale {recipe.cfg_scale:g}")
    without = f", without {' and '.join(lost)}" if lost else ""
    bent = abs(fitted.width * recipe.height / (fitted.height * recipe.width) - 1) > _NOTICED
    shape = f", in {fitted.aspect_ratio or f'{fitted.width} × {fitted.height}'}" if bent else ""
    return f"{refusal} {card.name} drew this poster instead{shape}{without}."


def _planned(
    entry_id: str, recipe: Recipe, card: ModelCard, stand_in: StandIn | None, sharing: Sharing | None
) -> Entry:
    made_at = created_at(entry_id)
    assert made_at is not None, "the history makes its own ids"
    bucket, key = sharing.address("png") if sharing else ("", "")
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
        aspect_ratio=recipe.aspect_ratio,
        style=recipe.style,
        quality=recipe.quality,
        cfg_scale=recipe.cfg_scale,
        offline=card.offline,
        fallback_from=stand_in.model if stand_in else "",
        fallback_reason=stand_in.reason if stand_in else "",
        s3_bucket=bucket,
        s3_key=key,
    )
