"""The studio's door for scripts: a WSGI app over the same functions the pages use."""

from posterlib.api.app import create_app

__all__ = ["create_app"]
