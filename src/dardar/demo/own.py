"""The card that the owner of the demo world shows, and one that a visitor has left."""

from random import Random
from typing import TYPE_CHECKING, Final

from dardar.capture.findings import certain
from dardar.capture.models import Capture, Card, OwnCard, Scan
from dardar.capture.visits import BY_VISITOR, NEEDS, OFFERS
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored

if TYPE_CHECKING:
    from dardar.demo.world import World

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LUCIA: Final = (
    Field(Kind.NAME, "Lucía Ferrer", parts={"given": "Lucía", "family": "Ferrer"}),
    Field(Kind.ROLE, "Consultora"),
    Field(Kind.COMPANY, "Ferrer y Asociadas"),
    Field(Kind.EMAIL, "lucia@dardar.example", "work"),
    Field(Kind.PHONE, "+34 612 00 86 00", "cell"),
    Field(Kind.URL, "https://ferrer.example"),
)
_VISITOR: Final = (
    Field(Kind.NAME, "Tomás Arriaga", parts={"given": "Tomás", "family": "Arriaga"}),
    Field(Kind.EMAIL, "tomas@arriaga.example"),
    Field(Kind.COMPANY, "Talleres Arriaga"),
    Field(Kind.NOTE, "Un taller con sitio para probar prototipos", OFFERS),
    Field(Kind.NOTE, "Alguien que sepa de exportar a México", NEEDS),
)


def add_own_card(world: "World", seed: int) -> None:
    """Give the owner a card, and let somebody have left theirs today.

    Args:
        world: the world as it comes to be.
        seed: of dice of its own, so that those of the world fall as before.

    """
    token = "".join(Random(seed).choices(_LETTERS, k=22))
    world.add(
        OwnCard(
            token=token,
            fields=[to_stored(field) for field in _LUCIA],
            offers="Una tarde para ordenar ideas antes de abrir mercado.",
            needs="Quien conozca bien las cooperativas de Jalisco.",
            language="es",
            created_at=world.moment(world.today),
        )
    )
    left = Capture(
        kind=Capture.Kind.LEFT,
        state=Capture.State.READ,
        on=world.today,
        created_at=world.moment(world.today),
    )
    world.add(left)
    card = Card(capture=left, created_at=left.created_at)
    scan = Scan(card=card, text="\n".join(field.value for field in _VISITOR))
    card.findings = certain(_VISITOR, str(scan.pk), BY_VISITOR)
    world.add(card)
    world.add(scan)
