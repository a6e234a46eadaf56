"""Relationships over the years: how warm, in what rhythm, and who matters today."""
