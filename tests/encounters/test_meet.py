"""Whom I met: kept at once, undone at once."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import models

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import (
    Circumstances,
    Newcomer,
    NextStep,
    delete_encounter,
    meet,
)
from dardar.encounters.errors import FutureDayError, NobodyError, PastDayError
from dardar.encounters.models import (
    Encounter,
    FollowUp,
    Gathering,
    Participation,
    Promise,
    Space,
)
from dardar.ids import new_id
from dardar.people.actions import EmptyPersonError, add_note
from dardar.people.journal import watch
from dardar.people.lists import search
from dardar.people.models import Change, Person
from dardar.people.undo import undo
from tests.encounters.scenes import FRIDAY, MONDAY, TUESDAY, met, person, seal_of

pytestmark = pytest.mark.usefixtures("monday")
TODAY = Circumstances(on=MONDAY)


def test_a_newcomer_is_in_the_book_and_to_be_sealed_the_next_day(book: Book) -> None:
    encounter = meet(book, [Newcomer.named("Iñaki Urrutia", phone="612345678")], TODAY)
    inaki = encounter.people.get()
    assert (inaki.name, inaki.phone) == ("Iñaki Urrutia", "612345678")
    assert (inaki.first_met_on, inaki.last_contact_on) == (MONDAY, MONDAY)
    seal = seal_of(inaki)
    assert (seal.due_on, seal.first_due_on, seal.state) == (TUESDAY, TUESDAY, "open")
    assert seal.encounter == encounter


def test_someone_known_but_never_contacted_is_sealed_too(book: Book, ana: Person) -> None:
    meet(book, [ana], TODAY)
    assert seal_of(ana).due_on == TUESDAY


def test_someone_met_before_needs_no_second_seal(
    book: Book, ana: Person, clock: Callable[[date], None]
) -> None:
    meet(book, [ana], TODAY)
    clock(FRIDAY)
    meet(book, [ana], Circumstances(on=FRIDAY))
    assert ana.follow_ups.count() == 1


def test_whom_i_met_on_friday_is_to_be_sealed_on_monday(
    book: Book, ana: Person, clock: Callable[[date], None]
) -> None:
    clock(FRIDAY)
    meet(book, [ana], Circumstances(on=FRIDAY))
    assert seal_of(ana).due_on == date(2026, 9, 21)


def test_who_works_on_saturdays_seals_on_saturday(
    book: Book, ana: Person, clock: Callable[[date], None]
) -> None:
    book.working_days = "123456"
    clock(FRIDAY)
    meet(book, [ana], Circumstances(on=FRIDAY))
    assert seal_of(ana).due_on == date(2026, 9, 19)


def test_all_that_was_said_of_a_meeting_is_kept(book: Book, ana: Person) -> None:
    sport = Space.objects.get(book=book, name="Sport")
    encounter = meet(
        book,
        [ana, Newcomer.named("Luis Prado")],
        Circumstances(
            on=MONDAY,
            kind=Encounter.Kind.CALL,
            space=sport,
            gathering="Spring race",
            introduced_by=Newcomer.named("Marta Gil"),
            said="  Looks for a partner in Bilbao.  ",
        ),
        promised=["send the plan", " "],
        they_promised=["an invitation"],
        next_step=NextStep("have lunch", FRIDAY),
    )
    encounter.refresh_from_db()
    assert encounter.said == "Looks for a partner in Bilbao."
    assert (encounter.kind, encounter.space) == ("call", sport)
    assert encounter.gathering
    assert (encounter.gathering.name, encounter.gathering.space) == ("Spring race", sport)
    assert encounter.introduced_by
    assert encounter.introduced_by.name == "Marta Gil"
    assert {p.name for p in encounter.people.all()} == {"Ana Ruiz Soler", "Luis Prado"}
    promises = Promise.objects.filter(encounter=encounter)
    assert sorted(promises.values_list("by_me", "text")) == [
        (False, "an invitation"),
        (False, "an invitation"),
        (True, "send the plan"),
        (True, "send the plan"),
    ]
    steps = FollowUp.objects.filter(seals=False)
    assert {(s.text, s.due_on) for s in steps} == {("have lunch", FRIDAY)}
    assert steps.count() == 2


def test_what_was_said_and_where_finds_the_person(book: Book, ana: Person) -> None:
    meet(book, [ana], Circumstances(on=MONDAY, gathering="Feria de Gijón", said="le gusta la vela"))
    assert list(search(book, "vela gijon")) == [ana]


def test_the_introducer_is_not_counted_as_met(book: Book, ana: Person) -> None:
    meet(book, [Newcomer.named("Luis")], Circumstances(on=MONDAY, introduced_by=ana))
    ana.refresh_from_db()
    assert ana.last_contact_on is None


def test_one_person_named_twice_is_met_once(book: Book, ana: Person) -> None:
    encounter = meet(book, [ana, ana], TODAY)
    assert encounter.people.count() == 1


def test_a_meeting_is_undone_as_a_whole(book: Book, ana: Person) -> None:
    before = _everything()
    with watch() as made:
        meet(
            book,
            [ana, Newcomer.named("Luis Prado")],
            Circumstances(
                on=MONDAY,
                space="Chess",
                gathering="Open",
                introduced_by=Newcomer.named("Marta"),
            ),
            promised=["a book"],
            next_step=NextStep("play again", FRIDAY),
        )
    assert len(made) == 1
    undo(book, made[0])
    assert _everything() == before
    ana.refresh_from_db()
    assert ana.first_met_on is None
    assert ana.last_contact_on is None


def test_a_form_sent_twice_is_kept_once(book: Book) -> None:
    key = new_id()
    first = meet(book, [Newcomer.named("Luis")], TODAY, key=key)
    again = meet(book, [Newcomer.named("Luis")], TODAY, key=key)
    assert first.pk == again.pk == key
    assert Person.objects.filter(book=book).count() == 1
    assert Change.objects.filter(book=book, verb="met").count() == 1


def test_a_key_of_another_book_is_refused(book: Book, strangers_book: Book) -> None:
    theirs = meet(strangers_book, [Newcomer.named("Luis")], TODAY)
    with pytest.raises(PermissionDenied):
        meet(book, [Newcomer.named("Luis")], TODAY, key=theirs.pk)
    assert not Person.objects.filter(book=book).exists()


def test_a_gathering_is_the_same_for_three_days_and_another_one_next_week(book: Book) -> None:
    for day in (date(2026, 9, 7), date(2026, 9, 8), date(2026, 9, 14)):
        met(book, day, f"Guest {day}", gathering="Breakfast  CLUB")
    assert sorted(Gathering.objects.values_list("on", "name")) == [
        (date(2026, 9, 7), "Breakfast CLUB"),
        (date(2026, 9, 14), "Breakfast CLUB"),
    ]


def test_a_gathering_known_lends_its_space(book: Book) -> None:
    sport = Space.objects.get(book=book, name="Sport")
    race = Gathering.objects.create(book=book, name="Race", on=MONDAY, space=sport)
    encounter = meet(book, [Newcomer.named("Luis")], Circumstances(on=MONDAY, gathering=race))
    assert encounter.space == sport


def test_a_space_by_name_is_found_whatever_its_case_and_accents(book: Book) -> None:
    for name in ("Música", "musica", "  MUSICA "):
        meet(book, [Newcomer.named("Luis")], Circumstances(on=MONDAY, space=name))
    assert Space.objects.filter(book=book, name="Música").count() == 1
    assert Encounter.objects.filter(space__name="Música").count() == 3


def test_blank_names_of_places_make_no_places(book: Book) -> None:
    encounter = meet(
        book, [Newcomer.named("Luis")], Circumstances(on=MONDAY, space=" ", gathering=" – ")
    )
    assert encounter.space is None
    assert encounter.gathering is None


def test_a_meeting_needs_somebody(book: Book) -> None:
    with pytest.raises(NobodyError):
        meet(book, [], TODAY)


def test_a_newcomer_needs_a_word_on_who_they_are(book: Book) -> None:
    with pytest.raises(EmptyPersonError):
        meet(book, [Newcomer((Field(Kind.NAME, " "),))], TODAY)


def test_tomorrow_has_not_happened_yet(book: Book, ana: Person) -> None:
    with pytest.raises(FutureDayError):
        meet(book, [ana], Circumstances(on=TUESDAY))
    assert not Encounter.objects.exists()


def test_a_next_step_is_not_for_yesterday(book: Book, ana: Person) -> None:
    with pytest.raises(PastDayError):
        meet(book, [ana], TODAY, next_step=NextStep("", date(2026, 9, 13)))
    assert not Encounter.objects.exists()


@pytest.mark.parametrize(
    "foreign", ["person", "introducer", "space", "gathering"], ids=lambda name: f"a_{name}"
)
def test_nothing_of_another_book_takes_part(
    book: Book, strangers_book: Book, ana: Person, foreign: str
) -> None:
    theirs = person(strangers_book, "Eva")
    space = Space.objects.filter(book=strangers_book).first()
    gathering = Gathering.objects.create(book=strangers_book, name="Ball", on=MONDAY)
    what = {
        "person": TODAY,
        "introducer": Circumstances(on=MONDAY, introduced_by=theirs),
        "space": Circumstances(on=MONDAY, space=space),
        "gathering": Circumstances(on=MONDAY, gathering=gathering),
    }[foreign]
    with pytest.raises(PermissionDenied):
        meet(book, [theirs if foreign == "person" else ana], what)
    assert not Encounter.objects.exists()


def test_the_history_names_three_people_and_tells_there_were_more(book: Book) -> None:
    met(book, MONDAY, "Ana", "Bea", "Cai", "Dan", "Eva")
    words = Change.objects.get(book=book, verb="met").words
    assert words == {"names": "Ana, Bea, Cai …"}


def _everything() -> dict[type[models.Model], list[UUID]]:
    kinds = (Person, Encounter, Participation, Promise, FollowUp, Space, Gathering)
    return {kind: sorted(kind._default_manager.values_list("pk", flat=True)) for kind in kinds}


def test_keys_bear_the_latest_contact_and_lose_it_with_the_encounter(
    book: Book, ana: Person
) -> None:
    encounter = meet(book, [ana], Circumstances(on=MONDAY))
    add_note(book, ana, "Sails")
    assert set(ana.keys.values_list("contact", flat=True)) == {MONDAY.toordinal()}
    delete_encounter(book, encounter)
    assert set(ana.keys.values_list("contact", flat=True)) == {0}
