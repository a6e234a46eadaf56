"""Tools of a checkout: the launcher, its .venv, and the test, bench and lock commands.

What the launcher imports (before a .venv exists) needs nothing beyond the standard library.
"""
