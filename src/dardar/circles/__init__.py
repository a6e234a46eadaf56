"""Circles: chosen groups that last, whose members share what they offer and need, never books."""
