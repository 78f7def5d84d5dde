"""The sea: a ship before the sun, a storm with a lighthouse, a boat under a vast sky, a great wave, two shores."""

from posterlib.offline_art.scenes.ocean.scene import paint

__all__ = ["paint"]
