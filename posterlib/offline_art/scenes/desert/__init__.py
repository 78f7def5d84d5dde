"""The desert: a great sun, hard shadows, and how far it is to anywhere."""

from posterlib.offline_art.scenes.desert.scene import paint

__all__ = ["paint"]
