"""Under the sea: something enormous, something small, and the light between them."""

from posterlib.offline_art.scenes.deep.scene import paint

__all__ = ["paint"]
