"""What can't be done, so that faces can say it in a sentence."""


class NoRhythmError(ValueError):
    """A rhythm is a whole number of days, from one to ten years."""


class BackwardsError(ValueError):
    """A pause ends before it began."""


class EndedError(Exception):
    """The pause has been ended already, perhaps in another tab."""
