"""Contour lines: a landscape in a lens, the rings of a tree, and animals or islands drawn by their heights."""

from posterlib.offline_art.scenes.contour.scene import paint

__all__ = ["paint"]
