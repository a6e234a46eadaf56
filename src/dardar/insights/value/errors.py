"""What can't be done, so that faces can say it in a sentence."""


class NoCurrencyError(ValueError):
    """A sum of money says nothing without its currency."""


class LoopError(ValueError):
    """Nothing comes of itself, nor of what came of it."""
