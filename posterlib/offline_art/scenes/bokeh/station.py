"""A railway platform in the evening: its canopy and clock, and the train."""

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.scenes.bokeh.out_of_focus import CANDLE

_FAR = 26.0  # how many train widths away the far end of the train is


def canopy(canvas: Canvas, end: tuple[float, float], side: int) -> None:
    """The platform roof on its pillars, on the side away from the train, and a clock below it."""
    unit, (x, y) = canvas.unit, end
    reach = max(canvas.width, canvas.height) * 1.5

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        eave, back = (x - side * reach * 0.3, y - reach * 0.9), (x - side * reach * 1.4, y - reach * 0.5)
        pen.polygon([at(x, y - unit * 0.012), at(*eave), at(*back)], fill=255)
        depth = 1.0
        while depth < 9:
            pillar, half = x - side * unit * 0.62 / depth, unit * 0.014 / depth
            foot, head = y + unit * 0.3 / depth, y - unit * 0.62 / depth
            pen.rectangle([*at(pillar - half, head), *at(pillar + half, foot)], fill=255)
            bracket = unit * 0.11 / depth
            pen.polygon([at(pillar - bracket, head), at(pillar, head + bracket), at(pillar + bracket, head)], fill=255)
            depth *= 1.5

    palette = canvas.palette
    canvas.lay(canvas.draw(draw), mix(palette.near, palette.zenith, 0.15))
    clock_x, clock_y, radius = x - side * unit * 0.2, y - unit * 0.3, unit * 0.042
    rod = canvas.draw(
        lambda pen, at: pen.rectangle(
            [*at(clock_x - unit * 0.003, clock_y - unit * 0.28), *at(clock_x + unit * 0.003, clock_y)], fill=255
        )
    )
    canvas.lay(rod, palette.near)
    canvas.disc(clock_x, clock_y, radius * 1.18, palette.near)
    face = mix(palette.light, CANDLE, 0.25)
    canvas.glow(clock_x, clock_y, radius * 1.3, face, 0.4, 1.6)
    canvas.disc(clock_x, clock_y, radius, face)

    def hands(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for reach_x, reach_y, thick in ((-0.34, -0.38, 0.1), (0.05, -0.78, 0.07)):
            pen.line(
                [at(clock_x, clock_y), at(clock_x + reach_x * radius, clock_y + reach_y * radius)],
                fill=255,
                width=at.width(radius * thick),
            )

    canvas.lay(
        canvas.draw(hands, (clock_x - radius, clock_y - radius, clock_x + radius, clock_y + radius), 4), palette.near
    )


def train(canvas: Canvas, end: tuple[float, float], side: int) -> float:
    """A lit train along one side of a platform, both running to the vanishing point `end`.

    Returns the y of the platform's far edge.
    """
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    end_x, end_y = end
    reach = abs(width * 0.5 + side * width * 0.5 - end_x) + unit * 0.05

    def along(above: float, depth: float) -> tuple[float, float]:
        """A point of the train's flank; `depth` 1 is where it leaves the picture, higher numbers lie farther off."""
        return end_x + side * reach / depth, end_y + unit * 0.66 * (0.42 - above) / depth

    platform_y = along(0, _FAR)[1]

    def ground(pen: ImageDraw.ImageDraw, at: Place) -> None:
        beyond = end_x - side * unit * 4
        corners = (
            (beyond, platform_y),
            along(0, _FAR),
            along(0, 0.8),
            (along(0, 0.8)[0], height * 2),
            (beyond, height * 2),
        )
        pen.polygon([at(*corner) for corner in corners], fill=255)

    def flank(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.polygon([at(*along(1, _FAR)), at(*along(1, 0.8)), at(*along(0, 0.8)), at(*along(0, _FAR))], fill=255)

    def windows(pen: ImageDraw.ImageDraw, at: Place) -> None:
        depth, index = 0.86, 0
        while depth < _FAR:
            door = index % 5 == 3
            last = depth + (0.09 if door else 0.13)
            low, high = (0.08, 0.82) if door else (0.5, 0.8)
            corners = (along(high, depth), along(high, last), along(low, last), along(low, depth))
            pen.polygon([at(*corner) for corner in corners], fill=int(200 + 55 * dice.random()))
            depth, index = last + 0.05, index + 1

    canvas.lay(canvas.draw(ground), mix(palette.near, palette.sky, 0.2))
    canvas.lay(canvas.draw(flank), mix(palette.near, palette.far, 0.35))
    panes = canvas.draw(windows)
    lamp = mix(palette.light, CANDLE, 0.55)
    canvas.lay(panes, lamp)
    canvas.screen(blur(panes.mask, unit * 0.018), lamp, 0.6)
    for step in range(9):
        depth = 1.0 + 0.42 * step
        spot_x, spot_y = along(-0.16, depth)
        canvas.glow(spot_x - side * unit * 0.1 / depth, spot_y, unit * 0.12 / depth, lamp, 0.34, 1.6, 2.6)
    return platform_y
