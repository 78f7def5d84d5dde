"""Who the storybook hills are for: the hero, the friend, and how their pages are finished."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import further, lead
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.sets.terrain import Profile
from posterlib.offline_art.staging import Stage

NOT_OUT_HERE = frozenset(("house", "castle", "lighthouse", "car_rear", "train", "cactus"))


def friends(
    canvas: Canvas, stage: Stage, reading: Reading, x: float, ground: Profile, tall: float, light_x: float
) -> None:
    """The hero and a smaller companion: the prompt's own, or one the dice bring along."""
    dice, palette = canvas.dice, canvas.palette
    hero = lead(canvas, reading, ("child", "girl", "girl_from_behind_with_balloon"))
    hero = "child" if hero in NOT_OUT_HERE else hero
    towards = 1 if light_x > x else -1
    others = [name for name in reading.companions if FIGURES[name].feet and name not in {*NOT_OUT_HERE, hero}][:2]
    others += further(reading, hero, others)
    if not others and FIGURES[hero].person:
        others = [dice.choice(("fox", "dog", "cat", "robot"))]
    dark = shade(palette.near, -0.12)
    stage.stamp(
        hero,
        x,
        ground,
        tall,
        dark,
        flip=towards < 0,
        rim=palette.light,
        rim_direction=(towards, -1),
        rim_width=canvas.unit * 0.0025,
    )
    reach = {1: FIGURES[hero].width * tall * 0.5, -1: FIGURES[hero].width * tall * 0.5}
    for i, name in enumerate(others):
        size = tall * (0.9 if FIGURES[name].person or name == "robot" else 0.62)
        side = -towards if i % 2 else towards
        offset = side * (reach[side] + FIGURES[name].width * size * 0.5)
        reach[side] += FIGURES[name].width * size * 0.9
        stage.stamp(
            name,
            x + offset,
            ground,
            size,
            mix(palette.accent, palette.near, 0.35),
            flip=towards > 0,
            rim=palette.light,
            rim_direction=(towards, -1),
            rim_width=canvas.unit * 0.002,
        )


def storybook_finish() -> Finish:
    """Return how these pages are developed: bright to the edges, hardly any grain."""
    return Finish(bloom=0.3, vignette=0.2, contrast=0.08, grain=0.014)
