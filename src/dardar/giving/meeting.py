"""What those one met said they can give and are looking for, written down with the encounter."""

from collections.abc import Iterable, Sequence

from dardar.encounters.actions import Besides
from dardar.giving.actions import What, write_wish
from dardar.giving.models import Role
from dardar.people.journal import Journal
from dardar.people.models import Person


def as_told(offers: Iterable[str], needs: Iterable[str]) -> Besides:
    """Return what :func:`dardar.encounters.actions.meet` shall write besides, in the same change.

    Args:
        offers: what each of those who took part can give, one text each; blank ones say nothing.
        needs: what each is looking for, likewise.

    """
    told = [
        What(role, words)
        for role, texts in ((Role.OFFER, offers), (Role.NEED, needs))
        for words in texts
        if words.strip()
    ]

    def write(journal: Journal, present: Sequence[Person]) -> None:
        for person in present:
            for what in told:
                write_wish(journal, person, what)

    return write
