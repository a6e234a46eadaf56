"""People: who they are, what each source says of them, and every change made."""
