"""Synthwave: the endless drive, the coast at dusk, a figure before the neon city, a gate of light."""

from posterlib.offline_art.scenes.synthwave.scene import paint

__all__ = ["paint"]
