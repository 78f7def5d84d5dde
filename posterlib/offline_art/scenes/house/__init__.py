"""The house nobody should enter: on its hill, from inside its door, at one window, across the graves."""

from posterlib.offline_art.scenes.house.scene import paint

__all__ = ["paint"]
