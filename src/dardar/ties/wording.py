"""Rhythms, spans of time and reasons in words."""

from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dardar.core.cards.fields import Kind as Said
from dardar.core.matching.taste import Because
from dardar.core.ties.silence import Outlook
from dardar.core.ties.today import Kind, Reason, Why
from dardar.encounters.models import Encounter
from dardar.events.models import Event
from dardar.people.models import Record
from dardar.ties.learning import KIND, RING, WAY
from dardar.ties.models import Ring

BORN: Final = "born"
WED: Final = "wed"
"""What a reason that comes back each year is about: a birthday, an anniversary."""
WEEK: Final = 7
MONTH: Final = 30.4
YEAR: Final = 365.25
# Up to so many days a rhythm is told in days, weeks, months.
_IN_DAYS: Final = 11
_WEEKLY: Final = range(6, 9)
_IN_WEEKS: Final = 24
_MONTHLY: Final = 38
_BETWEEN: Final = 52  # nearer to six or seven weeks than to one month or two
_IN_MONTHS: Final = 344
_YEARLY: Final = 400
# And a span of time.
_SPAN_IN_DAYS: Final = 13
_SPAN_IN_WEEKS: Final = 75
_SPAN_IN_MONTHS: Final = 730
# From so many rhythms of silence on, how long it has been says more than that it is time.
_LATE: Final = 1.4


def rhythm_words(days: int) -> str:
    """Return how often that is, as «every two weeks»."""
    if days <= _IN_DAYS and days not in _WEEKLY:
        return ngettext("every day", "every %(n)d days", days) % {"n": days}
    if days <= _IN_WEEKS or _MONTHLY < days <= _BETWEEN:
        weeks = max(1, round(days / WEEK))
        return ngettext("every week", "every %(n)d weeks", weeks) % {"n": weeks}
    if days <= _IN_MONTHS:
        months = 1 if days <= _MONTHLY else max(2, round(days / MONTH))
        return ngettext("every month", "every %(n)d months", months) % {"n": months}
    years = 1 if days <= _YEARLY else max(2, round(days / YEAR))
    return ngettext("every year", "every %(n)d years", years) % {"n": years}


def span_words(days: int) -> str:
    """Return how long that is, as «ten weeks» in figures."""
    if days <= _SPAN_IN_DAYS:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if days <= _SPAN_IN_WEEKS:
        weeks = days // WEEK
        return ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}
    if days <= _SPAN_IN_MONTHS:
        months = int(days / MONTH)
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    years = int(days / YEAR)
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}


def why_words(why: Why, on: date) -> str:
    """Return why now, in one sentence; none for what stands in a list of its own."""
    match why:
        case Why(reason=Reason.DUE | Reason.FADING | Reason.ASLEEP):
            return _of_rhythm(why)
        case Why(reason=Reason.ANNIVERSARY, on=date() as day):
            return _birthday(day, on) if why.about == BORN else _anniversary(day, on)
        case Why(reason=Reason.NEWS, about=Record() as older):
            return _news(older)
        case Why(reason=Reason.NEARBY, on=date() as day, about=Event() as event):
            told = {"event": event.title, "place": event.place, "day": _day(day)}
            return _("“%(event)s” takes place nearby on %(day)s: %(place)s.") % told
    return ""


def _of_rhythm(why: Why) -> str:
    words = {
        "usual": rhythm_words(why.usual) if why.usual else "",
        "silent": span_words(why.silent) if why.silent else "",
    }
    is_just_due = bool(why.usual and why.silent and why.silent < _LATE * why.usual)
    match why.reason:
        case Reason.DUE if is_just_due:
            sentence = _("You want to be in touch %(usual)s, and it is that time again.")
        case Reason.DUE:
            sentence = _("You want to be in touch %(usual)s; it has been %(silent)s.")
        case Reason.FADING if is_just_due:
            sentence = _("You are in touch about %(usual)s, and it is that time again.")
        case Reason.FADING:
            sentence = _("You were in touch about %(usual)s; now it has been %(silent)s.")
        case _other:
            sentence = _("A strong tie once, with contact about %(usual)s; asleep for %(silent)s.")
    return sentence % words


def _day(day: date) -> str:
    return date_format(day, pgettext("day in a sentence", "l j F"))


def _birthday(day: date, on: date) -> str:
    if day == on:
        return _("It is their birthday today.")
    if day > on:
        return _("It is their birthday tomorrow.")
    return _("Their birthday was on %(day)s.") % {"day": _day(day)}


def _anniversary(day: date, on: date) -> str:
    if day == on:
        return _("It is an anniversary of theirs today.")
    if day > on:
        return _("It is an anniversary of theirs tomorrow.")
    return _("An anniversary of theirs was on %(day)s.") % {"day": _day(day)}


def _news(older: Record) -> str:
    newer = older.replaced_by
    words = {
        "now": _work(newer) if newer else "",
        "before": _work(older),
        "source": newer.get_source_display() if newer else "",
    }
    return _("News of their work, from %(source)s: %(now)s; before: %(before)s.") % words


def _work(record: Record) -> str:
    said = {f["kind"]: f["value"] for f in record.fields}
    return ", ".join(said[kind] for kind in (Said.ROLE, Said.COMPANY) if said.get(kind))


def learnt_words(because: Because) -> str:
    """Return why something stands higher or lower than it would, in one sentence."""
    told = {"what": _feature(because.feature), "all": because.yes + because.no}
    if because.raised:
        words = _("Higher up, as you took up %(yes)d of %(all)d of these: %(what)s.")
        return words % {**told, "yes": because.yes}
    words = _("Further down, as you skipped %(no)d of %(all)d of these: %(what)s.")
    return words % {**told, "no": because.no}


def _feature(feature: str) -> str:
    kind = feature.removeprefix(KIND)
    if feature.startswith(WAY):
        return _ways()[Encounter.Kind(feature.removeprefix(WAY))]
    if feature.startswith(RING):
        return _("the ring “%(ring)s”") % {"ring": Ring(feature.removeprefix(RING)).label}
    return {
        Kind.DORMANT.value: _("ties fallen asleep"),
        Kind.DATE.value: _("dates and news"),
        Kind.TIE.value: _("ties whose rhythm asks for contact"),
    }.get(kind, kind)


def _ways() -> dict[Encounter.Kind, str]:
    return {
        Encounter.Kind.MEETING: _("people you met last time"),
        Encounter.Kind.CALL: _("people you called last time"),
        Encounter.Kind.MAIL: _("people you mailed last time"),
        Encounter.Kind.MESSAGE: _("people you sent a message last time"),
    }


def outlook_words(outlook: Outlook) -> str:
    """Return a chance of silence in a sentence."""
    return {
        Outlook.ALIVE: _("You will likely be in touch within four weeks without doing anything."),
        Outlook.OPEN: _("Whether you will be in touch within four weeks is open."),
        Outlook.FADING: _("Four weeks of silence are likely unless you do something."),
        Outlook.SILENT: _("It is all but silent: without you nothing will come."),
    }[outlook]
