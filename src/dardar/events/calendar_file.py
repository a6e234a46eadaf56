"""A guest's plan, or the host's event, as a calendar file: iCalendar (RFC 5545).

The library for it brings more than it takes: these are eight properties, and folding and escaping
of lines are those of vCard, which has them from here (RFC 6350 §3.2, RFC 5545 §3.1).
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from dardar.core.cards.vcard.quote import escape, fold, safe
from dardar.events.models import Event, Guest
from dardar.events.queries import MyMeeting, my_plan
from dardar.events.round_clock import times

PRODUCT: Final = "-//Dardar//Events//EN"
# How long it takes to look back, right after.
_LOOKING_BACK: Final = timedelta(minutes=15)


def calendar(guest: Guest) -> str:
    """Return a guest's calendar file: their meetings, and then to look back.

    While there are no meetings, the event alone stands for them.
    """
    with translation.override(guest.language):
        meetings = [_meeting(guest, one) for one in my_plan(guest)]
        back = _back(guest.event, guest.pk, guest.my_aim)
        return _file([*(meetings or [_event(guest.event, "")]), back])


def host_calendar(event: Event) -> str:
    """Return the host's calendar file: the event with its rounds, and then to look back."""
    with timezone.override(event.time_zone):
        rounds = "\n".join(_round(event, number) for number in range(event.rounds))
    return _file([_event(event, rounds), _back(event, event.pk, event.my_aim)])


def _file(entries: Iterable[Iterable[str]]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH"]
    lines += [line for entry in entries for line in entry]
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _event(event: Event, more: str) -> list[str]:
    when = event.starts_at, event.ends_at
    words = "\n".join(filter(None, [event.aim, more]))
    return list(_entry(str(event.pk), when, event.title, words, event.place))


def _back(event: Event, whose: UUID, words: str) -> list[str]:
    when = event.ends_at, event.ends_at + _LOOKING_BACK
    title = gettext("Look back: %(title)s") % {"title": event.title}
    return list(_entry(f"{whose}-back", when, title, words, ""))


def _round(event: Event, number: int) -> str:
    begins, ends = (formats.time_format(timezone.localtime(at)) for at in times(event, number))
    return f"{gettext('Round %(number)s') % {'number': number + 1}}: {begins}–{ends}"


def _meeting(guest: Guest, one: MyMeeting) -> list[str]:
    names = ", ".join(card.guest.name for card in one.others)
    words = {"number": one.round + 1, "names": names}
    title = gettext("Round %(number)s: %(names)s") % words if names else ""
    title = title or gettext("Round %(number)s") % words
    where = [gettext("Table %(name)s") % {"name": str(one.table)}] if one.table else []
    said = [f"{reason['need']} ← {reason['offer']}" for reason in one.reasons]
    # By round, not by meeting: a calendar that is read again after a change replaces the entry.
    uid = f"{guest.pk}-{one.round}"
    place = ", ".join(filter(None, [*where, guest.event.place]))
    return list(_entry(uid, (one.begins_at, one.ends_at), title, "\n".join(said), place))


def _entry(
    uid: str, when: tuple[datetime, datetime], title: str, words: str, place: str
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@dardar"
    yield f"DTSTAMP:{_stamp(timezone.now())}"
    yield f"DTSTART:{_stamp(when[0])}"
    yield f"DTEND:{_stamp(when[1])}"
    yield f"SUMMARY:{_text(title)}"
    if place:
        yield f"LOCATION:{_text(place)}"
    if words:
        yield f"DESCRIPTION:{_text(words)}"
    yield "END:VEVENT"


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    return escape("\n".join(safe(line) for line in words.splitlines()))
