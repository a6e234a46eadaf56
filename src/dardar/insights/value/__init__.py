"""Value both ways: what was given, what came of it, and whether it was worth the time."""
