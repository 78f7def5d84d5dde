"""Mid-century cut paper: flat inks, scissor edges, one graphic idea a sheet."""

from posterlib.offline_art.scenes.cutpaper.scene import paint

__all__ = ["paint"]
