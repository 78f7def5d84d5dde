"""Space: a planet's limb, a ringed world, an eclipse, a black hole, a rocket's climb, a vast globe, a visitor."""

from posterlib.offline_art.scenes.space.scene import paint

__all__ = ["paint"]
