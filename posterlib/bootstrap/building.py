"""Puts a studio together: with its neighbours here, the only place that names concrete adapters."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable

from posterlib import clock
from posterlib.access import open_guard
from posterlib.aws import AwsAccount
from posterlib.bootstrap.clients import open_meanwhile
from posterlib.bootstrap.image_models import image_models, replaced
from posterlib.bootstrap.services import Services
from posterlib.contact.opening import open_contact_desk
from posterlib.generation import Watch, generate_with_stand_ins
from posterlib.health import StudioHealth
from posterlib.history import Entry, History
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.fitting import Defaults
from posterlib.image_models.selection import check_default_size
from posterlib.jobs.opening import open_jobs
from posterlib.measures import Measures
from posterlib.posters import Recipe
from posterlib.prompt_improver import PromptImprover
from posterlib.rate_limits import RateLimits, open_storage
from posterlib.settings import Settings
from posterlib.storage import S3Storage, Sharing

__all__ = ["OUTBOX", "build_services"]

OUTBOX = ".uploads"
"""Folder, in the history's, of what has still to be copied into the bucket."""


def build_services(
    settings: Settings, models: dict[str, tuple[ModelCard, ImageModel]] | None = None, *, shared: bool = False
) -> Services:
    """Build the studio; `models` replaces the image models, for tests and benchmarks.

    With `shared`, what waits is kept in a queue for all processes of the studio and outlives them; a process has one
    such studio at a time. Without, what waits ends with this studio.

    Raises:
        SettingsError: the settings name a model, a default size, a storage of rate limits or a database that does not
            exist.
        StorageError: the history folder or the database of jobs cannot be used.
    """
    account, closing, measures = AwsAccount(settings.aws_region), threading.Event(), Measures(clock.now)
    lineup, cards = image_models(settings, account, closing, measures) if models is None else replaced(settings, models)
    check_default_size(settings, lineup.card())
    limits = _rate_limits(settings)
    history = History(settings.history_dir, now=clock.now, measures=measures)
    guard = open_guard(settings)
    contact = open_contact_desk(settings, now=clock.now, measures=measures)
    sharing = _sharing(settings, account, history, measures) if settings.aws_s3_bucket else None

    def draw(recipe: Recipe, watch: Watch) -> Entry:
        return generate_with_stand_ins(recipe, lineup=lineup, history=history, sharing=sharing, watch=watch)

    def recover() -> Iterable[str]:
        completed = history.recover()
        if sharing is not None:
            sharing.catch_up(entry for entry in completed if entry.s3_key)
        return [entry.id for entry in completed]

    jobs = open_jobs(
        lineup,
        draw,
        history=history,
        recover=recover,
        defaults=Defaults(
            settings.image_width, settings.image_height, settings.image_quality, settings.image_cfg_scale
        ),
        limits=limits,
        budget=settings.daily_budget_usd,
        database_url=settings.database_url.get_secret_value(),
        calls_per_minute=settings.image_requests_per_minute,
        shared=shared,
        now=clock.now,
        measures=measures,
    )
    return Services(
        settings=settings,
        history=history,
        jobs=jobs,
        cards=cards,
        guard=guard,
        contact=contact,
        health=StudioHealth(settings, history, jobs, sharing, ruled_out=lineup.ruled_out, now=clock.now),
        sharing=sharing,
        improver=_improver(settings, account),
        closing=closing,
        measures=measures,
    )


def _rate_limits(settings: Settings) -> RateLimits | None:
    minute, hour, day = settings.rate_limit_per_minute, settings.rate_limit_per_hour, settings.rate_limit_per_day
    if not settings.rate_limit_enabled or not (minute or hour or day):
        return None
    storage = open_storage(settings.rate_limit_storage.get_secret_value())
    return RateLimits(storage, per_minute=minute, per_hour=hour, per_day=day)


def _improver(settings: Settings, account: AwsAccount) -> PromptImprover | None:
    if not settings.prompt_model_id:
        return None
    return PromptImprover(
        account, settings.prompt_model_id, region=settings.bedrock_region, patience=min(settings.image_timeout, 60.0)
    )


def _sharing(settings: Settings, account: AwsAccount, history: History, measures: Measures) -> Sharing:
    storage = S3Storage(
        account,
        settings.aws_s3_bucket,
        region=settings.s3_region,
        accelerate=settings.s3_transfer_acceleration,
        public_base_url=settings.s3_public_base_url,
        now=clock.now,
    )
    sharing = Sharing(
        storage,
        history.root / OUTBOX,
        original=lambda entry_id: history.file(entry_id, "original.png"),
        now=clock.now,
        new_unique=lambda: uuid.uuid4().hex,
        measures=measures,
    )
    open_meanwhile(storage.open)
    sharing.catch_up(entry for entry in history.recovered if entry.s3_key)
    return sharing
