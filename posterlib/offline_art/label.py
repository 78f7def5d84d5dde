"""The slug line that says, in the picture itself, how the picture was made."""

from PIL import Image, ImageDraw, ImageFilter

from posterlib.offline_art.lettering import condensed

TEXT = "OFFLINE RENDERING · DRAWN BY CODE, NOT BY AN IMAGE MODEL — SEED {seed}"

_INK = (236, 232, 222)


def label(image: Image.Image, seed: int) -> Image.Image:
    """Return the picture with a thin labelled strip along its bottom edge; its size stays."""
    width, height = image.size
    unit = min(width, height)
    size = max(13, round(unit * 0.021))
    text = TEXT.format(seed=seed)
    margin = max(4, round(unit * 0.025))
    while size > 8 and condensed(size).getlength(text) + text_spacing(size, text) > width - 2 * margin:
        size -= 1
    strip_height = round(size * 1.75)
    labelled = image.copy()
    box = (0, height - strip_height, width, height)
    strip = image.crop(box).filter(ImageFilter.GaussianBlur(unit * 0.012)).point(lambda value: value * 0.3)
    labelled.paste(strip, box)
    _set(labelled, text, size, margin, height - strip_height / 2)
    return labelled


def text_spacing(size: int, text: str) -> float:
    """Return the extra width in pixels that letter-spacing adds to a line."""
    return _tracking(size) * (len(text) - 1)


def _tracking(size: int) -> float:
    return size * 0.07


def _set(image: Image.Image, text: str, size: int, x: float, middle: float) -> None:
    """Set letter by letter: condensed capitals this small need air between them."""
    pen, font = ImageDraw.Draw(image), condensed(size)
    for letter in text:
        pen.text((round(x), round(middle)), letter, _INK, font, "lm")
        x += font.getlength(letter) + _tracking(size)
