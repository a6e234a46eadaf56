"""Who could help whom: needs held against offers, in Spanish, in English and across the two."""
