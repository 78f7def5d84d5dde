"""What floats: which vessel a prompt means, and how it lies on the water."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.sets import water
from posterlib.offline_art.staging import Stage

VESSEL_WORDS = (
    ("ship", ("pirate", "pirates", "ship", "galleon", "captain", "treasure", "armada", "crew")),
    ("sailboat", ("sail", "sailing", "sailboat", "yacht", "regatta")),
    ("rowboat", ("boat", "rowboat", "fisherman", "castaway", "raft", "dinghy")),
)

VESSEL_HEIGHTS = {"ship": 0.28, "sailboat": 0.24, "rowboat": 0.1}


def vessel(canvas: Canvas, reading: Reading, usual: tuple[str, ...] = ("ship", "sailboat", "rowboat")) -> str:
    """Name the vessel a prompt means, else one of `usual`; one without a crew when the prompt wants nobody."""
    named = [name for name in (reading.subject, *reading.companions) if name in VESSEL_HEIGHTS]
    if reading.no_people:
        return "sailboat" if "sailboat" in usual or "sailboat" in named else "ship"
    if named:
        return str(named[0])
    for name, words in VESSEL_WORDS:
        if reading.mentions(*words):
            return name
    return canvas.dice.choice(usual)


def afloat(canvas: Canvas, stage: Stage, name: str, x: float, y: float, size: float, light_x: float) -> None:
    """Lay a vessel on still water at (x, y) with its broken reflection, lit from `light_x`."""
    palette = canvas.palette
    towards = 1 if light_x > x else -1
    placed = stage.stamp(
        name,
        x,
        y,
        size,
        mix(palette.near, palette.far, 0.12),
        flip=canvas.dice.chance(0.5),
        rim=mix(palette.horizon, palette.light, 0.4),
        rim_direction=(towards, -1),
        rim_width=canvas.unit * 0.0016,
    )
    water.mirror(canvas, placed, palette.near)
