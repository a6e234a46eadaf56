"""Graphs of people.

Who can give to whom: rings in which everybody gives and receives, and rounds of asks. Who knows
whom: paths, who should meet, bridges, communities and a map.
"""
