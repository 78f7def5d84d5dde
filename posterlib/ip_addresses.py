"""Addresses of machines, each in its one form."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

__all__ = ["address_in"]


def address_in(text: str) -> IPv4Address | IPv6Address | None:
    """Give the address that a text is, IPv4 also where it is dressed as IPv6; `None` when it is something else."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
