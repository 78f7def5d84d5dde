"""Bright hills for stories told to children: balloons, companions, a house, a flight over the clouds."""

from posterlib.offline_art.scenes.hills.scene import paint

__all__ = ["paint"]
