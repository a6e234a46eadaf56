"""What a network is worth both ways, and what shape it has."""
