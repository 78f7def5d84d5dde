"""A board of paper tiles, each with one thing of the story on it."""

import math

from posterlib.offline_art.colour import Colour
from posterlib.offline_art.scenes.cutpaper.motifs import MOTIFS, WORDS
from posterlib.offline_art.scenes.cutpaper.scissors import Desk, cut_out, paste, slab


def board_of_tiles(desk: Desk) -> None:
    """A board of tiles, each with one thing of the story on it."""
    canvas, dice, papers = desk.canvas, desk.canvas.dice, desk.papers
    width, height, unit = canvas.width, canvas.height, canvas.unit
    across = dice.choice((2, 3, 3)) if width <= height else 3
    columns = max(1, round(across * width / unit))
    rows = max(1, round(across * height / unit))
    margin = unit * 0.05
    pitch_x, pitch_y = (width - 2 * margin) / columns, (height - 2.4 * margin) / rows
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    hero_cell = dice.choice(cells)
    motifs = motifs_in_order(desk)
    schemes = (
        (papers.first, papers.ink, papers.ground),
        (papers.second, papers.ink, papers.ground),
        (papers.ink, papers.ground, papers.first),
        (papers.ink, papers.second, papers.ground),
        (papers.first, papers.ground, papers.ink),
        (papers.second, papers.ground, papers.ink),
    )
    previous = -1
    for number, (column, row) in enumerate(cells):
        pick = dice.choice([i for i in range(len(schemes)) if i // 2 != previous // 2])
        previous = pick
        back, front, third = schemes[pick]
        left, top = margin + column * pitch_x, margin + row * pitch_y
        slab(desk, left, top, left + pitch_x * 0.965, top + pitch_y * 0.97, back, 0.005)
        side = min(pitch_x, pitch_y) * 0.76
        x, y = left + pitch_x * 0.4825, top + pitch_y * 0.485
        if (column, row) == hero_cell and not desk.reading.no_people:
            desk.stage.stamp(desk.hero, x, y + side * 0.54, side * 1.04, front, flip=dice.random() < 0.5)
        elif dice.random() < 0.12 and len(cells) > 6:
            _geometry(desk, left, top, pitch_x * 0.965, pitch_y * 0.97, front)
        else:
            paste(desk, MOTIFS[motifs[number % len(motifs)]], x, y, side, (front, third, back), 0)


def _geometry(desk: Desk, left: float, top: float, width: float, height: float, colour: Colour) -> None:
    dice = desk.canvas.dice
    kind = dice.choice(("quarter", "half", "steps"))
    if kind == "quarter":
        turn = dice.randrange(4)
        x, y = left + width * (turn % 2), top + height * (turn // 2)
        toward_x, toward_y = (1 if turn % 2 == 0 else -1), (1 if turn < 2 else -1)
        arc = [
            (x + toward_x * width * math.cos(a), y + toward_y * height * math.sin(a))
            for a in (i * math.pi / 60 for i in range(31))
        ]
        cut_out(desk, [(x, y), *arc], colour)
    elif kind == "half":
        cut_out(desk, [(left, top), (left + width, top), (left, top + height)], colour)
    else:
        for i in range(3):
            line = top + height * (0.12 + 0.29 * i)
            slab(desk, left, line, left + width, line + height * 0.13, colour, 0.003)


def motifs_in_order(desk: Desk) -> list[str]:
    """Every motif by name: those the prompt speaks of first, the rest shuffled behind them."""
    dice = desk.canvas.dice
    told = [name for name in WORDS if desk.reading.mentions(*WORDS[name])]
    rest = [name for name in MOTIFS if name not in told]
    return dice.sample(told, len(told)) + dice.sample(rest, len(rest))
