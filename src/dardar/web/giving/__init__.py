"""Giving: offers and needs, what I can give, gives, introductions, who should meet."""
