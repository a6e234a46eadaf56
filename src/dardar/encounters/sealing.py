"""The seal of a relationship follows the facts: who was met when, and who was contacted after."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from dardar.core.calendar import seal_due
from dardar.encounters.models import Encounter, FollowUp, Participation
from dardar.people.journal import Journal


def settle(
    journal: Journal, people: Collection[UUID], *, opened_by: Encounter | None = None
) -> None:
    """Make the seals of these people agree with their encounters, as a part of a change.

    A seal is due the next working day after the first meeting; a contact on a later day seals it
    (one on the same day only if the owner says so); a seal whose meeting or contact is no more
    turns to those that are left. What was let go stays so.

    Args:
        journal: of the change.
        people: whose seals.
        opened_by: an encounter that opens a seal for those whose only encounter it is.

    """
    contacts = _contacts(journal, people)
    seals = {
        seal.person_id: seal
        for seal in FollowUp.objects.filter(book=journal.book, person__in=people, seals=True)
    }
    for person in people:
        seal = seals.get(person)
        if seal is not None:
            _keep_true(journal, seal, contacts[person])
        elif opened_by is not None and contacts[person] == [opened_by]:
            due = seal_due(opened_by.on, journal.book.weekdays)
            journal.create(
                FollowUp(
                    book=journal.book,
                    person_id=person,
                    encounter=opened_by,
                    seals=True,
                    due_on=due,
                    first_due_on=due,
                )
            )


def _contacts(journal: Journal, people: Collection[UUID]) -> Mapping[UUID, Sequence[Encounter]]:
    """Return the encounters of each person, oldest first."""
    found: dict[UUID, list[Encounter]] = defaultdict(list)
    taking_part = Participation.objects.filter(book=journal.book, person__in=people)
    ordered = taking_part.select_related("encounter").order_by("encounter__on", "encounter")
    for row in ordered:
        found[row.person_id].append(row.encounter)
    return found


def _keep_true(journal: Journal, seal: FollowUp, contacts: Sequence[Encounter]) -> None:
    if not contacts:
        journal.delete(seal)
        return
    first = next((c for c in contacts if c.pk == seal.encounter_id), contacts[0])
    due = seal_due(first.on, journal.book.weekdays)
    put_off = seal.due_on != seal.first_due_on
    journal.update(seal, encounter=first, first_due_on=due, due_on=seal.due_on if put_off else due)
    if seal.state == FollowUp.State.LET_GO:
        return
    after = [c for c in contacts if c.on > first.on]
    others = (c for c in contacts if c.on >= first.on and c != first)
    chosen = (c for c in others if c.pk == seal.done_by_id)
    by = next(chosen, after[0] if after else None)
    journal.update(
        seal,
        state=FollowUp.State.DONE if by else FollowUp.State.OPEN,
        done_by=by,
        ended_on=by.on if by else None,
    )
