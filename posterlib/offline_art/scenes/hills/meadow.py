"""Green country: rolling hills, round trees and one great one, flowers, a path, a cottage."""

import math

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, hex_colour, mix
from posterlib.offline_art.exact import Float, sin
from posterlib.offline_art.figures import catmull_rom
from posterlib.offline_art.sets.terrain import Profile, height_at
from posterlib.offline_art.shapes import box, circle, polygon, polygons

WOOD = hex_colour("#6b4226")
LAMPLIGHT = hex_colour("#ffc04a")


def green_hill(canvas: Canvas, y: float, rise: float, near: float, tilt: float = 0.0) -> Profile:
    """Paint a hill around `y`, `rise` pixels of swell, `tilt` pixels lower at its right end; return its profile."""
    dice, unit = canvas.dice, canvas.unit
    across = np.arange(canvas.width) / unit
    swell = rise * sin(across * (4.2 - 1.3 * near) + dice.random() * 6.3)
    swell = swell + unit * 0.018 * sin(across * 9 + dice.random() * 6)
    slope = tilt * (np.arange(canvas.width) / canvas.width - 0.5) * 2
    profile = (y - swell + slope).astype(np.float32)
    colour = hill_green(canvas, near)
    canvas.ridge(profile, mix(colour, canvas.palette.light, 0.36), colour, 1.0, unit * (0.1 + 0.06 * near))
    return profile


def rolling_hills(canvas: Canvas, horizon: float, count: int, light_x: float, trees: bool = True) -> None:
    """Rows of hills from the horizon towards the viewer, trees on the nearer ones."""
    dice, unit = canvas.dice, canvas.unit
    for i in range(count):
        near = i / 4
        y = horizon + (canvas.height - horizon) * (0.06 + 0.64 * near)
        profile = green_hill(canvas, y, unit * (0.075 + 0.02 * near), near)
        if trees and i:
            colour = hill_green(canvas, near)
            round_trees(canvas, profile, dice.choice((3, 4, 6)), unit * 0.026 * (1 + near), colour, light_x)
        elif not trees:
            _fields(canvas, profile, near)


def hill_green(canvas: Canvas, near: float) -> Colour:
    """Return the colour of a hill: 0 far away, 1 at the viewer's feet."""
    palette = canvas.palette
    return mix(mix(palette.horizon, palette.far, 0.8), palette.near, near**1.1 * 0.6)


def _fields(canvas: Canvas, profile: Profile, near: float) -> None:
    """Ploughed stripes that follow the hill."""
    first = max(0, int(profile.min()))
    down = canvas.ys[first:] - profile[None]
    slant = canvas.xs * np.float32(0.35 if canvas.dice.chance(0.5) else -0.35)
    rows = np.clip(sin((down * 1.6 + slant) / np.float32(canvas.unit * (0.006 + 0.006 * near))) * 2 + 0.2, 0, 1)
    patch = canvas.fbm(5, 2, 1.6, 0.5, 8)[first:] > 0.52
    canvas.over(rows * patch * np.clip(down, 0, 1), canvas.palette.near, 0, first, 0.14)


def round_trees(
    canvas: Canvas,
    profile: Float,
    count: int,
    size: float,
    colour: Colour,
    light_x: float,
    avoid: tuple[float, float] | None = None,
) -> None:
    """Scatter lollipop trees about `size` pixels large on a profile, none within `avoid` (x, distance)."""
    dice, palette = canvas.dice, canvas.palette
    trees = [(dice.random() * canvas.width, size * dice.uniform(0.7, 1.3)) for _ in range(count)]
    if avoid is not None:
        trees = [tree for tree in trees if abs(tree[0] - avoid[0]) > avoid[1]]
    trunks, crowns, lights = [], [], []
    for x, tall in trees:
        ground = height_at(profile, x)
        side = 1 if light_x > x else -1
        trunks.append(
            [
                (x - tall * 0.08, ground + tall * 0.1),
                (x - tall * 0.05, ground - tall),
                (x + tall * 0.05, ground - tall),
                (x + tall * 0.08, ground + tall * 0.1),
            ]
        )
        crowns.append(circle(x, ground - tall * 1.35, tall * 0.74, 1.12, 40))
        lights.append(circle(x + side * tall * 0.16, ground - tall * 1.5, tall * 0.48, 1.1, 32))
    for shapes, tone in (
        (trunks, mix(palette.near, WOOD, 0.6)),
        (crowns, mix(colour, palette.near, 0.45)),
        (lights, mix(colour, palette.light, 0.15)),
    ):
        polygons(canvas, shapes, tone)


def great_tree(canvas: Canvas, x: float, ground: float, tall: float, light_x: float) -> None:
    """One old tree, its crown a heap of leaf clouds that pale towards the light."""
    dice, palette = canvas.dice, canvas.palette
    side = 1 if light_x > x else -1
    lean = dice.uniform(-0.07, 0.07) * tall
    bark = [
        (x - tall * 0.13, ground + tall * 0.035),
        (x - tall * 0.055, ground - tall * 0.05),
        (x - tall * 0.036, ground - tall * 0.24),
        (x + lean * 0.7 - tall * 0.05, ground - tall * 0.55),
    ]
    other = [
        (x + lean * 0.7 + tall * 0.06, ground - tall * 0.55),
        (x + tall * 0.038, ground - tall * 0.24),
        (x + tall * 0.06, ground - tall * 0.05),
        (x + tall * 0.14, ground + tall * 0.035),
    ]
    trunk = [*catmull_rom(bark, closed=False), *catmull_rom(other, closed=False)]
    polygon(canvas, [(px, py) for px, py in trunk], mix(palette.near, WOOD, 0.35))
    fork = (x, ground - tall * 0.3)
    for reach in (-0.2, 0.17):
        tip = (x + lean + reach * tall, ground - tall * 0.56)
        polygon(
            canvas,
            [
                (fork[0] - tall * 0.03, fork[1]),
                (tip[0] - tall * 0.012, tip[1]),
                (tip[0] + tall * 0.012, tip[1]),
                (fork[0] + tall * 0.03, fork[1]),
            ],
            mix(palette.near, WOOD, 0.35),
        )
    middle = (x + lean, ground - tall * 0.7)
    tones = (
        mix(palette.near, palette.far, 0.3),
        mix(palette.far, palette.near, 0.36),
        mix(palette.far, palette.near, 0.12),
        mix(palette.far, palette.light, 0.26),
    )
    for layer, (count, spread, radius) in enumerate(
        ((15, 0.36, 0.15), (22, 0.34, 0.1), (20, 0.27, 0.075), (16, 0.2, 0.045))
    ):
        shift = (side * layer * tall * 0.045, -layer * tall * 0.035)
        heap = [circle(middle[0] + shift[0], middle[1] + shift[1], tall * spread * 0.85, 0.62)] if layer < 2 else []
        for i in range(count):
            angle = math.tau * (i + dice.random()) / count
            reach = spread * tall * (dice.uniform(0.8, 1.0) if layer < 2 else math.sqrt(dice.random()))
            px, py = (
                middle[0] + shift[0] + math.cos(angle) * reach * 1.12,
                middle[1] + shift[1] + math.sin(angle) * reach * 0.68,
            )
            heap.append(circle(px, py, tall * radius * dice.uniform(0.75, 1.2), 0.9, 36))
        polygons(canvas, heap, tones[layer])


def flowers(canvas: Canvas, profile: Float, count: int, colours: tuple[Colour, ...]) -> None:
    """Scatter flowers below a profile, larger towards the viewer."""
    dice, unit = canvas.dice, canvas.unit
    for colour in colours:
        heads = []
        for _ in range(round(count * canvas.width / unit)):
            x = dice.random() * canvas.width
            ground = height_at(profile, x) + unit * 0.012
            near = dice.random() ** 0.8
            y = ground + (canvas.height - ground) * near
            radius = unit * (0.0016 + 0.0062 * near) * dice.uniform(0.7, 1.3)
            heads.append(circle(x, y, radius, 0.85, 10))
        polygons(canvas, heads, colour, 0.95)


def path(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], half: float, colour: Colour) -> None:
    """A winding path from the viewer's feet at `start`, `half` pixels to either side, to a thread at `end`."""
    left, right = [], []
    swing = canvas.dice.choice((-1, 1)) * canvas.unit * canvas.dice.uniform(0.08, 0.16)
    for i in range(50):
        t = i / 49
        y = start[1] + (end[1] - start[1]) * t
        x = start[0] + (end[0] - start[0]) * t + math.sin(t * math.pi * 2.4) * swing * (1 - t)
        width = half * (1 - t) ** 1.7 + canvas.unit * 0.003
        left.append((x - width, y))
        right.append((x + width, y))
    polygon(canvas, left + right[::-1], colour, 0.9)


def cottage(canvas: Canvas, x: float, ground: float, tall: float, side: int) -> None:
    """Build a small house, its door and a lit window to the viewer, its chimney smoking away from `side`."""
    palette = canvas.palette
    wall, roof = mix(palette.light, palette.horizon, 0.25), mix(palette.accent, palette.near, 0.18)
    half, eaves, ridge = tall * 0.36, ground - tall * 0.46, ground - tall * 0.92
    polygon(canvas, box(x - half, eaves, x + half, ground), wall)
    polygon(canvas, box(x + side * half * 0.45, eaves, x + side * half, ground), mix(wall, palette.near, 0.22))
    chimney = x - side * half * 0.5
    polygon(
        canvas,
        box(chimney - tall * 0.05, ridge - tall * 0.05, chimney + tall * 0.05, eaves - tall * 0.1),
        mix(roof, palette.near, 0.4),
    )
    polygon(
        canvas,
        [
            (x - half * 1.2, eaves + tall * 0.02),
            (x - half * 0.7, ridge),
            (x + half * 0.7, ridge),
            (x + half * 1.2, eaves + tall * 0.02),
        ],
        roof,
    )
    for i in range(5):
        polygon(
            canvas,
            circle(
                chimney - side * tall * 0.06 * i * i * 0.5,
                ridge - tall * (0.14 + 0.16 * i),
                tall * (0.05 + 0.022 * i),
                0.9,
                24,
            ),
            palette.light,
            0.55 - 0.09 * i,
        )
    door = x - side * half * 0.2
    polygon(
        canvas, box(door - tall * 0.07, ground - tall * 0.25, door + tall * 0.07, ground), mix(palette.near, roof, 0.3)
    )
    pane, sill = x + side * half * 0.2, ground - tall * 0.17
    reach, frame = tall * 0.06, tall * 0.012
    polygon(canvas, box(pane - reach, sill - tall * 0.16, pane + reach, sill), mix(palette.near, roof, 0.3))
    for edge in (-reach, frame / 2):
        lit = box(pane + edge + frame, sill - tall * 0.16 + frame, pane + edge + reach - frame / 2, sill - frame)
        polygon(canvas, lit, mix(LAMPLIGHT, palette.light, 0.15))
    canvas.glow(pane, ground - tall * 0.25, tall * 0.1, LAMPLIGHT, 0.6, 1.8)
