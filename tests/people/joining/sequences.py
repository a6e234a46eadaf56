"""Random sequences of whatever says who is who, each step of which is taken back again."""

import json
import random
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import EmptyPersonError, add_person, edit_person
from dardar.people.imports import actions as imports
from dardar.people.imports.state import State
from dardar.people.joining.actions import KnownApartError, join, part, tell_apart
from dardar.people.journal import watch
from dardar.people.lists import people
from dardar.people.models import Change, Import, Key, Labelling, Person, Record
from dardar.people.queries import counting
from dardar.people.undo import undo
from tests.people.imports.samples import card, google

LINKEDIN: Final = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
NAMES: Final = ("Ana Gil", "Ana Gil Sanz", "Luis Prado", "Eva Sol", "Pepe Gil", "José Gil Mora")
MAILS: Final = ("ana@gil.example", "luis@prado.example", "eva@sol.example", "")
PHONES: Final = ("600112233", "600445566", "")
STEPS: Final = 5

Taken = Change | Import


def files(dice: random.Random) -> dict[str, bytes]:
    """Return a small file of each of three sources, about people who overlap, by file name."""
    some = [_somebody(dice) for _ in range(6)]
    cards = b"".join(card(name, mail=mail, phone=tel, company=firm) for name, mail, tel, firm in
                     dice.sample(some, 3))  # fmt: skip
    rows = [
        f"{name.partition(' ')[0]},{name.partition(' ')[2]},Press,{firm},,,Work,{mail},Mobile,{tel}"
        for name, mail, tel, firm in dice.sample(some, 3)
    ]
    links = [
        f"{name.partition(' ')[0]},{name.partition(' ')[2]},https://www.linkedin.com/in/x{tel},"
        f"{mail},{firm},Boss,12 Mar 2024"
        for name, mail, tel, firm in dice.sample(some, 3)
    ]
    linkedin = "\n".join([LINKEDIN, *links, ""]).encode()
    return {"phone.vcf": cards, "contacts.csv": google(*rows), "Connections.csv": linkedin}


def _somebody(dice: random.Random) -> tuple[str, str, str, str]:
    return dice.choice(NAMES), dice.choice(MAILS), dice.choice(PHONES), dice.choice(("Norte", ""))


def profiles(book: Book) -> str:
    """Return all that is shown of everybody, and by what they are found, byte for byte."""
    rows: list[object] = [
        [str(pk), name, company, profile, _keys(pk), _labels(pk)]
        for pk, name, company, profile in people(book)
        .order_by("pk")
        .values_list("pk", "name", "company", "profile")
    ]
    return json.dumps(rows)


def without_ids(book: Book) -> list[str]:
    """Return what is shown of everybody, whichever rows say so."""
    return sorted(
        json.dumps([{k: v for k, v in item.items() if k != "record"} for item in profile])
        + repr(_labels(pk))
        for pk, profile in people(book).values_list("pk", "profile")
    )


def _keys(person: UUID) -> list[list[str]]:
    rows = Key.objects.filter(person=person).order_by("kind", "value")
    return [list(row) for row in rows.values_list("kind", "value")]


def _labels(person: UUID) -> list[str]:
    rows = Labelling.objects.filter(person=person).order_by("label__folded")
    return list(rows.values_list("label__name", flat=True))


def begin(book: Book, dice: random.Random) -> None:
    """Put somebody into a book by hand."""
    for name, mail, phone, _company in (_somebody(dice) for _ in range(dice.randrange(4))):
        said = [Field(Kind.NAME, name), Field(Kind.EMAIL, mail), Field(Kind.PHONE, phone)]
        add_person(book, [field for field in said if field.value])


class Sequence:
    """Steps taken in a book at random, and how to take them back."""

    def __init__(self, book: Book, seed: int) -> None:
        """Begin with a book and with what may be brought into it."""
        self.book = book
        self.dice = random.Random(seed)
        self.files = files(self.dice)
        self.told: list[str] = []
        self.taken: list[Taken] = []
        begin(book, self.dice)

    def run(self) -> None:
        """Take steps, each at once back and taken again; then take all back in any order.

        Raises:
            AssertionError: something is not as it was.

        """
        start = profiles(self.book)
        for _ in range(STEPS):
            before = profiles(self.book)
            kind, step = self.dice.choice(self._steps())
            self.told.append(kind)
            state = self.dice.getstate()
            self._take_back(step())
            self._require(before)
            self.dice.setstate(state)
            self.taken += step()
            if self.taken and self.dice.random() < 0.25:
                self.told.append("back")
                self._take_back([self.taken.pop(self.dice.randrange(len(self.taken)))])
        self.dice.shuffle(self.taken)
        self._take_back(self.taken)
        self._require(start)

    def _require(self, before: str) -> None:
        """Raise AssertionError, telling the steps and what differs, unless all is as before."""
        now = profiles(self.book)
        lost, new = (
            [row for row in json.loads(one) if row not in json.loads(other)]
            for one, other in ((before, now), (now, before))
        )
        assert now == before, (self.told, lost, new)

    def _steps(self) -> list[tuple[str, Callable[[], list[Taken]]]]:
        found: list[tuple[str, Callable[[], list[Taken]]]] = [("import", self._import)]
        present = list(people(self.book).defer(None).order_by("created_at", "name", "pk"))
        if present:
            found += [("edit", self._edit)] * 2
        if len(present) > 1:
            found += [("join", self._join), ("join", self._join), ("apart", self._apart)]
        if Person.objects.filter(book=self.book).exclude(joined_to=None).exists():
            found += [("part", self._part)] * 2
        return found

    def _import(self) -> list[Taken]:
        name = self.dice.choice(sorted(self.files))
        work = imports.begin(self.book, name, [self.files[name]], "")
        imports.run(self.book, work)
        assert work.state == State.DONE
        return [work]

    def _one(self) -> Person:
        return self.dice.choice(list(people(self.book).order_by("created_at", "name", "pk")))

    def _two(self) -> list[Person]:
        return self.dice.sample(list(people(self.book).order_by("created_at", "name", "pk")), 2)

    def _edit(self) -> list[Taken]:
        person = self._one()
        kind = self.dice.choice([Kind.COMPANY, Kind.EMAIL, Kind.NAME, Kind.PHONE])
        values = {
            Kind.EMAIL: [*MAILS, "new@mail.example"],
            Kind.NAME: NAMES,
            Kind.PHONE: [*PHONES, "699999999"],
            Kind.COMPANY: ["Sur", "Norte", ""],
        }[kind]
        fields = [Field(kind, self.dice.choice(values))]
        with watch() as made:
            try:
                edit_person(self.book, person, [kind], fields, base=counting(person))
            except EmptyPersonError:
                return []
        return list(made)

    def _join(self) -> list[Taken]:
        with watch() as made:
            try:
                join(self.book, self._two(), although_apart=self.dice.random() < 0.5)
            except KnownApartError:
                return []
        return list(made)

    def _apart(self) -> list[Taken]:
        with watch() as made:
            tell_apart(self.book, self._two())
        return list(made)

    def _part(self) -> list[Taken]:
        joined = Person.objects.filter(book=self.book).exclude(joined_to=None)
        one = self.dice.choice(list(joined.order_by("created_at", "pk")))
        assert one.joined_to
        with watch() as made:
            part(self.book, one.joined_to, [one.pk])
        return list(made)

    def _take_back(self, steps: list[Taken]) -> None:
        for step in steps:
            if isinstance(step, Import):
                imports.undo(self.book, Import.objects.get(pk=step.pk))
            elif found := Change.objects.filter(pk=step.pk).first():
                undo(self.book, found)


def numbers(book: Book) -> dict[str, Any]:
    """Return how much there is of what must not pile up."""
    return {
        "identities": Person.objects.filter(book=book).count(),
        "records": Record.objects.filter(book=book).count(),
    }
