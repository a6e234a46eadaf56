"""Every private row is owned, so that it is exported and erased with its book."""

from django.apps import apps
from django.db import models

from dardar.accounts.models import Book, Owned
from dardar.archive.layout import columns, owned_models, targets

# Each exception with its reason; nothing else may hold data without bearing its book.
NOT_OWNED = {
    "User": "is the account; closing it erases the book",
    "Book": "is the book; its preferences stand at the head of an archive",
    "Heartbeat": "belongs to the server and says nothing of anybody",
    "Key": "is derived from records, made anew by refresh(), and goes with its person",
}


def test_every_model_is_owned_or_says_why_not() -> None:
    everything = {model.__name__ for model in apps.get_app_config("dardar").get_models()}
    assert everything - {model.__name__ for model in owned_models()} == set(NOT_OWNED)


def test_every_row_that_bears_a_book_goes_with_it() -> None:
    for model in apps.get_app_config("dardar").get_models():
        if model.__name__ in {"User", "Book", "Heartbeat"}:
            continue
        book = model._meta.get_field("book")
        assert isinstance(book, models.ForeignKey)
        assert book.remote_field.on_delete is models.CASCADE, model


def test_what_others_point_to_comes_first() -> None:
    order = owned_models()
    for place, model in enumerate(order):
        for target in targets(model):
            assert target is model or order.index(target) < place


def test_an_archive_holds_every_column_but_the_book_and_what_stays() -> None:
    for model in owned_models():
        assert issubclass(model, Owned)
        held = {field.name for field in columns(model)}
        every = {field.name for field in model._meta.concrete_fields}
        assert model.stays <= every
        assert held == every - {"book", *model.stays}


def test_only_books_belong_to_users() -> None:
    pointing = {
        relation.related_model
        for relation in apps.get_model("dardar", "User")._meta.related_objects
        if relation.related_model._meta.app_label == "dardar"
    }
    assert pointing == {Book}
