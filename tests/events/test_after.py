"""After the event: cards, letters, debriefs, and what came of it."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dardar.accounts.models import Book, Mail
from dardar.core.cards import vcard
from dardar.core.cards.fields import Entry, Kind
from dardar.encounters.actions import talked
from dardar.encounters.models import Encounter
from dardar.events.after import (
    Results,
    Said,
    cards_file,
    debrief,
    debrief_guest,
    results,
    verdicts,
    write_to_all,
)
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Debrief, GuestDebrief, Judgement
from dardar.events.signing_up import guest_at
from dardar.events.swapping import agree, note
from dardar.giving.errors import TooLongError
from dardar.people.models import Person
from tests.events.conftest import SetTime
from tests.events.scenes import START, checked_in, letters, link, now, token_of

Worth = Judgement.Worth


@pytest.fixture
def swapped(ana: Guest, luis: Guest, bruno: Guest, set_time: SetTime) -> tuple[Guest, Guest, Guest]:
    """Return Ana, who swapped with Bruno, and Luis, with whom nobody did."""
    set_time(START)
    checked_in(ana, luis, bruno)
    agree(ana, bruno)
    agree(bruno, ana)
    agree(luis, ana)
    return now(ana), now(luis), now(bruno)


def test_the_cards_of_those_who_agreed_are_a_vcard_file(
    swapped: tuple[Guest, Guest, Guest],
) -> None:
    ana, luis, bruno = swapped
    [entry] = vcard.read(BytesIO(b"".join(cards_file(ana))))
    assert isinstance(entry, Entry)
    said = {field.kind: field.value for field in entry.fields}
    assert (said[Kind.NAME], said[Kind.EMAIL]) == ("Bruno Gil", "bruno@example.org")
    assert list(cards_file(luis)) == []
    assert b"Ana Ruiz" in b"".join(cards_file(bruno))


def test_a_picture_is_on_the_card(swapped: tuple[Guest, Guest, Guest]) -> None:
    ana, _luis, bruno = swapped
    Guest.objects.filter(pk=bruno.pk).update(image=b"RIFF0000WEBP")
    [entry] = vcard.read(BytesIO(b"".join(cards_file(ana))))
    assert isinstance(entry, Entry)
    assert entry.pictures[0].data == b"RIFF0000WEBP"


def test_guests_without_an_account_hear_whom_they_met(
    book: Book, strangers_book: Book, event: Event, swapped: tuple[Guest, Guest, Guest]
) -> None:
    Mail.objects.all().delete()
    with pytest.raises(PermissionDenied):
        write_to_all(strangers_book, event, link)
    assert write_to_all(book, event, link) == 1
    [letter] = letters()
    assert letter.to == "ana@norte.example"
    assert "– Bruno Gil" in letter.body
    where = next(word for word in letter.body.split() if word.startswith(link("")))
    assert guest_at(token_of(where)) == swapped[0]


def test_a_debrief_is_kept_and_changed(book: Book, strangers_book: Book, event: Event) -> None:
    debrief(book, event, Said(promises=" Call Ana \nWrite Eva", hours=Decimal("3.5"), energy=1))
    said = debrief(
        book, event, Said(money=Decimal("120.00"), currency="EUR", worth=Worth.YES, energy=2)
    )
    kept = Debrief.objects.get()
    assert kept == said
    assert (kept.promises, kept.hours, kept.money, kept.energy) == ("", None, Decimal(120), 2)
    with pytest.raises(PermissionDenied):
        debrief(strangers_book, event, Said())


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (Said(thanks="x" * 1001), TooLongError),
        (Said(hours=Decimal(-1)), ValidationError),
        (Said(energy=3), ValidationError),
        (Said(currency="euro"), ValidationError),
    ],
)
def test_nonsense_is_no_debrief(
    book: Book, event: Event, ana: Guest, said: Said, error: type[Exception]
) -> None:
    with pytest.raises(error):
        debrief(book, event, said)
    with pytest.raises(error):
        debrief_guest(ana, said)


def test_the_host_learns_what_guests_say_together_and_no_words(
    event: Event, ana: Guest, luis: Guest
) -> None:
    debrief_guest(ana, Said(thanks="Alma", worth=Worth.YES, energy=2, hours=Decimal(2)))
    debrief_guest(luis, Said(worth=Worth.NO, energy=-1))
    debrief_guest(luis, Said(worth=Worth.PARTLY, energy=-1))
    found = verdicts(event)
    assert (found.count, found.yes, found.partly, found.no) == (2, 1, 1, 0)
    assert (found.energy, found.hours) == (0.5, Decimal(2))
    assert GuestDebrief.objects.count() == 2


def test_results_go_on_growing(
    event: Event,
    strangers_book: Book,
    book: Book,
    swapped: tuple[Guest, Guest, Guest],
    set_time: SetTime,
) -> None:
    ana, _luis, bruno = swapped
    assert results(strangers_book, event) == Results(1, 0, 1, 0, 0, 0)
    note(bruno, ana, give="Flour")
    set_time(START.replace(day=15))
    talked(strangers_book, Person.objects.get(book=strangers_book), Encounter.Kind.CALL)
    assert results(strangers_book, event) == Results(1, 1, 0, 1, 0, 0)
    assert results(book, event) == Results(0, 0, 0, 0, 0, 0)
