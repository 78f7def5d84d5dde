"""Mid-century cut paper: flat inks, scissor edges, one graphic idea a sheet."""

from collections.abc import Callable

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.cutpaper.falls import falling, spiral
from posterlib.offline_art.scenes.cutpaper.motifs import MOTIFS, WORDS
from posterlib.offline_art.scenes.cutpaper.scissors import (
    Desk,
    choose_papers,
    cut_out,
    dry_ink,
    paste,
    round_paper,
    slab,
)
from posterlib.offline_art.scenes.cutpaper.tiles import board_of_tiles, motifs_in_order
from posterlib.offline_art.staging import Stage

Idea = Callable[[Desk], None]

STANDING = frozenset(("cat", "martini", "staircase", "telephone"))


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Lay out one cut-paper idea, chosen by the prompt's words or by the dice."""
    desk = set_up(canvas, stage, reading)
    _choose_idea(desk)(desk)
    dry_ink(canvas, desk.papers.ground)
    return Finish(bloom=0.0, vignette=0.12, grain=0.02, contrast=0.0, paper=0.07)


def set_up(canvas: Canvas, stage: Stage, reading: Reading) -> Desk:
    """Choose the papers and the hero of a sheet, and lay its ground."""
    hero = reading.subject or canvas.dice.choice(("person", "detective", "woman"))
    desk = Desk(canvas, stage, reading, choose_papers(canvas), hero)
    canvas.pixels[:] = desk.papers.ground
    return desk


def _choose_idea(desk: Desk) -> Idea:
    """A word is a strong hint, not an order: otherwise every seed of one prompt would be the same sheet."""
    called_for = [idea for idea, words in IDEAS.items() if desk.reading.mentions(*words)]
    if any(desk.reading.mentions(*words) for words in WORDS.values()):
        called_for += [_giant, board_of_tiles]
    return desk.canvas.dice.choice(called_for * 3 + [*UNASKED])


def _bars(desk: Desk) -> None:
    """Slabs hang from the top edge; the figure walks where the shortest one leaves room."""
    canvas, dice, papers = desk.canvas, desk.canvas.dice, desk.papers
    width, height, unit = canvas.width, canvas.height, canvas.unit
    count = max(4, min(16, round(dice.choice((5, 6, 7)) * max(1.0, width / height * 0.9))))
    pitch = width * 0.9 / count
    floor = height * 0.87
    tall = min(unit * 0.4, height * 0.3)
    gap = dice.choice([i for i in range(count) if i not in (0, count // 2, count - 1)] or [1])
    for i in range(count):
        left = width * 0.05 + i * pitch
        near = abs(i - gap) * pitch < tall * 0.4
        drop = dice.uniform(0.12, 0.3) if near else dice.uniform(0.42, 0.86)
        ink = (
            papers.second
            if i == gap
            else (papers.first, papers.ink, papers.first, papers.second)[(i * 3 + dice.randrange(2)) % 4]
        )
        limit = floor - tall * 1.25 if near else floor - unit * 0.05
        slab(desk, left, -unit * 0.05, left + pitch * 0.93, min(height * drop, limit), ink, 0.016)
    slab(desk, width * 0.08, floor, width * 0.92, floor + height * 0.03, papers.first, 0.008)
    x = width * 0.05 + (gap + 0.46) * pitch
    desk.stage.stamp(desk.hero, x, floor, tall, papers.ink, flip=dice.random() < 0.5)


def _moon(desk: Desk) -> None:
    """A paper moon or sun, sliced by strips, stands over a slanting ground."""
    canvas, dice, papers = desk.canvas, desk.canvas.dice, desk.papers
    width, height, unit = canvas.width, canvas.height, canvas.unit
    radius = min(unit * dice.uniform(0.3, 0.37), height * 0.36)
    x = width * dice.choice((0.36, 0.42, 0.6, 0.64))
    x = min(max(x, radius * 1.08), width - radius * 1.08)
    ground = height * dice.uniform(0.72, 0.8)
    y = ground - radius * dice.uniform(0.75, 1.15)
    slope = dice.choice((-1, 1)) * dice.uniform(0.03, 0.12) * min(1.0, 2 * height / width)
    cut_out(desk, round_paper(x, y, radius), papers.first)
    for i in range(5):
        line = y + radius * (0.02 + i * 0.21)
        slab(desk, x - radius * 1.2, line, x + radius * 1.2, line + radius * (0.035 + 0.018 * i), papers.ground, 0.004)
    level = ground + slope * (x - width / 2)
    cut_out(
        desk,
        [
            (-unit * 0.1, ground - slope * (width / 2 + unit * 0.1)),
            (width + unit * 0.1, ground + slope * (width / 2 + unit * 0.1)),
            (width + unit * 0.1, height * 1.1),
            (-unit * 0.1, height * 1.1),
        ],
        papers.ink,
    )
    desk.stage.stamp(
        desk.hero,
        x,
        level + unit * 0.008,
        min(radius * 1.25, (level - y) + radius * 0.62),
        papers.ink,
        flip=dice.random() < 0.5,
    )
    away = 1 if x < width / 2 else -1
    for i in range(dice.choice((2, 3))):
        left = x + away * (radius * (0.75 + 0.34 * i)) - unit * 0.1
        top = y - radius * (0.9 - 0.26 * i)
        slab(desk, left, top, left + unit * dice.uniform(0.16, 0.26), top + unit * 0.055, papers.second, 0.012)


def _keyhole(desk: Desk) -> None:
    """A keyhole of light: someone stands in it, or an eye looks back."""
    canvas, dice, papers = desk.canvas, desk.canvas.dice, desk.papers
    width, height, unit = canvas.width, canvas.height, canvas.unit
    floor = height * dice.uniform(0.74, 0.8)
    canvas.pixels[:] = papers.first
    x = width * dice.choice((0.34, 0.5, 0.64))
    radius = min(unit * 0.22, floor * 0.24)
    top = max(height * 0.08, floor - radius * 5.2)
    y = top + radius
    slab(desk, -unit * 0.1, floor, width + unit * 0.1, height * 1.1, papers.ink, 0.0)
    spill = dice.choice((-1, 1)) * unit * dice.uniform(0.1, 0.35)
    cut_out(
        desk,
        [
            (x - radius * 0.93, floor),
            (x + radius * 0.93, floor),
            (x + radius * 1.7 + spill, height * 1.05),
            (x - radius * 1.5 + spill, height * 1.05),
        ],
        papers.ground,
    )
    cut_out(desk, round_paper(x, y, radius), papers.ground)
    cut_out(
        desk,
        [
            (x - radius * 0.45, y + radius * 0.7),
            (x + radius * 0.47, y + radius * 0.7),
            (x + radius * 0.93, floor),
            (x - radius * 0.93, floor),
        ],
        papers.ground,
    )
    peeping = dice.random() < 0.35 or desk.reading.no_people
    if peeping:
        paste(desk, MOTIFS["eye"], x, y + radius * 0.02, radius * 1.62, (papers.ink, papers.second, papers.ground), 0)
    tall = min(unit * 0.46, (floor - y) * (0.74 if peeping else 1.12))
    foot = floor + (height - floor) * 0.1
    lean = spill / (height - floor)
    shade = papers.ink
    if not desk.reading.no_people:
        cut_out(
            desk,
            [
                (x - tall * 0.09, foot),
                (x + tall * 0.09, foot),
                (x + tall * 0.16 + lean * (height - foot), height * 1.02),
                (x - tall * 0.12 + lean * (height - foot), height * 1.02),
            ],
            shade,
        )
        desk.stage.stamp(desk.hero, x, foot, tall, papers.ink, flip=dice.random() < 0.5)


def _giant(desk: Desk) -> None:
    """One thing of the story, enormous, over one small person."""
    canvas, dice, papers = desk.canvas, desk.canvas.dice, desk.papers
    width, height, unit = canvas.width, canvas.height, canvas.unit
    name = motifs_in_order(desk)[0]
    back, thing, detail = dice.choice(
        (
            (papers.ground, papers.first, papers.ink),
            (papers.first, papers.ink, papers.second),
            (papers.second, papers.ink, papers.first),
            (papers.ground, papers.ink, papers.first),
        )
    )
    canvas.pixels[:] = back
    floor = height * 0.84
    size = min(unit * dice.uniform(0.72, 0.8), floor * 0.82)
    x = min(max(width * dice.choice((0.4, 0.5, 0.6)), size * 0.54), width - size * 0.54)
    standing = name in STANDING
    y = (
        floor - size * 0.5
        if standing
        else max(height * 0.06 + size / 2, floor - size * 0.65 - min(unit * 0.2, height * 0.2))
    )
    paste(desk, MOTIFS[name], x, y, size, (thing, detail, back), 0 if standing else dice.choice((-8, -4, 5, 9)))
    stage_box = (x - size * 0.42, y - size * 0.4, x + size * 0.42, y + size * 0.5)
    desk.stage.reserve(stage_box)
    ground = papers.ink if thing is not papers.ink else papers.second if back is not papers.second else papers.ground
    slab(desk, -unit * 0.1, floor, width + unit * 0.1, height * 1.1, ground, 0.012)
    tall = min(unit * 0.2, height * 0.2)
    spot = desk.stage.spot([width * t for t in (0.1, 0.18, 0.3, 0.7, 0.82, 0.9)], tall * 0.6, tall, floor)
    desk.stage.stamp(desk.hero, spot, floor + unit * 0.006, tall, papers.ink)


IDEAS: dict[Idea, tuple[str, ...]] = {
    spiral: ("spiral", "vertigo", "obsession", "paranoia", "madness", "psychological", "hypnosis"),
    _keyhole: ("keyhole", "voyeur", "spying", "locked"),
    falling: ("fall", "falls", "falling", "fell", "skyscraper", "window", "ledge"),
    board_of_tiles: ("heist", "caper", "ensemble", "collage", "party"),
    _bars: ("prison", "jail", "trapped", "escape", "bars"),
}
"""The ideas that words ask for."""

UNASKED: tuple[Idea, ...] = (_bars, spiral, _moon, board_of_tiles, _keyhole, falling, _giant, _giant)
"""The ideas any sheet may have; one that stands here twice comes twice as often."""
