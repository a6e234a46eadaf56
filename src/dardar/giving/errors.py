"""What can't be done, so that faces can say it in a sentence."""

from dardar.giving.models import Introduction


class EmptyWordsError(ValueError):
    """Words are needed here and there are none."""


class TooLongError(ValueError):
    """More words than a short text may have."""


class GivesAwayError(ValueError):
    """A blurb that holds a mail address or a telephone number, which nobody may see yet."""


class ResourceError(ValueError):
    """Only an offer of the owner's own can be something they have."""


class DecidedError(Exception):
    """A proposal was accepted or dismissed already, perhaps in another tab."""


class ClosedError(Exception):
    """An introduction is no longer where this can be done with it, perhaps in another tab."""


class SamePersonError(ValueError):
    """Nobody is introduced to themselves."""


class DeclinedError(Exception):
    """One of the two has declined before: this pair is not suggested again."""


class UnderWayError(Exception):
    """The two are being introduced already."""

    def __init__(self, introduction: Introduction) -> None:
        """Keep the introduction there is."""
        super().__init__()
        self.introduction = introduction


class NoLinkError(LookupError):
    """Nothing is at this link: it never was one, or is too old, used up, replaced or withdrawn."""


class NoNumberError(ValueError):
    """What was given as a telephone number is none."""
