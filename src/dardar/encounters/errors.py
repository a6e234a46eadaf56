"""What can't be done, so that faces can say it in a sentence."""


class NobodyError(ValueError):
    """An encounter needs at least one person."""


class FutureDayError(ValueError):
    """What has not happened yet can't be remembered."""


class PastDayError(ValueError):
    """A next step can't fall due before today."""


class EmptyTextError(ValueError):
    """Words are needed here and there are none."""


class NoContactError(ValueError):
    """A relationship is sealed by a contact, not by a tick."""


class EndedError(Exception):
    """The follow-up has ended already, perhaps in another tab."""


class EncounterConflictError(Exception):
    """The encounter has been changed, perhaps in another tab, since the form was opened."""
