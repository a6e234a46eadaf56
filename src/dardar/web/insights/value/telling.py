"""A year in sentences: the same words on the page and in the PDF."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dardar.core.calendar import Sealing
from dardar.encounters.models import Encounter
from dardar.insights.value.models import Result
from dardar.insights.value.report import Came, Report
from dardar.web.insights.value.words import money_words, number_words


@dataclass(frozen=True, slots=True)
class Told:
    """A report in sentences, "" where there is nothing to say."""

    report: Report

    @property
    def touch(self) -> str:
        """How often I was in touch, on how many days, with how many people."""
        touch = self.report.touch
        if not touch.encounters:
            return ""
        words = {
            "people": people(touch.people),
            "days": ngettext("%(count)d day", "%(count)d days", touch.days) % {"count": touch.days},
            "times": times(touch.encounters),
        }
        return _("You were in touch with %(people)s, on %(days)s, %(times)s.") % words

    @property
    def before(self) -> str:
        """The same of the year before."""
        before = self.report.before
        if not before.encounters:
            return ""
        words = {"people": people(before.people), "times": times(before.encounters)}
        return _("The year before: %(people)s, %(times)s.") % words

    @property
    def how(self) -> str:
        """In which ways."""
        labels = dict(Encounter.Kind.choices)
        return capfirst(_counted(self.report.touch.by_kind, labels))

    @property
    def begun(self) -> str:
        """How many relationships began, and whether they are sealed."""
        rate = self.report.begun
        if not rate.total:
            return ""
        met = ngettext(
            "You met %(count)d person for the first time.",
            "You met %(count)d people for the first time.",
            rate.total,
        ) % {"count": rate.total}
        sealed = self.report.sealed
        told = ngettext(
            "%(count)d of these relationships is sealed, %(soon)d of them in time.",
            "%(count)d of these relationships are sealed, %(soon)d of them in time.",
            sealed,
        ) % {"count": sealed, "soon": rate.of(Sealing.IN_TIME)}
        return f"{met} {told}"

    @property
    def given(self) -> str:
        """What went both ways, side by side and never netted."""
        report, said = self.report, []
        if count := report.gives(to_me=False):
            words = {"times": times(count), "people": people(report.takers)}
            said.append(_("You gave %(times)s, to %(people)s.") % words)
        if count := report.gives(to_me=True):
            words = {"times": times(count), "people": people(report.givers)}
            said.append(_("You were given something %(times)s, by %(people)s.") % words)
        return " ".join(said)

    @property
    def promised(self) -> str:
        """How many of my promises of the year are kept."""
        count, kept = self.report.river.promised(by_me=True, year=self.report.year)
        if not count:
            return ""
        return ngettext(
            "You made %(count)d promise; kept: %(kept)d.",
            "You made %(count)d promises; kept: %(kept)d.",
            count,
        ) % {"count": count, "kept": kept}

    @property
    def introduced(self) -> str:
        """How many introductions were made, and of how many something came."""
        found = self.report.introduced
        if not found.made and not found.outcomes:
            return ""
        made = ngettext(
            "You made %(count)d introduction.", "You made %(count)d introductions.", found.made
        ) % {"count": found.made}
        came = ngettext(
            "Of %(count)d introduction you know what came of it.",
            "Of %(count)d introductions you know what came of them.",
            found.outcomes,
        ) % {"count": found.outcomes}
        return f"{made} {came}" if found.outcomes else made

    @property
    def to_me(self) -> str:
        """What came to me, each currency for itself."""
        return _came(_("Came to you: %(what)s."), self.report.to_me)

    @property
    def to_them(self) -> str:
        """What came to others by me."""
        return _came(_("Came to others, through you: %(what)s."), self.report.to_them)

    @property
    def varied(self) -> str:
        """How varied the spaces were."""
        kinds = self.report.spaces.as_many_as
        if not kinds:
            return ""
        return _("Your places were as varied as %(number)s kinds of place would be.") % {
            "number": number_words(kinds)
        }

    @property
    def best(self) -> str:
        """Of which spaces most and least came by the hour."""
        best, worst = self.report.spaces.best, self.report.spaces.worst
        if best is None or worst is None:
            return ""
        words = {"best": best.space.name, "worst": worst.space.name}
        return _("By the hour most came of “%(best)s”, and least of “%(worst)s”.") % words

    @property
    def occasion(self) -> str:
        """Of which occasions most and least came by the hour."""
        best, worst = self.report.best, self.report.worst
        if best is None or worst is None:
            return ""
        words = {"best": best.title, "worst": worst.title}
        return (
            _("Of all occasions, by the hour, most came of “%(best)s”, least of “%(worst)s”.")
            % words
        )


def times(count: int) -> str:
    """Say how often."""
    return ngettext("%(count)d time", "%(count)d times", count) % {"count": count}


def people(count: int) -> str:
    """Say how many people."""
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def _counted(counts: Mapping[str, int], labels: Mapping[str, str | Promise]) -> str:
    """Say how many there are of each kind."""
    found = [(labels.get(kind, kind), count) for kind, count in counts.items() if count]
    return ", ".join(f"{label}: {count}" for label, count in found)


def _came(sentence: str, came: Came) -> str:
    if not came.count:
        return ""
    what = _counted(came.by_kind, dict(Result.Kind.choices))
    if came.money:
        sums = get_text_list([money_words(one) for one in came.money], _("and"))
        what = _("%(what)s; in money %(sums)s") % {"what": what, "sums": sums}
    return sentence % {"what": what}
