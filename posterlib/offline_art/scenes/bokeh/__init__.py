"""Two people and the lights of a city out of focus: under an umbrella, on a bridge, on a platform, close."""

from posterlib.offline_art.scenes.bokeh.scene import paint

__all__ = ["paint"]
