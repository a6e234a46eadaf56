"""Pages of what a network is worth and of its shape."""
