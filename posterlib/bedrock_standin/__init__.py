"""A local server that answers as Amazon Bedrock does: for tests, and for showing the AWS path without an account."""

from posterlib.bedrock_standin.ledger import Call
from posterlib.bedrock_standin.pictures import Draw, offline_artist
from posterlib.bedrock_standin.server import BedrockStandin

__all__ = ["BedrockStandin", "Call", "Draw", "offline_artist"]
