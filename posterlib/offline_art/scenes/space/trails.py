"""The trail a rocket leaves in the sky."""

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.sets import lighting


def trail(canvas: Canvas, tail: tuple[float, float], head: tuple[float, float], bend: int) -> None:
    """Paint an exhaust trail, wide and smoky at its tail, that bends away into a point of light."""
    unit, palette, steps = canvas.unit, canvas.palette, 90

    def place(t: float) -> tuple[float, float]:
        curve = bend * unit * 0.1 * 4 * t * (1 - t)
        return tail[0] + (head[0] - tail[0]) * t * t + curve * 0.6, tail[1] + (head[1] - tail[1]) * t

    def smoke(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(steps):
            t = i / steps
            x, y = place(t)
            radius = unit * (0.003 + 0.03 * (1 - t) ** 2.2) * canvas.dice.uniform(0.75, 1.25)
            sway = canvas.dice.uniform(-1, 1) * unit * 0.012 * (1 - t) ** 2
            pen.ellipse(
                [*at(x + sway - radius, y - radius), *at(x + sway + radius, y + radius)], fill=int(70 + 170 * t)
            )

    layer = canvas.draw(smoke)
    canvas.screen(blur(layer.mask, unit * 0.012), mix(palette.horizon, palette.light, 0.4), 0.75)
    canvas.screen(blur(layer.mask, unit * 0.003), mix(palette.light, palette.horizon, 0.25), 0.7)
    canvas.glow(*head, unit * 0.06, palette.light, 0.8, power=1.6)
    canvas.glow(*head, unit * 0.014, lighting.WHITE, 1.0)
    canvas.glow(*tail, unit * 0.1, palette.horizon, 0.8, squash=2.5)
