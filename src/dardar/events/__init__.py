"""Events: gatherings with a before, a during and an after, and one game in which everyone gains."""
