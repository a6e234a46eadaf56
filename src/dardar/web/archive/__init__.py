"""Taking everything along, and erasing everything."""
