"""Who can give to whom: rings in which everybody gives and receives, and rounds of asks."""
