"""How a job stands, in words for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from posterlib.jobs import Job, JobPoster, State

__all__ = [
    "already_sent",
    "counted",
    "doing",
    "made",
    "number_of",
    "state_word",
    "tally",
    "usually",
]

_WORDS: dict[State, str] = {
    "queued": "Queued",
    "running": "Drawing",
    "saving": "Saving",
    "done": "Done",
    "failed": "Failed",
    "cancelled": "Cancelled",
    "interrupted": "Interrupted",
}

_SHORT, _EXACT, _MINUTES = 1.5, 10.0, 100.0
"""Seconds: shorter is a second, longer needs no hundredths, still longer is told in minutes."""


def state_word(state: State) -> str:
    """Name a state."""
    return _WORDS[state]


def doing(job: Job) -> str:
    """Say what is being done for a job at work."""
    several = len(job.posters) > 1
    if job.state == "queued":
        return _waiting(job.place or 0, several=several)
    if not several:
        return f"{state_word(job.state)}…"
    done = sum(poster.state == "done" for poster in job.posters)
    at_work = {poster.state for poster in job.posters} & {"running", "saving"}
    word = "Waiting" if not at_work else state_word(job.state)
    return f"{word}: {done} of {len(job.posters)} done"


def _waiting(in_front: int, *, several: bool) -> str:
    if not in_front:
        return "Next in the queue…"
    many = "1 poster is" if in_front == 1 else f"{in_front:,} posters are"
    return f"Waiting: {many} in front of {'them' if several else 'it'}"


def usually(seconds: float | None, *, several: bool) -> str:
    """Say how long a model usually takes for a poster; nothing where that is not known."""
    if seconds is None:
        return ""
    span = f"{round(seconds)} s" if seconds < _MINUTES else f"{round(seconds / 60)} min"
    return f"usually about {'a second' if seconds < _SHORT else span}{' each' if several else ''}"


def made(job: Job) -> str:
    """Say how many posters came of a job that has ended, and how long it took."""
    done = sum(poster.state == "done" for poster in job.posters)
    if len(job.posters) == 1:
        return f"Generated in {_took(job.seconds)}"
    many = number_of(done, "poster") if done == len(job.posters) else f"{done} of {len(job.posters)} posters"
    return f"{many} generated in {_took(job.seconds)}"


def _took(seconds: float) -> str:
    if seconds < _EXACT:
        return f"{seconds:.2f} s"
    return f"{seconds:.0f} s" if seconds < _MINUTES else f"{seconds / 60:.0f} min"


def tally(posters: Iterable[JobPoster], *, but: State) -> str:
    """Count posters by what became of them, `but` for one state, such as “1 failed, 2 interrupted”."""
    counts = Counter(poster.state for poster in posters if poster.state != but)
    return ", ".join(f"{counts[state]} {word.lower()}" for state, word in _WORDS.items() if counts[state])


def number_of(things: int, one: str) -> str:
    """Count things, such as “1 poster” or “12 posters”."""
    return f"1 {one}" if things == 1 else f"{things:,} {one}s"


def counted(job: Job, number: int) -> str:
    """Say for how many of a job's posters something holds; nothing where it has but one."""
    return f"{number} of {len(job.posters)} posters: " if len(job.posters) > 1 else ""


def already_sent(posters: int, *, several: bool) -> str:
    """Say why what was sent cannot be stopped."""
    if not several:
        return "Already sent: it can no longer be stopped, and the result will be kept."
    if posters == 1:
        return "1 poster was already sent: it can no longer be stopped, and its result will be kept."
    return f"{posters} posters were already sent: they can no longer be stopped, and their results will be kept."
