"""Pages of events: for the host, for guests, and for the room."""
