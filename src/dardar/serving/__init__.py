"""Run the server: one process that gives pages and static files and does background work."""
