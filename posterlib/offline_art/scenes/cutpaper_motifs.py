"""Things cut from coloured paper: a hand, an eye, a key, and the words of a prompt that ask for them."""

import math
from collections.abc import Callable, Sequence

from posterlib.offline_art.scenes.paper_pieces import FIRST, GROUND, SECOND, Motif, cut, disc, strip


def _hand() -> Motif:
    fingers = (
        ((0.34, 0.55), (0.23, 0.14), 0.115, 0.085),
        ((0.455, 0.52), (0.43, 0.03), 0.12, 0.085),
        ((0.575, 0.53), (0.62, 0.07), 0.115, 0.08),
        ((0.675, 0.58), (0.80, 0.23), 0.1, 0.07),
        ((0.36, 0.82), (0.09, 0.5), 0.15, 0.085),
    )
    return (
        cut(FIRST, "0.36,1 0.345,0.87 0.275,0.7 0.285,0.5 0.5,0.47 0.72,0.54 0.715,0.7 0.645,0.86 0.64,1"),
        *(strip(FIRST, *finger) for finger in fingers),
        disc(SECOND, 0.5, 0.69, 0.115),
        disc(GROUND, 0.5, 0.69, 0.045),
    )


def _eye() -> Motif:
    lashes = (
        (0.16, 0.35, 0.05, 0.2),
        (0.33, 0.25, 0.27, 0.07),
        (0.5, 0.21, 0.5, 0.02),
        (0.67, 0.25, 0.73, 0.07),
        (0.84, 0.35, 0.95, 0.2),
    )
    return (
        *(strip(FIRST, (a, b), (c, d), 0.07, 0.035) for a, b, c, d in lashes),
        cut(
            FIRST,
            "0,0.54 0.15,0.38 0.33,0.285 0.52,0.26 0.7,0.3 0.86,0.4 1,0.53 0.85,0.67 0.68,0.77 "
            "0.5,0.8 0.31,0.765 0.14,0.67",
        ),
        cut(GROUND, "0.1,0.54 0.3,0.37 0.52,0.325 0.72,0.375 0.9,0.53 0.7,0.68 0.5,0.73 0.28,0.68"),
        disc(SECOND, 0.5, 0.53, 0.185),
        disc(FIRST, 0.5, 0.53, 0.095),
        cut(GROUND, "0.53,0.43 0.6,0.45 0.57,0.51"),
    )


def _key() -> Motif:
    return (
        disc(FIRST, 0.5, 0.23, 0.2, corners=9),
        disc(GROUND, 0.5, 0.22, 0.095, corners=7),
        cut(FIRST, "0.45,0.4 0.555,0.4 0.545,0.97 0.46,0.98"),
        cut(FIRST, "0.53,0.71 0.73,0.7 0.735,0.79 0.53,0.8"),
        cut(FIRST, "0.53,0.85 0.77,0.85 0.765,0.96 0.68,0.955 0.68,0.925 0.61,0.93 0.61,0.96 0.53,0.97"),
        cut(SECOND, "0.4,0.4 0.61,0.41 0.6,0.465 0.405,0.46"),
    )


def _pistol() -> Motif:
    return (
        cut(
            FIRST,
            "0.02,0.235 0.08,0.205 0.1,0.17 0.14,0.205 0.84,0.2 0.88,0.15 0.94,0.17 0.93,0.235 "
            "0.985,0.3 0.9,0.43 0.985,0.83 0.955,0.88 0.72,0.9 0.685,0.62 0.63,0.52 0.52,0.455 "
            "0.46,0.43 0.02,0.4",
        ),
        cut(FIRST, "0.43,0.42 0.45,0.6 0.53,0.66 0.7,0.63 0.66,0.5"),
        cut(GROUND, "0.485,0.455 0.5,0.575 0.545,0.605 0.66,0.585 0.6,0.51"),
        strip(FIRST, (0.575, 0.46), (0.56, 0.59), 0.045, 0.03),
        cut(SECOND, "0.5,0.21 0.71,0.205 0.715,0.395 0.505,0.4"),
        *(strip(FIRST, (0.505, y), (0.71, y - 0.005), 0.014, 0.014) for y in (0.265, 0.335)),
        cut(SECOND, "0.77,0.5 0.865,0.48 0.92,0.8 0.785,0.825"),
    )


def _martini() -> Motif:
    return (
        cut(
            FIRST,
            "0.06,0.12 0.95,0.1 0.55,0.56 0.545,0.85 0.76,0.92 0.77,0.965 0.24,0.97 0.25,0.92 0.465,0.85 0.46,0.56",
        ),
        cut(GROUND, "0.15,0.155 0.855,0.145 0.8,0.21 0.205,0.22"),
        cut(SECOND, "0.205,0.225 0.8,0.215 0.505,0.535"),
        strip(GROUND, (0.4, 0.37), (0.83, 0.015), 0.022, 0.022),
        disc(FIRST, 0.525, 0.3, 0.085),
        disc(GROUND, 0.55, 0.285, 0.028),
    )


def _staircase() -> Motif:
    steps = " ".join(
        f"{0.1 * i:.3f},{0.95 - 0.0886 * i:.3f} {0.1 * i + 0.1:.3f},{0.944 - 0.0886 * i:.3f}" for i in range(7)
    )
    return (
        cut(FIRST, f"0,1 {steps} 0.7,0.36 1,0.355 1,1"),
        cut(SECOND, "0.75,0.365 0.755,0.04 0.955,0.03 0.95,0.365"),
        cut(FIRST, "0.79,0.365 0.795,0.08 0.915,0.075 0.91,0.365"),
        cut(SECOND, "0.79,0.365 0.795,0.08 0.86,0.11 0.855,0.365"),
        cut(GROUND, "0.16,1 0.7,0.47 0.74,0.49 0.27,1"),
    )


def _telephone() -> Motif:
    return (
        cut(
            FIRST,
            "0.02,0.36 0.05,0.2 0.2,0.1 0.5,0.06 0.8,0.1 0.96,0.21 0.985,0.36 0.77,0.375 0.73,0.26 "
            "0.5,0.215 0.27,0.26 0.235,0.37",
        ),
        cut(
            FIRST,
            "0.35,0.3 0.42,0.29 0.42,0.36 0.58,0.36 0.58,0.29 0.65,0.3 0.71,0.42 0.87,0.84 "
            "0.87,0.93 0.13,0.94 0.125,0.85 0.29,0.42",
        ),
        disc(GROUND, 0.5, 0.63, 0.17),
        *(
            disc(
                SECOND,
                0.5 + 0.115 * math.cos(i * 0.63 + 0.4),
                0.63 + 0.115 * math.sin(i * 0.63 + 0.4),
                0.028,
                corners=14,
            )
            for i in range(9)
        ),
        disc(FIRST, 0.5, 0.63, 0.05),
    )


def _dagger() -> Motif:
    return (
        cut(SECOND, "0.435,0.36 0.57,0.35 0.55,0.78 0.5,0.985 0.455,0.78"),
        cut(FIRST, "0.5,0.36 0.57,0.35 0.55,0.78 0.5,0.985"),
        cut(FIRST, "0.23,0.3 0.78,0.285 0.79,0.355 0.56,0.375 0.44,0.375 0.225,0.365"),
        cut(FIRST, "0.455,0.1 0.55,0.1 0.56,0.3 0.44,0.3"),
        disc(FIRST, 0.5, 0.075, 0.072, corners=8),
    )


def _diamond() -> Motif:
    return (
        cut(FIRST, "0.05,0.37 0.24,0.13 0.77,0.12 0.95,0.37 0.5,0.93"),
        cut(SECOND, "0.24,0.13 0.36,0.355 0.08,0.37"),
        cut(GROUND, "0.27,0.135 0.5,0.125 0.385,0.345"),
        cut(SECOND, "0.77,0.12 0.64,0.355 0.53,0.13"),
        cut(SECOND, "0.36,0.39 0.64,0.39 0.5,0.93"),
        cut(GROUND, "0.67,0.39 0.9,0.39 0.53,0.87"),
    )


def _clock() -> Motif:
    hours = (
        strip(
            FIRST,
            (0.5 + 0.33 * math.sin(a), 0.5 - 0.33 * math.cos(a)),
            (0.5 + 0.385 * math.sin(a), 0.5 - 0.385 * math.cos(a)),
            0.035,
            0.04,
        )
        for a in (i * math.pi / 6 for i in range(12))
    )
    return (
        disc(FIRST, 0.5, 0.5, 0.475, corners=26),
        disc(GROUND, 0.5, 0.5, 0.405),
        *hours,
        strip(FIRST, (0.47, 0.58), (0.62, 0.24), 0.035, 0.055),
        strip(SECOND, (0.53, 0.56), (0.29, 0.36), 0.04, 0.065),
        disc(FIRST, 0.5, 0.5, 0.04),
    )


def _hat() -> Motif:
    return (
        cut(FIRST, "0.2,0.66 0.24,0.31 0.35,0.2 0.5,0.27 0.63,0.185 0.75,0.29 0.81,0.64"),
        cut(SECOND, "0.205,0.6 0.225,0.49 0.775,0.475 0.805,0.59"),
        cut(FIRST, "0.01,0.62 0.2,0.585 0.81,0.575 0.99,0.57 0.9,0.7 0.5,0.765 0.12,0.72"),
    )


def _trumpet() -> Motif:
    return (
        cut(
            FIRST,
            "0.98,0.2 0.99,0.73 0.8,0.53 0.62,0.485 0.06,0.49 0.06,0.53 0.02,0.53 0.02,0.4 0.06,0.4 "
            "0.06,0.44 0.62,0.435 0.8,0.4",
        ),
        cut(FIRST, "0.2,0.44 0.68,0.44 0.74,0.58 0.66,0.72 0.25,0.725 0.16,0.6"),
        cut(GROUND, "0.24,0.505 0.64,0.5 0.67,0.58 0.63,0.655 0.28,0.66 0.23,0.59"),
        *(strip(SECOND, (x, 0.79), (x, 0.27), 0.065, 0.06) for x in (0.35, 0.455, 0.56)),
    )


def _falling_man() -> Motif:
    return (
        disc(FIRST, 0.37, 0.2, 0.075, 1.15, 9),
        cut(FIRST, "0.4,0.26 0.56,0.26 0.65,0.35 0.6,0.57 0.43,0.55 0.35,0.33"),
        strip(FIRST, (0.4, 0.33), (0.14, 0.27), 0.1, 0.08),
        strip(FIRST, (0.16, 0.3), (0.05, 0.05), 0.08, 0.045),
        strip(FIRST, (0.6, 0.32), (0.83, 0.22), 0.1, 0.075),
        strip(FIRST, (0.82, 0.25), (0.97, 0.08), 0.075, 0.04),
        strip(FIRST, (0.47, 0.52), (0.27, 0.72), 0.14, 0.1),
        strip(FIRST, (0.29, 0.68), (0.37, 0.98), 0.1, 0.06),
        strip(FIRST, (0.55, 0.52), (0.79, 0.66), 0.14, 0.1),
        strip(FIRST, (0.76, 0.62), (0.97, 0.86), 0.1, 0.06),
        cut(FIRST, "0.33,0.95 0.4,0.94 0.43,1 0.3,1"),
        cut(FIRST, "0.94,0.86 0.98,0.8 1.03,0.88 0.97,0.93"),
        cut(SECOND, "0.45,0.27 0.5,0.27 0.53,0.46 0.49,0.5 0.46,0.46"),
    )


def _magnifier() -> Motif:
    return (
        strip(SECOND, (0.6, 0.6), (0.96, 0.95), 0.09, 0.14),
        disc(FIRST, 0.4, 0.4, 0.37),
        disc(GROUND, 0.4, 0.4, 0.285),
        cut(SECOND, "0.2,0.37 0.27,0.24 0.4,0.185 0.42,0.225 0.31,0.28 0.245,0.385"),
    )


def _cat() -> Motif:
    return (
        cut(
            FIRST,
            "0.3,0.96 0.27,0.62 0.37,0.42 0.3,0.3 0.28,0.05 0.4,0.13 0.53,0.13 0.65,0.04 0.64,0.29 "
            "0.57,0.42 0.72,0.66 0.74,0.96",
        ),
        cut(FIRST, "0.7,0.96 0.72,0.87 0.86,0.82 0.83,0.55 0.91,0.53 0.97,0.84 0.9,0.96"),
        cut(SECOND, "0.35,0.245 0.44,0.27 0.39,0.3"),
        cut(SECOND, "0.59,0.24 0.5,0.27 0.55,0.295"),
    )


_DRAWN: dict[str, Callable[[], Motif]] = {
    "cat": _cat,
    "clock": _clock,
    "dagger": _dagger,
    "diamond": _diamond,
    "eye": _eye,
    "hand": _hand,
    "hat": _hat,
    "key": _key,
    "magnifier": _magnifier,
    "martini": _martini,
    "pistol": _pistol,
    "staircase": _staircase,
    "telephone": _telephone,
    "trumpet": _trumpet,
}

FALLING_MAN: Motif = _falling_man()

MOTIFS: dict[str, Motif] = {name: draw() for name, draw in _DRAWN.items()}

WORDS: dict[str, Sequence[str]] = {
    "cat": ("cat", "kitten", "burglar"),
    "clock": ("clock", "time", "deadline", "midnight", "countdown", "hour"),
    "dagger": ("dagger", "knife", "murder", "murderer", "stab", "killer", "slasher", "betrayal"),
    "diamond": ("diamond", "jewel", "jewels", "gem", "heist", "caper", "thief", "thieves", "robbery"),
    "eye": ("eye", "eyes", "witness", "watching", "watcher", "surveillance", "voyeur", "vision"),
    "hand": ("hand", "hands", "puppet", "thief", "control", "anatomy"),
    "hat": ("hat", "detective", "agent", "gentleman"),
    "key": ("key", "door", "secret", "lock", "locked", "safe"),
    "magnifier": ("clue", "clues", "detective", "mystery", "whodunit", "investigation"),
    "martini": ("martini", "cocktail", "cocktails", "bar", "party", "spy", "champagne"),
    "pistol": ("pistol", "gun", "shot", "assassin", "spy", "agent", "hitman", "crime"),
    "staircase": ("staircase", "stairs", "house", "vertigo", "tower", "hotel"),
    "telephone": ("telephone", "phone", "call", "caller", "office"),
    "trumpet": ("trumpet", "jazz", "band", "music", "musical"),
}
