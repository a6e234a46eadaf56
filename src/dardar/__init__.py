"""Dardar: relational networking, give–give."""

__version__ = "0.1.0"
