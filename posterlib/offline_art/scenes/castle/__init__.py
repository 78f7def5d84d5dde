"""Castles: on a crag before the moon, under a dragon, through the gate, and the throne within."""

from posterlib.offline_art.scenes.castle.scene import paint

__all__ = ["paint"]
