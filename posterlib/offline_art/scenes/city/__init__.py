"""The city: a street in the rain, a rooftop, a bridge, one lit window among hundreds, towers seen from below."""

from posterlib.offline_art.scenes.city.scene import paint

__all__ = ["paint"]
