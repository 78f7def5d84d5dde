"""The description of the API: which routes there are, what they take and all they may answer."""

from posterlib.api.openapi.document import openapi_document
from posterlib.api.openapi.operations import Operation

__all__ = ["Operation", "openapi_document"]
