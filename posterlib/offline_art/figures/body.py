"""Parts of the human figure: heads, arms, legs and hats with natural proportions, in units of the body's height."""

import math

from posterlib.offline_art.figures.curve import parse
from posterlib.offline_art.figures.pen import Pen


def head(pen: Pen, x: float, y: float, tilt: float = 0.0, size: float = 1.0, ears: bool = True) -> None:
    """A head seen from the front or from behind, centred on (x, y), and its neck."""
    local = pen.placed(x, y, size, angle=tilt)
    local.symmetric("0,-.067 .03,-.06 .046,-.03 .046,.002 .037,.036 .018,.061 0,.066")
    if ears:
        local.ellipse(-0.046, 0.004, 0.008, 0.014, angle=-8)
        local.ellipse(0.046, 0.004, 0.008, 0.014, angle=8)
    local.rod("0,.03,.029 0,.1,.031")


def profile_head(pen: Pen, x: float, y: float, tilt: float = 0.0, size: float = 1.0) -> None:
    """A head in profile, facing right, centred on (x, y); a positive tilt bows it."""
    local = pen.placed(x, y, size, angle=tilt)
    local.outline(
        "-.015,-.067 .02,-.064 .043,-.043 .048,-.022 .046,-.009 .06,.012! .049,.018 .052,.028 .049,.034 "
        ".052,.042 .05,.052 .038,.061 .02,.058 -.0,.046 -.012,.06 -.052,.06! -.05,.022 -.058,-.014 "
        "-.046,-.05"
    )
    local.rod("-.02,.03,.03 -.034,.098,.034")


def arm(pen: Pen, joints: str, weight: float = 1.0, hand: float = 0.05) -> None:
    """An arm through shoulder, elbow and wrist; `hand` is the length of the hand beyond the wrist."""
    (sx, sy), (ex, ey), (wx, wy) = parse(joints)[0]
    reach = hand / (math.hypot(wx - ex, wy - ey) or 1)
    fx, fy = wx + (wx - ex) * reach, wy + (wy - ey) * reach
    pen.limb(
        _chain(
            (sx, sy, 0.034 * weight),
            (_mix(sx, ex, 0.5), _mix(sy, ey, 0.5), 0.0315 * weight),
            (ex, ey, 0.0255 * weight),
            (_mix(ex, wx, 0.35), _mix(ey, wy, 0.35), 0.0255 * weight),
            (wx, wy, 0.0165 * weight),
        )
    )
    pen.rod(
        _chain(
            (wx, wy, 0.0145 * weight),
            (_mix(wx, fx, 0.45), _mix(wy, fy, 0.45), 0.0185 * weight),
            (fx, fy, 0.0105 * weight),
        )
    )


def leg(pen: Pen, joints: str, weight: float = 1.0, cuff: float = 0.024) -> None:
    """A leg through hip, knee, ankle and toe; `cuff` is its radius at the ankle, wide for trousers, slim for skin."""
    (hx, hy), (kx, ky), (ax, ay), (tx, ty) = parse(joints)[0]
    calf = max(0.041 * weight, cuff * 1.15)
    bulge = 0.006 if cuff < 0.022 else 0.0
    length = math.hypot(ax - kx, ay - ky) or 1
    side = -1 if tx >= ax else 1
    out_x, out_y = (
        side * abs(ay - ky) / length * bulge,
        side * (kx - ax) / length * bulge * (1 if ay >= ky else -1),
    )
    pen.limb(
        _chain(
            (hx, hy, 0.062 * weight),
            (_mix(hx, kx, 0.45), _mix(hy, ky, 0.45), 0.054 * weight),
            (kx, ky, 0.0405 * weight),
            (_mix(kx, ax, 0.35) + out_x, _mix(ky, ay, 0.35) + out_y, calf),
            (ax, ay, cuff * weight),
        )
    )
    shoe(pen, ax, ay, tx, ty, size=min(1.3, max(0.8, weight)))


def shoe(pen: Pen, ankle_x: float, ankle_y: float, toe_x: float, toe_y: float, size: float = 1.0) -> None:
    """A shoe from ankle to toe: its sole flat where the toe is near the ground, else along the foot."""
    left = toe_x < ankle_x
    grounded = toe_y > 0.955 and toe_y - ankle_y < 0.052
    slope = 0.0 if grounded else math.degrees(math.atan2(toe_y - ankle_y, abs(toe_x - ankle_x))) - 12
    reach = max(0.04, abs(toe_x - ankle_x) if grounded else math.hypot(toe_x - ankle_x, toe_y - ankle_y)) / size
    sole = ((toe_y - ankle_y + 0.012) if grounded else 0.034) / size
    local = pen.placed(ankle_x, ankle_y, size, flip=left, angle=-slope if left else slope)
    local.outline(
        f"-.027,{sole}! -.029,{sole * 0.4} -.022,-.014 .022,-.014 .034,{sole * 0.36} {reach * 0.64},{sole * 0.34} "
        f"{reach * 0.97},{sole - 0.021} {reach},{sole}!"
    )


def fedora(pen: Pen, x: float, y: float, tilt: float = 0.0, size: float = 1.0) -> None:
    """A fedora whose brim lies at (x, y): pinched crown, brim dipping in front."""
    local = pen.placed(x, y, size, angle=tilt)
    local.outline("-.112,-.006! -.08,-.02 0,-.024 .08,-.018 .114,.006! .09,.018 .04,.022 -.04,.02 -.09,.01")
    local.outline("-.062,.005! -.06,-.045 -.045,-.07 -.02,-.068 .0,-.06 .02,-.072 .045,-.068 .06,-.04 .063,.005!")


def wide_hat(pen: Pen, x: float, y: float, tilt: float = 0.0, size: float = 1.0) -> None:
    """A cowboy hat whose brim lies at (x, y), curled up at both sides."""
    local = pen.placed(x, y, size, angle=tilt)
    local.outline(
        "-.155,-.034! -.13,-.012 -.08,.002 -.055,-.006 .055,-.006 .08,.002 .13,-.012 .155,-.034! .135,.004 "
        ".085,.024 0,.03 -.085,.024 -.135,.004"
    )
    local.outline("-.062,.01! -.058,-.045 -.042,-.075 -.02,-.078 0,-.066 .02,-.078 .042,-.075 .058,-.045 .062,.01!")


def _mix(start: float, end: float, t: float) -> float:
    return start + (end - start) * t


def _chain(*points: tuple[float, float, float]) -> str:
    return " ".join(f"{x:.5f},{y:.5f},{radius:.5f}" for x, y, radius in points)
