"""Who and what of a prompt appears in a scene, and how large beside each other."""

from collections.abc import Sequence

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.figures import FIGURES, beasts, places, wings
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.staging import SAFE_MARGIN, Ground, Placed, Stage

_WALKING_THINGS = frozenset(figure.name for figure in (*beasts.FIGURES, *wings.FIGURES)) | {"robot"}
_BUILDINGS = frozenset(figure.name for figure in places.FIGURES) | {"tent"}

# One figure that stands for several people already.
_SEVERAL = frozenset(("couple", "umbrella_couple", "crowd"))

# Who stands beside somebody when a prompt counts more of them: others like them, not copies.
_KIN = {
    "person": ("woman", "walking_man", "coat", "person"),
    "coat": ("person", "walking_man", "coat"),
    "child": ("girl", "child"),
    "girl": ("child", "girl"),
}

# Height beside a grown person of height 1.
_STATURE = {
    "cat": 0.35, "fox": 0.5, "dog": 0.5, "wolf": 0.7, "owl": 0.4, "raven": 0.4, "child": 0.72, "girl": 0.72,
    "child_with_lantern": 0.78, "bear": 0.95, "horse": 1.25, "rider": 1.35, "elephant": 1.7, "dinosaur": 2.2,
    "seated_man": 0.8, "motorcycle": 0.85, "skier": 0.8,
}  # fmt: skip
_LEAST_LEADING_STATURE = 0.75

# What may cross a sky, and how tall it is drawn there, in units.
_AIRBORNE = {
    "dragon": 0.2, "balloon": 0.13, "ufo": 0.09, "spaceship": 0.1, "helicopter": 0.08, "plane": 0.055, "eagle": 0.08,
    "witch_on_broom": 0.1, "bat": 0.05, "angel": 0.14,
}  # fmt: skip


def alive(name: str | None) -> bool:
    """Whether a figure walks on its own feet: people and beasts, not houses or cars."""
    figure = FIGURES.get(name or "")
    return figure is not None and figure.feet and (figure.person or figure.name in _WALKING_THINGS)


def lead(canvas: Canvas, reading: Reading, usual: Sequence[str]) -> str:
    """Name who the picture is about: the first living thing of the prompt, else one of `usual`."""
    for name in (reading.subject, *reading.companions):
        if name is not None and alive(name):
            return name
    return canvas.dice.choice(usual)


def stand(
    stage: Stage,
    reading: Reading,
    name: str,
    x: float,
    ground: Ground,
    height: float,
    colour: Colour,
    *,
    rim: Colour | None = None,
    light_x: float | None = None,
    rim_width: float | None = None,
    room: tuple[float, float] | None = None,
) -> Placed | None:
    """Stand `name` at x with the prompt's living companions beside it, facing and rimmed by the light at `light_x`.

    `ground` is a height in pixels or one for every column; `height` is that of a grown person, less where a prompt's
    crowd needs it to fit between the two columns of `room`. Returns where the first of them stands, None when the
    prompt wants nobody.
    """
    canvas = stage.canvas
    towards = 1 if (canvas.width / 2 if light_x is None else light_x) >= x else -1
    left, right = room or (canvas.width * SAFE_MARGIN, canvas.width * (1 - SAFE_MARGIN))
    row = _row(party(reading, name), height, towards)
    if reading.headcount > 1:
        height *= min(1.0, (right - left) / _extent(row))
        row = _row([figure for figure, _, _ in row], height, towards)
        x = max(left + _reach(row, -1), min(right - _reach(row, 1), x))
    first: Placed | None = None
    for figure, offset, size in row:
        place = x + offset
        placed = stage.stamp(
            figure, place, stage.ground_at(ground, place) + size * 0.03, size, colour, flip=faces_away(figure, towards),
            rim=rim, rim_direction=(towards, -1), rim_width=rim_width,
        )  # fmt: skip
        first = first or placed
    return first


def party(reading: Reading, name: str) -> list[str]:
    """Name everybody who comes with `name`: the prompt's living companions, and as many more as it counts."""
    others = [other for other in reading.companions if alive(other) and other != name][:2]
    return [name, *others, *further(reading, name, others)]


def further(reading: Reading, name: str, others: Sequence[str]) -> list[str]:
    """Name those whom a prompt counts but does not name, beside `name` and the `others`.

    People are among those counted ("two friends, a girl and a boy"), beasts and robots come besides.
    """
    missing = 0 if name in _SEVERAL else reading.headcount - 1 - sum(FIGURES[other].person for other in others)
    kin = _KIN.get(name, (name,))
    return [kin[i % len(kin)] for i in range(missing)]


Row = list[tuple[str, float, float]]  # figure, distance from the first one's axis, height, in pixels


def _row(names: Sequence[str], height: float, towards: int) -> Row:
    """Line figures up on either side of the first, as close as people stand who belong together."""
    row: Row = []
    reach = {-1: FIGURES[names[0]].width / 2 * height, 1: FIGURES[names[0]].width / 2 * height}
    for index, figure in enumerate(names):
        stature = _STATURE.get(figure, 1.0)
        size = height * (max(stature, _LEAST_LEADING_STATURE) if index == 0 else stature * 0.96)
        offset = 0.0
        if index:
            side = -towards if index % 2 else towards
            half = FIGURES[figure].width / 2 * size
            offset = side * (reach[side] + half * 0.8)
            reach[side] += half * 2
        row.append((figure, offset, size))
    return row


def _reach(row: Row, side: int) -> float:
    return max(offset * side + FIGURES[figure].width / 2 * size for figure, offset, size in row)


def _extent(row: Row) -> float:
    return _reach(row, -1) + _reach(row, 1)


def faces_away(name: str, towards: int) -> bool:
    """Whether a figure has to be flipped to look `towards` -1 (left) or 1 (right)."""
    return (FIGURES[name].facing or 1) != towards


def fly(
    stage: Stage, reading: Reading, top: float, bottom: float, colour: Colour, *, rim: Colour | None = None
) -> None:
    """Let what the prompt names and can fly cross the sky between two heights, clear of what is reserved."""
    canvas = stage.canvas
    for name in reading.companions:
        if name not in _AIRBORNE:
            continue
        size = canvas.unit * _AIRBORNE[name] * canvas.dice.uniform(0.85, 1.2)
        half = FIGURES[name].width / 2 * size + canvas.unit * 0.03
        shares = canvas.dice.shuffled([(x, y) for x in (0.2, 0.35, 0.5, 0.65, 0.8) for y in (0.3, 0.65, 1.0)])
        spots = [(canvas.width * x, top + (bottom - top) * y) for x, y in shares]
        free = [stage.overlap((x - half, y - size * 1.3, x + half, y + size * 0.3)) for x, y in spots]
        x, ground = spots[free.index(min(free))]
        stage.stamp(name, x, ground, size, colour, flip=x > canvas.width / 2, rim=rim)


def birds(stage: Stage, x: float, y: float, colour: Colour) -> None:
    """Let a few far birds, or none, gather about a point of the sky."""
    dice, unit = stage.canvas.dice, stage.canvas.unit
    for _ in range(dice.choice((0, 3, 5, 7))):
        at = x + dice.gauss(0, 0.12) * unit, y + dice.gauss(0, 0.048) * unit
        stage.stamp("bird", *at, unit * dice.uniform(0.009, 0.021), colour, reserve=False)


def building(reading: Reading, *also: str) -> str | None:
    """Name the first building of the prompt, or of the figures in `also`, if there is one."""
    wanted = _BUILDINGS.union(also)
    return next((name for name in (reading.subject, *reading.companions) if name in wanted), None)
