"""An office door with sign writing on its lit glass, and the shape of whoever stands behind it."""

import numpy as np
from PIL import Image, ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.figures import silhouette
from posterlib.offline_art.lettering import condensed
from posterlib.offline_art.masks import Box, Layer, blur
from posterlib.offline_art.reading import Reading

SIGNS = (
    (("police", "cop", "homicide", "murder"), ("HOMICIDE", "DIVISION")),
    (("newspaper", "reporter", "journalist", "editor"), ("CITY", "DESK")),
    (("lawyer", "attorney", "court"), ("ATTORNEY", "AT LAW")),
    (("doctor", "psychiatrist", "hospital"), ("DOCTOR", "IS IN")),
    (("detective", "private eye", "gumshoe"), ("PRIVATE", "INVESTIGATIONS")),
)


def sign_on_door(reading: Reading, canvas: Canvas) -> tuple[str, str]:
    """Return the two lines of sign writing that suit the prompt."""
    for words, sign in SIGNS:
        if reading.mentions(*words):
            return sign
    return canvas.dice.choice((("PRIVATE", "INVESTIGATIONS"), ("ROOM", "614"), ("PRIVATE", "OFFICE")))


def lettered_glass(canvas: Canvas, box: Box, lines: tuple[str, str], caller: str | None) -> None:
    """Paint a lit frosted pane with two lines of sign writing and, blurred behind it, a caller."""
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    left, top, right, bottom = (int(edge) for edge in box)
    width, height = max(4, right - left), max(4, bottom - top)
    fall = np.linspace(1.0, 0.72, height, dtype=np.float32)[:, None]
    pane = np.ones((height, width), np.float32)
    canvas.over(pane, palette.near, left, top)
    canvas.over(pane * fall, mix(palette.light, palette.horizon, 0.3), left, top, 0.95)
    if caller is not None:
        size = int(height * dice.uniform(1.25, 1.6))
        picture = silhouette(caller, size, dice.chance(0.5))
        scene = Image.new("L", (width, height))
        scene.paste(
            255, (int(width * dice.uniform(0.4, 0.6) - picture.width / 2), int(height * 0.16 - size * 0.16)), picture
        )
        hazy = blur(np.asarray(scene, np.float32) / np.float32(255), unit * 0.009)
        canvas.over(hazy, mix(palette.near, palette.far, 0.5), left, top, 0.6)
    ripple = canvas.fbm(60, 2, 1, 0.6, 2)[max(0, top) : max(0, top) + height, max(0, left) : max(0, left) + width]
    canvas.over(np.clip(ripple - 0.5, 0, 1), palette.light, max(0, left), max(0, top), 0.14)
    canvas.lay(_lettering(left, top, width, height, lines), palette.near, 0.94)


def _lettering(left: int, top: int, width: int, height: int, lines: tuple[str, str]) -> Layer:
    image = Image.new("L", (width * 2, height * 2))
    pen = ImageDraw.Draw(image)
    y = height * 2 * 0.62
    for line, share in zip(lines, (0.8, 0.8), strict=True):
        size = height * 0.3
        measured = condensed(100).getlength(line) / 100
        size = max(6.0, min(size, width * 2 * share / measured))
        pen.text((width, y), line, 255, condensed(round(size)), "mt")
        y += size * 0.98
    pen.line([(width * 0.35, height * 2 * 0.6), (width * 1.65, height * 2 * 0.6)], 255, max(1, round(width * 0.012)))
    return Layer(np.asarray(image.reduce(2), np.float32) / np.float32(255), left, top)
