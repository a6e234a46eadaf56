"""Encounters: whom I met, today, follow-ups, sealing."""
