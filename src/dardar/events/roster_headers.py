"""The lists of guests that ticket sites write: known by their headers, and who on them comes.

Headers as the sites write them in English; any other list is a table whose columns the host names.

- pretix: *Order data* as a table, sheet of positions (``pretix.base.exporters.orderlist``).
- Eventbrite: *Attendees report*.
- Luma: *Guests → Download as CSV* (``api_id`` was ``guest_id`` for a time).
- Meetup: *Export attendees*: tab-separated; «Title» is the role in the group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dardar.core.cards.fields import Kind
from dardar.core.cards.tables import MappedColumn
from dardar.core.identity.text import fold


@dataclass(frozen=True, slots=True)
class Site:
    """How a site writes a list of guests.

    ``marks`` are folded headers that only its lists have together, ``columns`` say what those with
    something for a card hold, the first of a kind first; ``status`` tells who comes, and ``out``
    are its values for who does not.
    """

    name: str
    marks: frozenset[str]
    columns: Mapping[str, tuple[Kind, str]]
    status: str
    out: frozenset[str]


_NAME, _GIVEN, _FAMILY = (Kind.NAME, ""), (Kind.NAME, "given"), (Kind.NAME, "family")
_MAIL, _PHONE, _COMPANY, _ROLE = ((kind, "") for kind in (
    Kind.EMAIL, Kind.PHONE, Kind.COMPANY, Kind.ROLE
))  # fmt: skip

SITES: Final[Sequence[Site]] = (
    Site(
        "pretix",
        frozenset({"order code", "position id", "attendee name"}),
        {
            "attendee name": _NAME,
            "attendee email": _MAIL,
            "email": _MAIL,
            "phone number": _PHONE,
            "company": _COMPANY,
            "job title": _ROLE,
        },
        "status",
        frozenset({"canceled", "cancelled", "expired", "canceled paid fee", "refunded"}),
    ),
    Site(
        "eventbrite",
        frozenset({"order", "order date", "ticket type", "attendee status"}),
        {
            "first name": _GIVEN,
            "last name": _FAMILY,
            "surname": _FAMILY,
            "email": _MAIL,
            "cell phone": _PHONE,
            "company": _COMPANY,
            "job title": _ROLE,
        },
        "attendee status",
        frozenset({"not attending", "deleted", "cancelled", "canceled", "refunded", "transferred"}),
    ),
    Site(
        "luma",
        frozenset({"name", "email", "approval status", "checked in at"}),
        {"name": _NAME, "email": _MAIL, "phone number": _PHONE},
        "approval status",
        frozenset({"declined", "pending approval", "pending", "waitlist", "invited", "rejected"}),
    ),
    Site(
        "meetup",
        frozenset({"name", "event host", "rsvp", "rsvped on"}),
        {"name": _NAME},
        "rsvp",
        frozenset({"no", "waitlist", "waiting list"}),
    ),
)


def site_of(headers: Sequence[str]) -> Site | None:
    """Return which site wrote a list with these headers, None if none is known to."""
    folded = {fold(header) for header in headers}
    return next((site for site in SITES if site.marks <= folded), None)


def mapping_of(site: Site, headers: Sequence[str]) -> list[MappedColumn]:
    """Return what the columns of a list of a site hold: the best of each kind, nothing else."""
    folded = [fold(header) for header in headers]
    places: dict[tuple[Kind, str], int] = {}
    for header, what in site.columns.items():
        if header in folded:
            places.setdefault(what, folded.index(header))
    held = {place: what for what, place in places.items()}
    return [
        MappedColumn(
            column=place,
            kind=held[place][0].value if place in held else "",
            part=held[place][1] if place in held else "",
            label="",
        )
        for place in range(len(headers))
    ]


def comes(site: Site | None, said: Mapping[str, str]) -> bool:
    """Tell whether a line of a list is of somebody who comes.

    Args:
        site: who wrote the list.
        said: the cells that are for no card, by their folded header.

    """
    return site is None or fold(said.get(site.status, "")) not in site.out
