"""Film noir: what a venetian blind, a lettered door or one street lamp does to a face."""

from posterlib.offline_art.scenes.blinds.scene import paint

__all__ = ["paint"]
