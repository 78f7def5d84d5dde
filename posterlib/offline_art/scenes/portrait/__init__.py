"""Portrait: a head in profile that holds a world, two faces with the story between them, a face in the sky."""

from posterlib.offline_art.scenes.portrait.scene import paint

__all__ = ["paint"]
