"""What can't be done at an event, so that faces can say it in a sentence."""


class TimesError(ValueError):
    """It would end before it begins, or keep its guests' data for too short or too long a time."""


class FullError(Exception):
    """As many guests as an event may have are there already."""


class OverError(Exception):
    """The event is over, so that this can't be done at it any more."""


class SameGuestError(ValueError):
    """Nobody meets themselves."""


class NotMetError(Exception):
    """Cards are swapped by those who are there, or who have met by the plan."""


class NotCheckedInError(Exception):
    """Whoever is not there can't do this yet."""


class NoAskError(LookupError):
    """The ask is no longer on the screen."""


class NoPlanError(LookupError):
    """There is no plan with which this could be done."""


class BusyError(Exception):
    """A plan is being made already."""
