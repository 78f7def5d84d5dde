"""The line that moves while posters are drawn."""

from __future__ import annotations

from posterlib.jobs import Job

__all__ = ["progress_line"]

_TURNS = "|/-\\"
_TURNS_A_SECOND = 5


def progress_line(job: Job) -> str:
    """Say how a job stands: what is being drawn, and for how many seconds."""
    turn = _TURNS[int(job.seconds * _TURNS_A_SECOND) % len(_TURNS)]
    made, wanted = len(job.entries) + len(job.failures), len(job.recipes)
    doing = {"queued": "Waiting", "saving": "Saving"}.get(job.state, "Drawing")
    which = f" {min(made + 1, wanted)} of {wanted}" if wanted > 1 else ""
    return f"{turn} {doing}{which} … {job.seconds:.0f} s"
