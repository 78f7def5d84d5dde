"""The studio's door for scripts: a WSGI app over the same functions the pages use."""

from posterlib.api.app import create_app
from posterlib.api.bodies import LARGEST_BODY

__all__ = ["LARGEST_BODY", "create_app"]
