"""Colour scripts: for each genre a few palettes of seven roles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from posterlib.offline_art.colour import Colour, from_oklab, hex_colour, lightness, shade, to_oklab
from posterlib.offline_art.noise import Dice


@dataclass(frozen=True)
class Palette:
    """Seven colours by what they paint: the sky from top to bottom, the light, distance, foreground, accent."""

    zenith: Colour
    sky: Colour
    horizon: Colour
    light: Colour
    far: Colour
    near: Colour
    accent: Colour


def _palette(row: str) -> Palette:
    return Palette(*(hex_colour(text) for text in row.split()))


# zenith, sky, horizon, light, far, near, accent
_ROWS: dict[str, tuple[str, ...]] = {
    "scifi": (
        "#04121f #0b3a53 #f29e4c #fff0c9 #23566b #030a12 #ff6b35",
        "#0a0618 #2b1055 #d5589d #ffd9f2 #4b2a7b #06030f #35f0ff",
        "#020b12 #0a4250 #5fd4c4 #effff9 #12545f #02090d #ff5d5d",
        "#1d1210 #8a4a2a #f0b873 #fff3da #7a4630 #120a08 #3fb6c4",
        "#05070f #1c2c52 #6fb7e8 #eaf6ff #233a63 #04060c #ffb347",
        "#0d0306 #5a1028 #ff5a3c #ffe3c2 #4a1526 #070204 #7be0ff",
    ),
    "synth": (
        "#0b0221 #3a0f6b #ff3f8e #ffe66b #541388 #07010f #2de2e6",
        "#08051f #1b1464 #ff6ec7 #ffd0a6 #3d2c8d #05030f #00f0ff",
        "#14021e #6a0f49 #ff7a3d #ffe27a #6a1b6e #0b0110 #22e3c6",
        "#030a1c #0f3d6e #ff5fa2 #fff0b8 #1d2f7a #02040d #5dffda",
        "#1a0533 #8a1d8f #ffb03a #fff2a8 #5a1a7a #0a0216 #ff4fd8",
    ),
    "horror": (
        "#0b0204 #3d0a0f #b3261e #ffdfc0 #3a0d10 #050102 #ff3b2f",
        "#040806 #14302a #8fa66b #f2f3c4 #1d3a32 #020403 #d8432b",
        "#05070d #1a2740 #6d87a6 #eaf1ff #22314a #020308 #c8202a",
        "#0a0610 #2d1b3d #8a5a9e #f3e4ff #2a1a38 #040206 #9fe04a",
        "#0d0a05 #3a2a10 #c48a2c #fff0c4 #33240f #050301 #b3121f",
    ),
    "noir": (
        "#0a0a0c #26272b #8f8a80 #f6ecd8 #2e2f33 #050506 #c8102e",
        "#05080f #13213a #5b7390 #e8eefc #1b2a42 #020409 #e0a13a",
        "#0c0806 #33241a #a98659 #f9e8c8 #3a2a20 #060403 #b3261e",
        "#060a0a #1b2b28 #7d9a86 #eef7e6 #1f302c #030605 #d9a441",
    ),
    "western": (
        "#8b2f23 #d9662f #f7c667 #fff3c9 #a8482c #26100c #1f6f78",
        "#274a5a #c9a27a #f5d9a4 #fff6dc #a8704a #2a1510 #b3371f",
        "#3c1420 #a63a2c #f29d3d #ffe6a1 #6e2428 #180709 #f6c453",
        "#1f2b45 #6d5a7a #f2a07a #ffe9c9 #5a4560 #170d16 #e8b04a",
    ),
    "romance": (
        "#2f2450 #b0588f #ffb59c #fff1e0 #7a4178 #221230 #ff4f6d",
        "#1c2b4a #6b6fa8 #f4b8b8 #fff4e6 #4a5588 #131a30 #e5486b",
        "#43203a #c9525f #ffc08a #fff0d2 #8a3a52 #240f20 #ffd36b",
        "#3a1230 #a33a5a #ff9a76 #ffeeda #6e2a4a #1c0a1a #ffd9a0",
        "#12303a #3f7f86 #f7c9b0 #fff6ea #33666e #0b2028 #e8607a",
    ),
    "animated": (
        "#2f9fe0 #8fdcf5 #fff2c4 #fffbe6 #7cc79a #1f6b4f #ff6f59",
        "#5b4bc4 #f08ab4 #ffd9a0 #fff8e0 #8a6bc9 #3a2a78 #ffd23f",
        "#12b5b0 #a8ecd8 #fff0b8 #fffdf0 #63c08a #146152 #ff8a3d",
        "#3a9fd8 #bfe6f2 #fff1c0 #fffdf0 #a5d46a #2f7d3f #ff5f5f",
        "#ff9a5a #ffd08a #fff0c4 #fffbe8 #e0c25a #6b5a1f #e5486b",
        "#2b3a8f #7f8fe0 #ffc9d8 #fff6e0 #5f6fc0 #232a66 #ffd23f",
    ),
    "fantasy": (
        "#101a3c #4a3f8f #f0a9c0 #fff2e8 #3d3a7a #0a0d22 #ffd166",
        "#06241f #1c6b5a #e9e6a3 #fffbe0 #2a6b5c #04120f #ff9f5a",
        "#1a1030 #5c2f73 #f2a65a #ffeecb #4a2a62 #0d0719 #5ee0d0",
        "#2a0f1a #8a2f3f #f5b35e #fff0cf #5e2233 #12060b #4fd0c0",
        "#0a1f3a #2f6fa0 #c9e9d8 #fbfff2 #2d5f86 #061222 #f2b84b",
    ),
    "war": (
        "#1c1a14 #5f5539 #d9a75a #ffedc4 #5a4c34 #0d0b08 #b3261e",
        "#22282c #66706f #c9bf9f #f7f0da #4f5a5c #0c0f11 #c4452b",
        "#170b08 #6b2416 #ef8a3a #ffe2a4 #4f1f16 #0a0403 #ffb347",
        "#10181a #36505a #a9b8a6 #f4f2dc #2e4450 #06090a #e0562a",
    ),
    "comedy": (
        "#ffcf3f #ffcf3f #fff3cf #fffaf0 #ee4266 #1b1b3a #0ead9a",
        "#ff7f6a #ff7f6a #ffe5d4 #fffaf3 #2ec4b6 #1d2542 #ffd23f",
        "#4ec5d4 #4ec5d4 #e8fbf4 #fffdf4 #ff6b6b #20284a #ffd93d",
        "#8fd14f #8fd14f #f4fbe0 #fffef5 #ff5a8a #23263a #ffb000",
        "#f7a8c4 #f7a8c4 #fdeef3 #fffafc #3f6fd8 #231f3a #ffd23f",
    ),
    "doc": (
        "#efe7d8 #efe7d8 #e3d8c3 #fffaf0 #3a5a78 #14212e #d8412f",
        "#e9ece6 #e9ece6 #d6ddd4 #ffffff #3f6b58 #12211b #e8743b",
        "#f1ebe1 #f1ebe1 #e0d2bd #fffdf6 #6b4a3a #1e1613 #2a7f9e",
        "#e6e9ef #e6e9ef #d2d8e2 #ffffff #3d4f78 #12182a #e0a02c",
    ),
    "thriller": (
        "#071018 #163040 #6fa3a8 #eefaf4 #1b3d4c #03070b #ff7a1a",
        "#0d0f12 #2d3338 #b8b09a #fbf4e0 #343a3f #060708 #d11f2f",
        "#0e0a14 #342244 #b8607a #ffe2d2 #3b2748 #07040b #f2c14e",
        "#100a0a #3a2020 #c96a4a #ffe7d0 #3a2320 #060303 #4fc3d0",
        "#050b14 #12284a #4f86c6 #e9f3ff #17305a #02050a #ffcf3f",
    ),
    "drama": (
        "#1d2436 #6a5a72 #f0b48a #fff0d8 #54506a #11131f #d95d39",
        "#10262e #4a7678 #e8cfa0 #fff6de #3d6468 #0a171b #e07a3f",
        "#2a1c22 #8c5a56 #f3c79a #fff2de #6e4a4c #160d11 #3f8f8a",
        "#2a2f3f #8a8fa0 #e9c7c0 #fff5ee #6a6f84 #151822 #b5473f",
        "#0f2038 #3f5f9a #f2b8a0 #fff0e4 #37548a #080f1e #ffd07a",
    ),
    "action": (
        "#08141f #15485a #ff8a3c #ffe8b8 #2a4a58 #04090e #ffb800",
        "#150a0a #5c1d14 #ff7a2a #ffe9b0 #4a1c18 #080304 #29b6c9",
        "#0a0d18 #26305e #ff5a5a #ffe6d0 #2a3058 #05060c #ffd23f",
        "#061410 #14503f #c8e05a #fdffe0 #1c4a3c #020806 #ff5a2a",
    ),
    "spy": (
        "#f1e3c6 #f1e3c6 #e8d5ad #fff7e4 #d1495b #23262d #00798c",
        "#e9d8b4 #e9d8b4 #d9c48e #fff6e0 #e4572e #1c2321 #2e86ab",
        "#f4ead2 #f4ead2 #ead7b0 #fffaf0 #c8102e #111418 #f2a900",
        "#e8e4da #e8e4da #d6cfbd #fffdf4 #2f6f5e #191c1a #e0a526",
        "#f6d9c4 #f6d9c4 #eec3a4 #fff5ea #3a3f7a #1a1a2e #e8483a",
    ),
    "ocean": (
        "#06263f #14708f #f5c690 #fff4dc #1d6a86 #03111d #ff6b4a",
        "#0b2b3a #2f8f9d #d9f0e0 #ffffff #2a7d8c #051820 #f2a541",
        "#1b1f4a #5a5fa8 #f7b2a0 #fff0e0 #4a4f92 #0c0e26 #ffd166",
        "#0a1c2e #2c5a7a #b8d4dc #fbffff #2f5d78 #061019 #e8483a",
        "#041a1e #0f5a5a #9fd8b8 #f6fff0 #12504f #020c0e #ffb347",
    ),
    "musical": (
        "#1a0308 #6b0f1f #d4243a #ffe9c0 #4a0a16 #0a0204 #f5c542",
        "#120a2a #43208a #c44ad0 #ffeefb #33176a #070312 #ffcf4a",
        "#0c0a14 #2a2440 #8f7fd0 #f6f0ff #241f3a #050409 #ff5a8a",
        "#0a1210 #0f4a3f #3fc7a0 #fff6d8 #0e3a33 #030706 #f5c542",
        "#1a0f05 #6b3a0f #f0a02c #fff2cf #4a2a0c #0a0502 #d4243a",
    ),
    "winter": (
        "#122436 #46708f #cfe3ee #ffffff #6f94ad #0c1722 #d8412f",
        "#1f2440 #6f7fae #f0d6dc #fff8f4 #8795bb #141830 #f2a541",
        "#0e2a30 #3f8088 #d8efe8 #ffffff #5f9aa0 #0a1c20 #f2703a",
    ),
}

PALETTES: dict[str, tuple[Palette, ...]] = {
    genre: tuple(_palette(row) for row in rows) for genre, rows in _ROWS.items()
}


def jitter(palette: Palette, dice: Dice) -> Palette:
    """Return the palette turned a little in hue, so that two posters rarely share their exact colours."""
    hue = dice.uniform(-0.12, 0.12)
    return _each(
        palette,
        lambda colour: shade(colour, dice.uniform(-0.012, 0.012), dice.uniform(0.95, 1.08), hue),
    )


def tint(palette: Palette, colours: Sequence[Colour]) -> Palette:
    """Return the palette pulled towards the colours a prompt names: the first sets the air, the second the accent."""
    if not colours:
        return palette
    first = colours[0]
    least = 0.7 if _is_neutral(first) else 0.0  # a white whale does not take the colour out of the sea

    def toward(colour: Colour, keep: float, take: float) -> Colour:
        return _toward(colour, first, keep=max(keep, least), take=take)

    tinted = replace(
        palette,
        zenith=toward(palette.zenith, 0.5, 0.4),
        sky=toward(palette.sky, 0.35, 0.55),
        horizon=toward(palette.horizon, 0.35, 0.62),
        light=toward(palette.light, 0.75, 0.16),
        far=toward(palette.far, 0.4, 0.55),
    )
    if len(colours) == 1:
        return tinted
    second = colours[1]
    return replace(tinted, accent=second, horizon=_toward(tinted.horizon, second, keep=0.4, take=0.6))


def at_night(palette: Palette) -> Palette:
    """Return the palette with a night sky: dark above, a last glimmer at the horizon."""
    return replace(
        palette,
        zenith=_darkened(palette.zenith, 0.05, 0.26),
        sky=_darkened(palette.sky, 0.06, 0.4),
        horizon=_darkened(palette.horizon, 0.1, 0.62),
        far=_darkened(palette.far, 0.02, 0.4),
        near=_darkened(palette.near, 0.0, 0.22),
    )


def by_day(palette: Palette) -> Palette:
    """Return the palette under a bright sky."""
    return replace(
        palette,
        zenith=_lightened(palette.zenith, 0.52),
        sky=_lightened(palette.sky, 0.7),
        horizon=_lightened(palette.horizon, 0.86),
        far=_lightened(palette.far, 0.5),
    )


def toned(palette: Palette, tone: str | None) -> Palette:
    """Return the palette in a mood: "vibrant", "muted", "pastel" or "dark"; any other changes nothing."""
    light, chroma = _TONES.get(tone or "", (0.0, 1.0))
    if (light, chroma) == (0.0, 1.0):
        return palette
    return _each(palette, lambda colour: shade(colour, light, chroma))


# tone: lightness added, chroma multiplied
_TONES = {"vibrant": (0.01, 1.22), "muted": (0.0, 0.55), "pastel": (0.06, 0.75), "dark": (-0.05, 0.92)}


def _lightened(colour: Colour, least: float) -> Colour:
    return shade(colour, max(0.0, least - lightness(colour)))


def _is_neutral(colour: Colour) -> bool:
    return float(abs(to_oklab(colour)[1:]).sum()) < 0.04


def _darkened(colour: Colour, by: float, limit: float) -> Colour:
    level = lightness(colour)
    return shade(colour, min(level - by, limit) - level)


def _toward(colour: Colour, target: Colour, *, keep: float, take: float) -> Colour:
    """Blend hue and chroma only: the light and dark plan of the palette stays."""
    own, other = to_oklab(colour), to_oklab(target)
    return from_oklab(np.array([own[0], *(own[1:] * keep + other[1:] * take)]))


def _each(palette: Palette, change: Callable[[Colour], Colour]) -> Palette:
    return Palette(*(change(getattr(palette, field.name)) for field in fields(palette)))
