"""First run, settings, the people on this server."""
