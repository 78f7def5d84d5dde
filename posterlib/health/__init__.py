"""How the studio is, seen from inside: what it needs, looked at quickly and without asking the network."""

from posterlib.health.look import Look, LookState
from posterlib.health.studio import StudioHealth
from posterlib.health.vitals import Vitals, VitalSigns

__all__ = ["Look", "LookState", "StudioHealth", "VitalSigns", "Vitals"]
