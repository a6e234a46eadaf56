"""What verbs of the network refuse."""


class AlreadyAskedError(Exception):
    """One has asked for it before."""


class SettledError(Exception):
    """Whoever was asked has decided already, perhaps in another tab."""


class NotOneselfError(ValueError):
    """Nobody asks to be introduced by themselves."""
