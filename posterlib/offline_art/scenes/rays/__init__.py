"""A sunburst, and what it celebrates: a hero, a raised fist, a boxer, someone who runs for it."""

from posterlib.offline_art.scenes.rays.scene import paint

__all__ = ["paint"]
