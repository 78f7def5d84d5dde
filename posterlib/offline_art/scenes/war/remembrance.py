"""What grows where a battle was: rows of crosses, and poppies."""

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour, mix, shade
from posterlib.offline_art.exact import Float
from posterlib.offline_art.masks import Place
from posterlib.offline_art.sets.terrain import height_at


def graves(canvas: Canvas, profile: Float) -> None:
    """Rows of small crosses that come down a hill, larger the nearer they stand."""
    unit, width, dice, palette = canvas.unit, canvas.width, canvas.dice, canvas.palette
    shift = dice.uniform(-0.5, 0.5)
    for row in range(5):
        near = (row + 1) / 5
        size, gap = unit * (0.012 + 0.03 * near), unit * (0.026 + 0.075 * near)
        count = int(width / gap) + 3

        def draw(
            pen: ImageDraw.ImageDraw,
            at: Place,
            row: int = row,
            size: float = size,
            gap: float = gap,
            count: int = count,
        ) -> None:
            for index in range(count):
                x = width / 2 + (index - count / 2 + shift * row) * gap
                y = height_at(profile, x) + unit * (0.012 + 0.1 * (row / 5) ** 1.4)
                arm = size * 0.09
                pen.rectangle([*at(x - arm, y - size), *at(x + arm, y)], fill=255)
                pen.rectangle([*at(x - size * 0.34, y - size * 0.74), *at(x + size * 0.34, y - size * 0.56)], fill=255)

        canvas.lay(canvas.draw(draw), mix(palette.far, palette.near, 0.3 + 0.6 * near), 0.9)


def poppies(canvas: Canvas, profile: Float) -> None:
    """Poppies on bent stems, a few of them large and near."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    red = hex_colour("#d22a2a")
    flowers = []
    for _ in range(round(70 * width / unit)):
        near = dice.random() ** 2.2
        x = dice.random() * width
        ground = height_at(profile, x)
        y = ground + (height - ground) * (0.02 + 0.85 * near) - unit * dice.uniform(0.0, 0.035)
        flowers.append((near, x, y, unit * (0.006 + 0.024 * near) * dice.uniform(0.75, 1.15), dice.uniform(-0.3, 0.3)))

    def stems(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for _, x, y, radius, lean in flowers:
            pen.line([at(x, y), at(x + lean * radius * 4, y + radius * 6)], fill=255, width=at.width(radius * 0.14))

    def petals(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for near, x, y, radius, lean in flowers:
            for petal, (across, down, size) in enumerate(
                ((-0.5, 0.0, 0.72), (0.5, -0.05, 0.72), (0.0, -0.28, 0.8), (0.0, 0.2, 0.7))
            ):
                left, top = x + (across - size) * radius, y + (down - size * 0.72 + lean * across) * radius
                right, bottom = x + (across + size) * radius, y + (down + size * 0.72 + lean * across) * radius
                pen.ellipse(
                    [*at(left, top), *at(right, bottom)], fill=(150, 170, 205, 255)[petal] if near > 0.02 else 200
                )

    def hearts(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for _, x, y, radius, _lean in flowers:
            pen.ellipse(
                [*at(x - radius * 0.26, y - radius * 0.16), *at(x + radius * 0.26, y + radius * 0.26)], fill=255
            )

    canvas.lay(canvas.draw(stems), mix(palette.near, palette.far, 0.25))
    layer = canvas.draw(petals)
    canvas.lay(layer, mix(red, palette.near, 0.25), 1.0)
    canvas.lay(canvas.draw(hearts), shade(palette.near, -0.02))
