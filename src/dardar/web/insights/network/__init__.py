"""Pages of who knows whom."""
