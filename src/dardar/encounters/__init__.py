"""Encounters and what follows from them: sealing, promises, next steps."""
