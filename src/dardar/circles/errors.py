"""What can't be done in a circle, so that faces can say it in a sentence."""


class NoMailError(ValueError):
    """What was given as a mail address is none."""


class TooManyError(ValueError):
    """More offers or needs than a shared card may hold."""


class AlreadyThereError(Exception):
    """They are in the circle already."""


class FullError(Exception):
    """As many people wait to be let in as may wait."""


class NotHereError(Exception):
    """It is no longer so that this can be done, perhaps because of another tab."""


class NoAccountError(Exception):
    """A circle can only be handed to somebody who has a book here."""


class TooFewError(ValueError):
    """Too few to choose from."""
