"""The forest: a moonlit clearing, a path with a lantern, a look up between trunks, a pale wall of birches, eyes."""

from posterlib.offline_art.scenes.forest.scene import paint

__all__ = ["paint"]
