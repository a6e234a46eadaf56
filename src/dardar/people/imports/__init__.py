"""Bringing people in from files: read, compare with the book, write, and take out again."""
