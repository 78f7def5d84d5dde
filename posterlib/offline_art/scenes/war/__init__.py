"""War: a patrol against the sun, one soldier under the planes, armour on a ridge, a trench, and who is left behind."""

from posterlib.offline_art.scenes.war.scene import paint

__all__ = ["paint"]
