"""The readable whole of a value that a source gives in pieces."""

from collections.abc import Mapping
from typing import Final

NAME_PARTS: Final = ("prefix", "given", "middle", "family", "suffix")
ADDRESS_PARTS: Final = ("street", "extended", "pobox", "city", "region", "postcode", "country")


def whole_name(parts: Mapping[str, str]) -> str:
    """Return the parts of a name in the order in which they are spoken."""
    return " ".join(parts[part] for part in NAME_PARTS if parts.get(part))


def whole_address(parts: Mapping[str, str]) -> str:
    """Return the parts of an address on one line."""
    pieces = [parts[part] for part in ADDRESS_PARTS if parts.get(part)]
    lines = (line.strip(" ,") for piece in pieces for line in piece.split("\n"))
    return ", ".join(line for line in lines if line) or " ".join(pieces)
