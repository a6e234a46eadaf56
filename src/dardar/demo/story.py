"""Six years of the demo owner: whom she met where, what followed, what waits for her today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from dardar.core.calendar import seal_due
from dardar.demo.cast import Member
from dardar.demo.scenes import (
    GATHERINGS,
    LET_GO,
    NEXT_STEP,
    PROMISED,
    PROMISED_ME,
    SAID,
    YESTERDAY,
)
from dardar.encounters.models import (
    Encounter,
    FollowUp,
    Gathering,
    Participation,
    Promise,
    Space,
)
from dardar.people.models import Person

if TYPE_CHECKING:
    from dardar.demo.world import World

Members = Sequence[tuple[Member, Person]]
# How many days apart the owner is in touch with somebody, from the closest to the far-off.
RHYTHMS: Final = (9, 30, 30, 75, 75, 150, 150, 300, 300, 500)
MET_YESTERDAY: Final = 4
MISSED: Final = 2
NEVER_MET: Final = 14
# What becomes of the seal, by share: the next day, within three days, later, let go.
SEALED: Final = (0.62, 0.78, 0.88, 0.94)


class Story:
    """Writes encounters and what follows from them into a world."""

    def __init__(self, world: World, years: int, spaces: list[Space]) -> None:
        """Begin so many years ago with the spaces that every new book has."""
        self.world = world
        self.years = years
        self.dice = world.dice
        self.spaces = spaces
        self._space = dict(zip(_SPACES, spaces, strict=False))

    def tell(self, members: Members) -> None:
        """Let years pass: everybody but a few is met, then seen again in their rhythm."""
        lately = MET_YESTERDAY + MISSED
        self._yesterday(members[:MET_YESTERDAY])
        for member, person in members[MET_YESTERDAY:lately]:
            self._missed(member, person)
        gatherings = list(self._gatherings())
        met = members[lately : len(members) - NEVER_MET]
        for member, person in met:
            self._life_with(member, person, gatherings, met)

    def _gatherings(self) -> Iterator[Gathering]:
        for year in range(self.world.today.year - self.years, self.world.today.year + 1):
            for name, space, month in GATHERINGS:
                on = date(year, month, self.dice.randrange(1, 28))
                if on < self.world.today - timedelta(days=10):
                    yield self._gathering(name.format(year=year), on, space)

    def _gathering(self, name: str, on: date, space: str) -> Gathering:
        gathering = Gathering(name=name, on=on, space=self._space.get(space))
        self.world.add(gathering)
        return gathering

    def _life_with(
        self, member: Member, person: Person, gatherings: list[Gathering], others: Members
    ) -> None:
        at = self.dice.choice(gatherings) if self.dice.random() < 0.6 else None
        first = at.on if at else self._some_day()
        introducer = self.dice.choice(others)[1] if self.dice.random() < 0.2 else None
        self.live(member, person, first, at, introducer if introducer is not person else None)

    def live(
        self,
        member: Member,
        person: Person,
        first: date,
        at: Gathering | None = None,
        introducer: Person | None = None,
    ) -> None:
        """Let somebody be met for the first time, be sealed mostly, and seen again since."""
        person.created_at = min(person.created_at, self.world.moment(first, 20))
        encounter = self._meet(member, person, first, at, introducer)
        if not self._seal(member, person, encounter):
            return
        rhythm = self.dice.choice(RHYTHMS)
        day = first
        while (day := day + timedelta(days=self._gap(rhythm))) < self.world.today:
            self._again(member, person, day)
        self._leave_something_open(member, person)

    def _some_day(self) -> date:
        return self.world.today - timedelta(days=self.dice.randrange(12, self.years * 365))

    def _gap(self, rhythm: int) -> int:
        return max(2, round(self.dice.lognormvariate(0, 0.5) * rhythm))

    def _meet(
        self,
        member: Member,
        person: Person,
        on: date,
        at: Gathering | None,
        introducer: Person | None = None,
    ) -> Encounter:
        encounter = Encounter(
            kind=Encounter.Kind.MEETING,
            on=on,
            gathering=at,
            space=at.space if at else self.dice.choice(self.spaces),
            introduced_by=introducer,
            said=self.dice.choice(SAID[member.language]),
            created_at=self.world.moment(on, 21),
        )
        self._with(encounter, person)
        if self.dice.random() < 0.25:
            self._promise(member, person, encounter)
        return encounter

    def _with(self, encounter: Encounter, person: Person) -> None:
        self.world.add(encounter)
        self.world.add(Participation(encounter=encounter, person=person))

    def _again(self, member: Member, person: Person, on: date) -> Encounter:
        kind = self.dice.choices(list(Encounter.Kind), (4, 3, 1, 3))[0]
        meeting = kind == Encounter.Kind.MEETING
        encounter = Encounter(
            kind=kind,
            on=on,
            space=self.dice.choice(self.spaces) if meeting else None,
            said=self.dice.choice(SAID[member.language]) if self.dice.random() < 0.4 else "",
            created_at=self.world.moment(on, 21),
        )
        self._with(encounter, person)
        return encounter

    def _promise(self, member: Member, person: Person, encounter: Encounter) -> None:
        by_me = self.dice.random() < 0.7
        old = (self.world.today - encounter.on).days > 40
        kept = encounter.on + timedelta(days=self.dice.randrange(1, 30))
        self.world.add(
            Promise(
                person=person,
                encounter=encounter,
                by_me=by_me,
                text=self.dice.choice((PROMISED if by_me else PROMISED_ME)[member.language]),
                made_on=encounter.on,
                kept_on=kept if old and kept <= self.world.today else None,
            )
        )

    def _seal(self, member: Member, person: Person, encounter: Encounter) -> bool:
        """Seal a first meeting as people do: mostly the next day. Return whether they stayed."""
        due = seal_due(encounter.on, self.world.book.weekdays)
        seal = FollowUp(
            person=person,
            encounter=encounter,
            seals=True,
            due_on=due,
            first_due_on=due,
            created_at=encounter.created_at,
        )
        self.world.add(seal)
        # She has become better at it over the years.
        luck = self.dice.random() + (self.world.today - encounter.on).days / 365 * 0.05
        on_time, soon, late, _never = SEALED
        if luck >= late:
            seal.state, seal.why = FollowUp.State.LET_GO, LET_GO[member.language]
            seal.ended_on = min(due + timedelta(days=6), self.world.today)
            return False
        delay = 0 if luck < on_time else 2 if luck < soon else self.dice.randrange(4, 12)
        done = min(due + timedelta(days=delay), self.world.today)
        seal.state, seal.ended_on = FollowUp.State.DONE, done
        seal.done_by = self._again(member, person, done)
        return True

    def _leave_something_open(self, member: Member, person: Person) -> None:
        if self.dice.random() > 0.05:
            return
        due = self.world.today + timedelta(days=self.dice.randrange(-3, 12))
        self.world.add(
            FollowUp(
                person=person,
                text=self.dice.choice(NEXT_STEP[member.language]),
                due_on=due,
                first_due_on=due,
                created_at=self.world.moment(due - timedelta(days=20)),
            )
        )

    def _yesterday(self, members: Members) -> None:
        """Leave those met yesterday for today."""
        on = self.world.today - timedelta(days=1)
        gathering = self._gathering(YESTERDAY, on, "work")
        for member, person in members:
            person.created_at = self.world.moment(on, 20)
            encounter = self._meet(member, person, on, gathering)
            self._open_seal(person, encounter, self.world.today)

    def _missed(self, member: Member, person: Person) -> None:
        """Leave somebody whose day to be called has gone by."""
        on = self.world.today - timedelta(days=self.dice.randrange(5, 9))
        person.created_at = self.world.moment(on, 20)
        encounter = self._meet(member, person, on, None)
        self._open_seal(person, encounter, seal_due(on, self.world.book.weekdays))

    def _open_seal(self, person: Person, encounter: Encounter, due: date) -> None:
        self.world.add(
            FollowUp(
                person=person,
                encounter=encounter,
                seals=True,
                due_on=due,
                first_due_on=due,
                created_at=encounter.created_at,
            )
        )


_SPACES: Final = (
    "work",
    "sport",
    "volunteering",
    "school",
    "neighbourhood",
    "family",
    "culture",
    "online",
)
