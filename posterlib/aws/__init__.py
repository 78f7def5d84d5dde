"""The AWS account that the studio works with: its credentials, its region, its clients, its faults."""

from posterlib.aws.account import AwsAccount

__all__ = ["AwsAccount"]
