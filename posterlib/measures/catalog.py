"""Everything that the studio counts of itself."""

from __future__ import annotations

from posterlib.measures.measure import Measure

__all__ = [
    "ALL",
    "API_ANSWERS",
    "BYTES_STORED",
    "CONTACT_MESSAGES",
    "DOLLARS",
    "FAILURES",
    "GENERATION_SECONDS",
    "LINKS",
    "LINK_SECONDS",
    "POSTERS",
    "PROMPT_CHARACTERS",
    "QUALITY",
    "SIGN_INS",
    "THROTTLED",
    "THUMBNAIL_PROCESSOR_SECONDS",
    "THUMBNAIL_SECONDS",
    "UPLOADS",
    "UPLOAD_SECONDS",
]

POSTERS = Measure(
    "posters",
    "Posters that came to an end: done, failed, cancelled or interrupted; at least once each, hardly ever twice.",
    labels=("model", "outcome"),
)
FAILURES = Measure("failures", "Posters that were not made, by the code of the error.", labels=("code",))
GENERATION_SECONDS = Measure(
    "generation",
    "Seconds from asking a model to having its picture.",
    "histogram",
    labels=("model",),
    unit="seconds",
    buckets=(0.25, 0.5, 1, 2, 3, 5, 8, 12, 20, 30, 60, 120, 300),
)
PROMPT_CHARACTERS = Measure(
    "prompt",
    "Characters of the prompts that were drawn.",
    "histogram",
    unit="characters",
    buckets=(25, 50, 100, 200, 300, 500, 750, 1_000, 2_000, 4_000, 10_000),
)
QUALITY = Measure("quality", "Posters by the quality that was asked of models which offer it.", labels=("quality",))
THROTTLED = Measure(
    "throttled",
    "Calls that AWS turned away to be sent again later: throttled (429), or unavailable (503).",
    labels=("model", "reason"),
)
DOLLARS = Measure(
    "spent",
    "US dollars spent, or possibly spent, at list prices; poster_studio_spending_dollars has the exact sums.",
    labels=("model",),
    unit="dollars",
)
BYTES_STORED = Measure("stored", "Bytes of originals and thumbnails put on disk.", labels=("file",), unit="bytes")
UPLOADS = Measure(
    "uploads",
    "Attempts to put a copy into the bucket: arrived or failed; a failed one is repeated.",
    labels=("outcome",),
)
UPLOAD_SECONDS = Measure(
    "upload",
    "Seconds that a copy took to arrive in the bucket.",
    "histogram",
    unit="seconds",
    buckets=(0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60),
)
LINKS = Measure(
    "links",
    "Links to copies: signed (they expire), lasting (the bucket's public address) or failed.",
    labels=("outcome",),
)
LINK_SECONDS = Measure(
    "link_life",
    "Seconds that a signed link lasts: an hour, or less where the credentials end before.",
    "histogram",
    unit="seconds",
    buckets=(60, 300, 900, 1_800, 3_600),
)
THUMBNAIL_SECONDS = Measure(
    "thumbnail",
    "Seconds to make a thumbnail: at once, or late, when the studio is quiet or somebody asks.",
    "histogram",
    labels=("moment",),
    unit="seconds",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
THUMBNAIL_PROCESSOR_SECONDS = Measure(
    "thumbnail_processor", "Processor time that thumbnails took.", labels=("moment",), unit="seconds"
)
API_ANSWERS = Measure("api_answers", "Answers of the API, by route and class of status.", labels=("route", "status"))
SIGN_INS = Measure("sign_ins", "Attempts to sign in, by outcome.", labels=("outcome",))
CONTACT_MESSAGES = Measure("contact_messages", "Messages of the contact form, by outcome.", labels=("outcome",))

ALL: tuple[Measure, ...] = (
    POSTERS,
    FAILURES,
    GENERATION_SECONDS,
    PROMPT_CHARACTERS,
    QUALITY,
    THROTTLED,
    DOLLARS,
    BYTES_STORED,
    UPLOADS,
    UPLOAD_SECONDS,
    LINKS,
    LINK_SECONDS,
    THUMBNAIL_SECONDS,
    THUMBNAIL_PROCESSOR_SECONDS,
    API_ANSWERS,
    SIGN_INS,
    CONTACT_MESSAGES,
)
