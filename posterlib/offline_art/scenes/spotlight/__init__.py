"""Somebody in a light: a stage, a concert, a boxing ring, one chair, a microphone that waits."""

from posterlib.offline_art.scenes.spotlight.scene import paint

__all__ = ["paint"]
