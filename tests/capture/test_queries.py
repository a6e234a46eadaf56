"""What is asked of captures and cards."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dardar.accounts.models import Book
from dardar.capture import queries
from dardar.capture.actions import Occasion, take, take_fields
from dardar.capture.models import Capture, Card
from dardar.capture.reviewing import accept, skip
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.models import Space
from dardar.people.actions import add_person
from tests.capture.made import LUCIA, SHOP, key, occasion, one_card, photographed, today, webp
from tests.capture.test_taking import VCARD

PHOTO = Capture.Kind.PHOTO


def test_without_a_capture_the_occasion_is_today(book: Book) -> None:
    assert queries.evening(book) == Occasion(today(book))


def test_the_occasion_is_that_of_the_last_capture_of_these_hours(book: Book) -> None:
    space = Space.objects.filter(book=book).first()
    yesterday = Occasion(today(book) - timedelta(days=1), "Dinner", space)
    take(book, key(), kind=Capture.Kind.TEXT, occasion=yesterday, text=VCARD)
    take_fields(book, key(), LUCIA, kind=Capture.Kind.LEFT, occasion=occasion(book))
    assert queries.evening(book) == yesterday
    Capture.objects.update(created_at=timezone.now() - timedelta(hours=13))
    assert queries.evening(book) == Occasion(today(book))


def test_cards_are_looked_through_in_the_order_they_were_taken(book: Book) -> None:
    first = one_card(book)
    second, third = photographed(book, SHOP, LUCIA)
    assert list(queries.to_review(book)) == [first, second, third]
    skip(book, second)
    assert list(queries.to_review(book)) == [first, third]
    done = queries.progress(book)
    assert (done.done, done.left, done.total, done.place) == (1, 2, 3, 2)


def test_what_was_decided_long_ago_is_not_of_this_sitting(book: Book) -> None:
    one, _other = photographed(book, LUCIA, SHOP)
    accept(book, one, LUCIA)
    Card.objects.filter(pk=one.pk).update(decided_at=timezone.now() - timedelta(days=1))
    assert queries.progress(book).done == 0


def test_a_capture_no_task_has_in_hand_stands_still(book: Book) -> None:
    waiting = take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=[webp()])
    assert queries.standing_still(queries.unread(book)) == set()
    DBTaskResult.objects.update(status="FAILED")
    assert queries.standing_still(queries.unread(book)) == {waiting.pk}
    Capture.objects.update(state=Capture.State.FAILED)
    assert queries.standing_still(queries.unread(book)) == set()


def test_a_new_card_tells_what_changed(book: Book) -> None:
    known = add_person(
        book,
        [
            Field(Kind.NAME, "Lucía Fernández Ruiz"),
            Field(Kind.COMPANY, "Café Altura"),
            Field(Kind.PHONE, "612345678"),
        ],
    )
    [match] = queries.likely(book, LUCIA)
    assert match.likely.person == known
    news = [(one.field.kind, list(one.instead_of)) for one in match.news]
    assert news == [(Kind.COMPANY, ["Café Altura"]), (Kind.ROLE, []), (Kind.EMAIL, [])]


def test_nobody_is_likely_in_an_empty_book(book: Book) -> None:
    assert queries.likely(book, LUCIA) == []


def test_backs_are_not_among_all_cards(book: Book, strangers_book: Book) -> None:
    front, back = photographed(book, LUCIA, SHOP)
    one_card(strangers_book)
    Card.objects.filter(pk=back.pk).update(state=Card.State.BACK, front=front)
    assert list(queries.cards(book)) == [front]
    assert queries.pictures(book, [front, back]).keys() == {front.pk, back.pk}
