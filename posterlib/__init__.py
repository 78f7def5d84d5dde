"""The movie-poster studio as a library: describe a film, get its poster."""

from posterlib.bootstrap import Services, build_services
from posterlib.errors import PosterError
from posterlib.posters import Poster, PosterRequest, Recipe
from posterlib.settings import Settings, load_settings

__all__ = [
    "Poster",
    "PosterError",
    "PosterRequest",
    "Recipe",
    "Services",
    "Settings",
    "build_services",
    "load_settings",
]

__version__ = "0.1.0"
