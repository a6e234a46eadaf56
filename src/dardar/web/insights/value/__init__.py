"""Pages of value both ways."""
