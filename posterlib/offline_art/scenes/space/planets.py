"""Worlds seen from space: lit globes, rings, eclipses and black holes."""

import math

import numpy as np
from numpy.typing import NDArray

from posterlib.offline_art import exact, noise
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix, shade
from posterlib.offline_art.sets import lighting

Direction = tuple[float, float, float]
Field = NDArray[np.float32]

RING_INNER, RING_OUTER = 1.32, 2.25


def globe(
    canvas: Canvas,
    x: float,
    y: float,
    radius: float,
    toward_light: Direction,
    *,
    banded: bool,
    night_lights: bool = False,
    halo: float = 16.0,
    tones: tuple[Colour, Colour] | None = None,
) -> None:
    """Paint a lit globe. `toward_light` is x right, y down, z to the viewer; a larger `halo` is a thinner air."""
    palette = canvas.palette
    reach = radius * (1 + 4.5 / halo)
    left, top = max(0, int(x - reach)), max(0, int(y - reach))
    right, bottom = min(canvas.width, int(x + reach) + 1), min(canvas.height, int(y + reach) + 1)
    if left >= right or top >= bottom:
        return
    across = (canvas.xs[:, left:right] - x) / radius
    down = (canvas.ys[top:bottom] - y) / radius
    squared = across * across + down * down
    distance = np.sqrt(squared)
    toward = np.sqrt(np.clip(1 - squared, 0, 1))
    light_x, light_y, light_z = _unit(toward_light)
    sunlight = across * light_x + down * light_y + toward * light_z

    texture = _bands(canvas, across, down, toward) if banded else _continents(canvas, distance)
    dark, pale = tones or (mix(palette.far, palette.near, 0.3), mix(palette.horizon, palette.sky, 0.25))
    day = exact.power(np.clip(sunlight * 1.3 + 0.05, 0, 1), 1.15) + 0.015
    surface = _blend(dark, pale, texture) * day[..., None]
    if night_lights:
        lamps = _lamps(canvas, texture) * np.clip(0.1 - sunlight * 4, 0, 1)
        surface += lamps[..., None] * _row(mix(palette.light, palette.accent, 0.25))
    edge = 1 - toward
    air = np.clip(edge * edge * edge * np.clip(sunlight * 1.6 + 0.35, 0, 1), 0, 1)
    surface += (_row(mix(palette.light, palette.horizon, 0.25)) - surface) * air[..., None]

    inside = np.clip((1 - distance) * radius + 0.5, 0, 1)
    lit_side = np.clip((across * light_x + down * light_y) * 1.3 + 0.45, 0, 1)
    outside = exact.exp(np.clip(distance - 1, 0, 9) * -halo) * lit_side * (1 - inside) * 0.9
    view = canvas.pixels[top:bottom, left:right]
    view += (surface - view) * inside[..., None]
    view += (1 - view) * (outside[..., None] * _row(mix(palette.horizon, palette.light, 0.5)))


def ringed_globe(
    canvas: Canvas, x: float, y: float, radius: float, toward_light: Direction, *, tilt: float, opening: float
) -> None:
    """Paint a banded planet between the two halves of its rings; `tilt` in radians, `opening` from 0 (edge on) to 1."""
    colour = mix(canvas.palette.light, canvas.palette.horizon, 0.45)
    across, down = (canvas.xs - x) / radius, (canvas.ys - y) / radius
    along = across * math.cos(tilt) + down * math.sin(tilt)
    over = (down * math.cos(tilt) - across * math.sin(tilt)) / opening
    distance = np.sqrt(along * along + over * over)
    grooves = noise.profile_noise(canvas.dice, 512, 16, 4, 0.7)
    place = np.clip((distance - RING_INNER) / (RING_OUTER - RING_INNER) * 511, 0, 511).astype(np.intp)
    dust = np.clip(grooves[place] * 1.5 - 0.25, 0, 1)
    dust *= np.clip((distance - RING_INNER) * 30, 0, 1) * np.clip((RING_OUTER - distance) * 18, 0, 1)
    dust *= _outside_shadow(across, down, toward_light)
    canvas.over(dust * (over < 0), colour, opacity=0.8)
    globe(canvas, x, y, radius, toward_light, banded=True)
    canvas.over(dust * (over >= 0), colour, opacity=0.9)


def eclipse(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Paint a dark disc before its star: a streaming corona and one bead of light on the rim."""
    palette, unit = canvas.palette, canvas.unit
    canvas.glow(x, y, radius * 2.6, palette.horizon, 0.65, power=1.15)
    lighting.rays(canvas, x, y, palette.light, opacity=0.4, cells=40, reach=0.8, octaves=4)
    canvas.glow(x, y, radius * 1.18, palette.light, 0.95, power=3.2)
    canvas.disc(x, y, radius, shade(palette.zenith, -0.08), softness=max(1.2, radius * 0.008))
    angle = canvas.dice.uniform(-2.5, -0.6)
    bead_x, bead_y = x + math.cos(angle) * radius * 0.985, y + math.sin(angle) * radius * 0.985
    canvas.glow(bead_x, bead_y, unit * 0.12, palette.light, 0.7, squash=14)
    canvas.glow(bead_x, bead_y, unit * 0.034, palette.light, 1.0, power=1.6)
    canvas.glow(bead_x, bead_y, unit * 0.012, lighting.WHITE, 1.0)


def black_hole(canvas: Canvas, x: float, y: float, radius: float, tilt: float) -> None:
    """Paint a hole in the sky: a flat disc of fire, and its far side bent over the top and under the bottom."""
    palette = canvas.palette
    across, down = (canvas.xs - x) / radius, (canvas.ys - y) / radius
    along = across * math.cos(tilt) + down * math.sin(tilt)
    over = down * math.cos(tilt) - across * math.sin(tilt)
    canvas.pixels *= np.float32(0.55)
    canvas.glow(x, y, radius * 3.0, palette.horizon, 0.4, power=1.2)
    round_distance = np.sqrt(across * across + down * down)
    # The disc turns, so the side that comes towards us is the brighter one.
    doppler = np.clip(0.85 - 0.25 * along, 0.35, 1.1)
    bent = _fire(canvas, np.clip((round_distance - 1.06) / 0.85, 0, 1), 1.25) * (round_distance > 1.05)
    photon_ring = np.clip(1 - np.abs(round_distance - 1.075) * 34, 0, 1)
    flat_distance = np.sqrt(along * along + (over / 0.12) * (over / 0.12))
    flat = _fire(canvas, np.clip((flat_distance - 1.05) / 2.4, 0, 1), 1.7) * np.clip((flat_distance - 1.1) * 3, 0, 1)
    hot, warm = mix(palette.light, lighting.WHITE, 0.4), mix(palette.horizon, palette.light, 0.35)
    canvas.screen(bent * doppler, warm, 0.95)
    hole = np.clip((1.06 - round_distance) * radius * 0.5 + 0.5, 0, 1)
    canvas.over(hole, shade(palette.zenith, -0.12))
    canvas.screen(photon_ring * doppler, hot, 1.0)
    in_front = np.where(over >= -0.012, 1.0, np.clip((round_distance - 1.0) * 5, 0, 1)).astype(np.float32)
    canvas.screen(flat * in_front * doppler, warm, 1.0)
    canvas.screen(flat * flat * in_front * doppler, hot, 0.8)


def nebula(canvas: Canvas, *, stars: int = 2600) -> None:
    """Fill the canvas with deep space: two veils of gas, lanes of dust and stars."""
    palette = canvas.palette
    middle = mix(palette.zenith, palette.sky, 0.55)
    canvas.gradient([(0.0, shade(palette.zenith, -0.03)), (0.55, middle), (1.0, palette.zenith)])
    gas, dust = canvas.fbm(2.2, 5, 1.0, 0.55), canvas.fbm(3, 5, 1.0, 0.58)
    veil = np.clip((gas - 0.42) * 1.9, 0, 1) * (dust * 0.9 + 0.35)
    lanes = np.clip((dust - 0.5) * 2, 0, 1)
    canvas.screen(veil * (1 - lanes * 0.6), palette.sky, 0.9)
    canvas.screen(np.clip(veil - 0.35, 0, 1) * (1 - lanes), mix(palette.horizon, palette.accent, 0.35), 0.75)
    lighting.stars(canvas, stars, bright=16)


def _bands(canvas: Canvas, across: Field, down: Field, toward: Field) -> Field:
    """Cloud belts that follow the curve of a globe whose pole leans right and a little to the viewer."""
    latitude = across * 0.3 - down * 0.9 + toward * 0.32
    wobble = noise.fbm(canvas.dice, across.shape[1], down.shape[0], 3, 4, 3.0, 0.55) - 0.5
    place = np.clip((latitude * 0.5 + 0.5 + wobble * 0.06) * 1023, 0, 1023).astype(np.intp)
    belts: Field = np.clip((noise.profile_noise(canvas.dice, 1024, 9, 5, 0.6)[place] - 0.3) * 2, 0, 1)
    return belts


def _continents(canvas: Canvas, like: Field) -> Field:
    height, width = like.shape
    land: Field = np.clip((noise.fbm(canvas.dice, width, height, 5, 7, 1.3, 0.62, 2) - 0.42) * 3.2, 0, 1)
    return land


def _lamps(canvas: Canvas, land: Field) -> Field:
    height, width = land.shape
    towns = noise.fbm(canvas.dice, width, height, 90, 2, 1.0, 0.6, 2)
    lamps: Field = np.clip((towns - 0.62) * 6, 0, 1) * np.clip(land * 2 - 0.5, 0, 1)
    return lamps


def _fire(canvas: Canvas, outwards: Field, strength: float) -> Field:
    """Brightness of glowing gas at `outwards` 0 (inner edge) to 1 (gone), in thin grooves."""
    grooves = noise.profile_noise(canvas.dice, 512, 20, 4, 0.65)
    fade = (1 - outwards) * (1 - outwards)
    groove = grooves[(outwards * 511).astype(np.intp)]
    return np.asarray(fade * (groove * 0.8 + 0.5) * strength, np.float32)


def _outside_shadow(across: Field, down: Field, toward_light: Direction) -> Field:
    """0 where the globe keeps the light from its rings, 1 elsewhere."""
    light_x, light_y, _ = _unit(toward_light)
    behind = -(across * light_x + down * light_y)
    aside = np.abs(across * light_y - down * light_x)
    shadow = np.clip((behind - 0.2) * 4, 0, 1) * np.clip((1.0 - aside) * 8, 0, 1)
    return np.asarray(1 - 0.85 * shadow, np.float32)


def _unit(direction: Direction) -> Direction:
    length = math.sqrt(sum(value * value for value in direction))
    return direction[0] / length, direction[1] / length, direction[2] / length


def _row(colour: Colour) -> Field:
    return np.asarray(colour, dtype=np.float32)


def _blend(dark: Colour, pale: Colour, amount: Field) -> Field:
    blended: Field = _row(dark) + (_row(pale) - _row(dark)) * amount[..., None]
    return blended
