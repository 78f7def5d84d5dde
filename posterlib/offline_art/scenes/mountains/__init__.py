"""Mountains: a summit, a valley with its river, an apparition in the fog, a line of climbers, a mirror lake."""

from posterlib.offline_art.scenes.mountains.scene import paint

__all__ = ["paint"]
