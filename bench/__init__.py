"""Measurements, each beside another program or another way in the same run."""
