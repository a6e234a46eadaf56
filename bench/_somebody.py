"""People made up, and the files in which address books write them. The same at every run."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from dardar.core.identity.text import fold

Item = TypeVar("Item")

_MIX: Final = 2_654_435_761  # Knuth's multiplicative hash: picks without a visible sequence
_WORD: Final = 2**32
_GIVEN: Final = (
    "María José Ana Luis Carmen Javier Lucía Iñaki Elena Marta Pablo Sofía Hugo Nerea Raúl Irene "
    "Diego Paula Andrés Inés James Emma Oliver Grace Thomas Chloe Daniel Ruth Samuel Alice"
).split()
_FAMILY: Final = (
    "García Martínez López Sánchez Pérez Gómez Fernández Díaz Álvarez Moreno Muñoz Romero Navarro "
    "Torres Ramos Gil Serrano Blanco Molina Castro Ortega Rubio Sanz Núñez Smith Jones Taylor Hall"
).split()
_FIRM: Final = "Norte Sur Delta Nova Prisma Vértice Bosque Faro Puente Ámbar Cobre Río Arco".split()
_TRADE: Final = "Capital Consultores Ingeniería Studio Labs Foods Energía Media Salud Legal".split()
_ROLES: Final = ("Director", "Sales manager", "Founder", "Abogada", "Arquitecta", "Redactora jefe")
_WORDS: Final = "feria proyecto socio viaje café libro vela inversión equipo idea reunión".split()
_LABELS: Final = ("Clientes", "Amigos", "Feria 2024", "Club", "Prensa")
_GOOGLE: Final = (
    "First Name,Last Name,Labels,Organization Name,Organization Title,Notes,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Address 1 - Street,Address 1 - City\r\n"
)


class Somebody(NamedTuple):
    """Somebody as an address book has them; what is empty is not known."""

    given: str
    family: str
    company: str
    role: str
    mail: str
    private: str
    phone: str
    street: str
    note: str
    labels: Sequence[str]


def vcards(count: int, first: int = 0) -> Iterator[bytes]:
    """Yield vCards as an iPhone writes them, of so many people from a number on."""
    return (_vcard(somebody(number)).encode() for number in range(first, first + count))


def google(count: int) -> Iterator[bytes]:
    """Yield the header and rows of Google Contacts."""
    yield _GOOGLE.encode()
    yield from (_row(somebody(number)).encode() for number in range(count))


def somebody(number: int) -> Somebody:
    """Return the person of a number."""
    given, family = _pick(_GIVEN, number, 1), _pick(_FAMILY, number, 2)
    company = f"{_pick(_FIRM, number, 3)} {_pick(_TRADE, number, 4)}"
    local = f"{fold(given)}.{fold(family)}{number}"
    return Somebody(
        given=given,
        family=f"{family} {_pick(_FAMILY, number, 5)}",
        company=company,
        role=_pick(_ROLES, number, 6),
        mail=f"{local}@{fold(company).replace(' ', '')}.example",
        private=f"{local}@gmail.example" if number % 5 < 2 else "",
        phone=f"+34 6{_mixed(number, 7) % 10**8:08}",
        street=f"Calle {_pick(_FAMILY, number, 8)} {number % 200}" if number % 5 > 2 else "",
        note=" ".join(_pick(_WORDS, number, 10 + word) for word in range(8)) * (number % 3 == 0),
        labels=_LABELS[number % 5 : number % 5 + number % 3],
    )


def _mixed(number: int, salt: int) -> int:
    return (number + 1) * (_MIX + 2 * salt) % _WORD


def _pick(items: Sequence[Item], number: int, salt: int) -> Item:
    return items[_mixed(number, salt) * len(items) // _WORD]


def _vcard(who: Somebody) -> str:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//iPhone OS 17.5//EN",
        f"N:{who.family};{who.given};;;",
        f"FN:{who.given} {who.family}",
        f"ORG:{who.company};",
        f"TITLE:{who.role}",
        f"EMAIL;type=INTERNET;type=WORK;type=pref:{who.mail}",
        f"EMAIL;type=INTERNET;type=HOME:{who.private}" * bool(who.private),
        f"TEL;type=CELL;type=VOICE;type=pref:{who.phone}",
        f"item1.ADR;type=WORK:;;{who.street};Madrid;;28001;España" * bool(who.street),
        f"NOTE:{who.note}" * bool(who.note),
        f"CATEGORIES:{','.join(who.labels)}" * bool(who.labels),
        "END:VCARD",
    ]
    return "\r\n".join(line for line in lines if line) + "\r\n"


def _row(who: Somebody) -> str:
    cells = [
        who.given,
        who.family,
        " ::: ".join(["* myContacts", *who.labels]),
        who.company,
        who.role,
        who.note,
        "* Work",
        who.mail,
        "Home" * bool(who.private),
        who.private,
        "Mobile",
        who.phone,
        who.street,
        "Madrid" * bool(who.street),
    ]
    return ",".join(cells) + "\r\n"
