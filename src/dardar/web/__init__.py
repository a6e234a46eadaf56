"""The pages: thin faces that parse, call an action or a query, and show."""
