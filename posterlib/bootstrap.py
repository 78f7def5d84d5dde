"""Puts the studio together: the only place that names concrete adapters."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from posterlib.aws import AwsAccount
from posterlib.background import in_background
from posterlib.errors import AwsAccountError, PosterError, StudioClosingError
from posterlib.generation import Watch, generate_with_stand_ins
from posterlib.history import Entry, History
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.image_models.fitting import Defaults
from posterlib.image_models.lineup import Lineup
from posterlib.image_models.selection import bedrock_region, cards_for, check_default_size, default_model, offered
from posterlib.jobs import PosterJobs
from posterlib.jobs.opening import open_jobs
from posterlib.logs import log_to_stderr
from posterlib.offline_art.model import OfflineImageModel
from posterlib.posters import Recipe
from posterlib.prompt_improver import PromptImprover
from posterlib.rate_limits import RateLimits, open_storage
from posterlib.settings import Settings, load_settings
from posterlib.storage import S3Storage, Sharing

__all__ = ["Services", "begin_closing", "build_services", "close_services", "services"]

_LOG = logging.getLogger(__name__)

OUTBOX = ".uploads"

_CREDENTIALS_PATIENCE = 5.0
"""Seconds: what leads to credentials may be a program, and the start must not hang on it."""


@dataclass(frozen=True)
class Services:
    """What pages and API work with.

    `cards` are the image models that people choose among, the default first. Without a bucket there is no `sharing`,
    without a text model no `improver`.
    """

    settings: Settings
    history: History
    jobs: PosterJobs
    cards: tuple[ModelCard, ...]
    sharing: Sharing | None = None
    improver: PromptImprover | None = None
    closing: threading.Event = field(default_factory=threading.Event)

    def begin_closing(self) -> None:
        """Take nothing new, begin nothing more, and tell those who wait for what was not begun."""
        self.closing.set()
        self.jobs.begin_closing()

    def close(self) -> None:
        """Finish what is running, then close sharing and history."""
        self.begin_closing()
        self.jobs.close()
        if self.sharing is not None:
            self.sharing.close()
        self.history.close()


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
    account, closing = AwsAccount(settings.aws_region), threading.Event()
    lineup, cards = _image_models(settings, account, closing) if models is None else _replaced(settings, models)
    check_default_size(settings, lineup.card())
    limits = _rate_limits(settings)
    history = History(settings.history_dir, now=_now)
    sharing = _sharing(settings, account, history) if settings.aws_s3_bucket else None

    def draw(recipe: Recipe, watch: Watch) -> Entry:
        return generate_with_stand_ins(recipe, lineup=lineup, history=history, sharing=sharing, watch=watch)

    def recover() -> None:
        completed = history.recover()
        if sharing is not None:
            sharing.catch_up(entry for entry in completed if entry.s3_key)

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
        now=_now,
    )
    return Services(settings, history, jobs, cards, sharing, _improver(settings, account), closing)


_LOCK = threading.Lock()
_OPEN: list[Services] = []


def services() -> Services:
    """Give this process's one studio, built at the first call: pages, API and lifespan share it.

    Raises:
        SettingsError, StorageError: as `build_services`.
    """
    with _LOCK:
        if not _OPEN:
            settings = load_settings()
            log_to_stderr(debug=settings.debug)
            # In a thread of its own: `streamlit run` loads the app in that of its event loop, where DBOS does not open.
            _OPEN.append(in_background(lambda: build_services(settings, shared=True), name="open-studio").result())
        return _OPEN[0]


def begin_closing() -> None:
    """Have this process's studio begin to close, if it is open; what it has begun goes on."""
    with _LOCK:
        opened = _OPEN[-1] if _OPEN else None
    if opened is not None:
        opened.begin_closing()


def close_services() -> None:
    """Finish and close this process's studio, if it was opened."""
    with _LOCK:
        opened = _OPEN.pop() if _OPEN else None
    if opened is not None:
        opened.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _image_models(
    settings: Settings, account: AwsAccount, closing: threading.Event
) -> tuple[Lineup, tuple[ModelCard, ...]]:
    cards = cards_for(settings)
    connections = sum(card.calls_at_once for card in cards.values() if not card.offline)

    def pause(seconds: float) -> None:
        if closing.wait(seconds):
            raise StudioClosingError  # what was throttled is not asked for again

    def adapter(card: ModelCard) -> ImageModel:
        if card.offline:
            return OfflineImageModel()
        return BedrockImageModel(
            card,
            account,
            region=bedrock_region(card, settings),
            patience=settings.image_timeout,
            connections=connections,
            sleep=pause,
        )

    models = {card.id: (card, adapter(card)) for card in cards.values()}
    today = _now().date()
    # Only `auto` depends on an account; looking for one may take a while.
    has_account = settings.image_model_id == "auto" and _has_credentials(account)
    default = default_model(settings, account=has_account, today=today)
    chosen = models[default][1]
    if isinstance(chosen, BedrockImageModel):
        _meanwhile(chosen.open)
    lineup = Lineup(models, default=default, fallbacks=settings.image_fallback_model_ids)
    return lineup, offered(cards, default, account=not cards[default].offline, today=today)


def _replaced(
    settings: Settings, models: dict[str, tuple[ModelCard, ImageModel]]
) -> tuple[Lineup, tuple[ModelCard, ...]]:
    default = settings.image_model_id if settings.image_model_id in models else next(iter(models))
    fallbacks = tuple(model_id for model_id in settings.image_fallback_model_ids if model_id in models)
    return Lineup(models, default=default, fallbacks=fallbacks), tuple(card for card, _ in models.values())


def _has_credentials(account: AwsAccount) -> bool:
    try:
        return account.has_credentials(_CREDENTIALS_PATIENCE)
    except AwsAccountError as error:
        _LOG.warning("%s", error)
        return False


def _meanwhile(open_client: Callable[[], None]) -> None:
    """Make a client while the studio starts: the first poster need not wait for it."""

    def open_quietly() -> None:
        try:
            open_client()
        except PosterError as error:
            _LOG.warning("%s", error)

    in_background(open_quietly, name="open-client")


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


def _sharing(settings: Settings, account: AwsAccount, history: History) -> Sharing:
    storage = S3Storage(
        account,
        settings.aws_s3_bucket,
        region=settings.s3_region,
        accelerate=settings.s3_transfer_acceleration,
        public_base_url=settings.s3_public_base_url,
        now=_now,
    )
    sharing = Sharing(
        storage,
        history.root / OUTBOX,
        original=lambda entry_id: history.file(entry_id, "original.png"),
        now=_now,
        new_unique=lambda: uuid.uuid4().hex,
    )
    _meanwhile(storage.open)
    sharing.catch_up(entry for entry in history.recovered if entry.s3_key)
    return sharing
