"""A card of one's own to test with."""

from dardar.accounts.models import Book
from dardar.capture.models import OwnCard
from dardar.capture.own_card import save_own_card
from dardar.core.cards.fields import Field, Kind

FIELDS = (
    Field(Kind.NAME, "Alma Ríos", parts={"given": "Alma", "family": "Ríos"}),
    Field(Kind.ROLE, "Socia"),
    Field(Kind.COMPANY, "Norte Capital"),
    Field(Kind.EMAIL, "alma@norte.example", "work"),
    Field(Kind.PHONE, "612 34 56 78", "cell"),
)
VISITOR = (
    Field(Kind.NAME, "Bea Soto", parts={"given": "Bea", "family": "Soto"}),
    Field(Kind.EMAIL, "bea@soto.example"),
    Field(Kind.NOTE, "Nos vimos en la feria"),
)


def card_of(book: Book) -> OwnCard:
    """Give a book a card."""
    return save_own_card(
        book, FIELDS, offers="Consejo para abrir en Bilbao", needs="Una socia", language="es"
    )
