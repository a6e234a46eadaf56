"""Property tests have no clock: on a busy machine a right answer may come late."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
