"""Reads the Dockerfile: its instructions, and what goes into the image."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Instruction:
    """One instruction with what follows it, on one line."""

    name: str
    text: str


def instructions() -> list[Instruction]:
    """Give the instructions of all stages in their order."""
    lines = (line for line in (ROOT / "Dockerfile").read_text().splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    parts = (line.partition(" ") for line in joined.splitlines() if line.strip())
    return [Instruction(name, text.strip()) for name, _, text in parts]


def result() -> list[Instruction]:
    """Give the instructions of the last stage: the others leave nothing but what it copies."""
    everything = instructions()
    last = max(number for number, instruction in enumerate(everything) if instruction.name == "FROM")
    return everything[last:]


def environment() -> dict[str, str]:
    """Give the variables of the image."""
    texts = (instruction.text for instruction in result() if instruction.name == "ENV")
    return dict(word.split("=", 1) for text in texts for word in shlex.split(text))


def sources() -> list[str]:
    """Give what is copied out of the repository, in all stages."""
    copies = (instruction.text.split() for instruction in instructions() if instruction.name == "COPY")
    return [source.rstrip("/") for words in copies if "--from=" not in words[0] for source in words[:-1]]


def let_in(path: str) -> bool:
    """Tell whether .dockerignore lets a file in: the last line that fits decides."""
    answer = True
    for line in (ROOT / ".dockerignore").read_text().splitlines():
        pattern = line.lstrip("!").rstrip("/")
        fits = fnmatch(path, pattern.removeprefix("**/")) or path.startswith(f"{pattern}/")
        if line and not line.startswith("#") and (fits or fnmatch(Path(path).name, pattern.removeprefix("**/"))):
            answer = line.startswith("!")
    return answer


def assemble(folder: Path) -> None:
    """Lay out the image's working folder as the build does, from what reaches the build."""
    copies = (instruction.text.split() for instruction in result() if instruction.name == "COPY")
    for *words, target in (words for words in copies if "--from=" not in words[0]):
        for source in words:
            place = folder / target
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, place, ignore=_kept_out)
            else:
                to_folder = target.endswith("/")
                (place if to_folder else place.parent).mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, place)


def _kept_out(folder: str, names: list[str]) -> list[str]:
    inside = Path(folder).relative_to(ROOT)
    return [name for name in names if name == "__pycache__" or not _may_hold_anything(inside / name)]


def _may_hold_anything(path: Path) -> bool:
    files = [path] if (ROOT / path).is_file() else [each.relative_to(ROOT) for each in (ROOT / path).rglob("*")]
    return any(let_in(str(file)) for file in files)
