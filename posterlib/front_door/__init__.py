"""The pages' door: who may come in, how people sign in, what every page's answer says to the browser."""

from __future__ import annotations

from posterlib.front_door.gate import Gate, welcomed_by
from posterlib.front_door.security_headers import SecurityHeaders
from posterlib.front_door.sign_in import sign_in_routes

__all__ = ["Gate", "SecurityHeaders", "sign_in_routes", "welcomed_by"]
