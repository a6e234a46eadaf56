"""How good a plan is, in words and numbers; why there is none, and what to loosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dardar.events.models import Event, Guest
from dardar.events.plan_models import Plan

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Count:
    """So many guests have so many meetings; the share is of the longest bar, in percent."""

    meetings: int
    guests: int
    width: int


@dataclass(frozen=True, slots=True)
class Told:
    """The proof of a plan, ready to be read."""

    sentences: list[str]
    total: str  # a share in percent, "" where there is none
    worst: str
    floor: str
    left_out: list[str]
    unmeetable: list[str]
    spread: list[Count]
    gaps: int | None
    changes: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands in the way of a plan, and what to do about it."""

    what: str
    loosen: str


NOTES: Final[dict[str, Words]] = {
    "no-solver": gettext_lazy(
        "The exact solver is missing or gave up: this plan was made without it, and may be less "
        "good."
    ),
    "stopped": gettext_lazy("You stopped it: this is the best it had by then."),
    "out-of-time": gettext_lazy("Its time was over: this is the best it had by then."),
    "below-floor": gettext_lazy(
        "Somebody gets less than was aimed at: more rounds, or fewer refusals, would help."
    ),
}
_WHY: Final[dict[str, tuple[Words, Words]]] = {
    "guests": (
        gettext_lazy("There are fewer than two guests."),
        gettext_lazy("Bring in who comes, or open sign-up."),
    ),
    "tables": (
        gettext_lazy("There is no table at which two could sit."),
        gettext_lazy("Lay a table with two seats, or none at all: then there are enough."),
    ),
    "steps": (
        gettext_lazy("Somebody needs a table without steps, and there is none."),
        gettext_lazy("Say of a table that it is without steps, or find another room."),
    ),
    "gains": (
        gettext_lazy("Nobody has said anything that another could use."),
        gettext_lazy("Ask the guests to say what they offer and need."),
    ),
    "refusals": (
        gettext_lazy("Too many asked not to meet one another."),
        gettext_lazy("More guests give more ways. Whom somebody refuses stays theirs alone."),
    ),
    "forbids": (
        gettext_lazy("Too many meetings are forbidden by you."),
        gettext_lazy("Take some of them back below."),
    ),
    "colleagues": (
        gettext_lazy("The guests are all of one company."),
        gettext_lazy("Bring others in; or let guests say that they want to meet colleagues."),
    ),
    "languages": (
        gettext_lazy("The guests have no language in common."),
        gettext_lazy("Ask them to say every language they speak a little."),
    ),
    "past": (
        gettext_lazy("All have met at an edition before."),
        gettext_lazy("Take the edition before out of the event."),
    ),
    "rounds": (
        gettext_lazy("Those who could meet are never there at the same time."),
        gettext_lazy("Add rounds, or ask guests for more of their time."),
    ),
    "together": (
        gettext_lazy("No one thing alone stands in the way, but all of them together."),
        gettext_lazy("Loosen the largest first: more guests, more rounds, fewer rules."),
    ),
    "pin": (
        gettext_lazy("A meeting that you pinned can’t be."),
        gettext_lazy("Take it back below: one is away, or it can’t be for another reason."),
    ),
    "pins": (
        gettext_lazy("There is no room for all the meetings that you pinned."),
        gettext_lazy("Take some of them back below, or add rounds."),
    ),
    "gave-up": (
        gettext_lazy("Making the plan broke off several times, and the server’s log says why."),
        gettext_lazy("Make it once more; with fewer rounds if it breaks off again."),
    ),
}


def told(event: Event, plan: Plan) -> Told:
    """Return how good a plan is, in words."""
    said = plan.proof
    spread = sorted((int(count), guests) for count, guests in said.get("spread", {}).items())
    most = max((guests for _count, guests in spread), default=1)
    total, worst, floor = (
        percent(said.get(name)) for name in ("total_share", "worst_share", "floor_share")
    )
    return Told(
        sentences=list(_sentences(said, spread)),
        total=total,
        worst=worst,
        floor=floor,
        left_out=_names(event, said.get("left_out", ())),
        unmeetable=_names(event, said.get("unmeetable", ())),
        spread=[Count(count, guests, round(100 * guests / most)) for count, guests in spread],
        gaps=said.get("gaps"),
        changes=said.get("changes"),
    )


def notes(plan: Plan) -> list[str]:
    """Return what somebody who reads a plan has to know of how it was made."""
    if plan.state == Plan.State.FAILED:
        return []
    found = []
    for note in plan.why:
        code, count = note.get("code", ""), note.get("count", 0)
        if code in NOTES:
            found.append(str(NOTES[code]))
        elif code == "unmatched":
            text = ngettext(
                "%(count)d wish was not compared yet; make the plan once more in a while.",
                "%(count)d wishes were not compared yet; make the plan once more in a while.",
                count,
            )
            found.append(text % {"count": count})
        elif code == "standing":
            text = ngettext(
                "%(count)d seat could not be given: somebody has no place in a round.",
                "%(count)d seats could not be given: some have no place in a round.",
                count,
            )
            found.append(text % {"count": count})
    return found


def obstacles(event: Event, plan: Plan) -> list[Obstacle]:
    """Return why there is no plan and what to loosen, what helps most first."""
    if plan.state != Plan.State.FAILED:
        return []
    found = []
    for reason in plan.why:
        what, loosen = _WHY.get(reason.get("code", ""), _WHY["together"])
        text = str(what)
        # Whom it is about is said of the host's own pins alone: never who refused whom.
        if reason.get("code") in {"pin", "pins"} and reason.get("who"):
            text = f"{text} ({', '.join(_names(event, reason['who']))})"
        if freed := reason.get("freed"):
            more = ngettext(
                "Without that, %(count)s pair could meet.",
                "Without that, %(count)s pairs could meet.",
                freed,
            )
            text = f"{text} {more % {'count': formats.number_format(freed, force_grouping=True)}}"
        found.append(Obstacle(text, str(loosen)))
    return found


def percent(share: float | None) -> str:
    """Return a share in percent with one digit; never rounded up to what it is not."""
    if share is None:
        return ""
    tenths = min(int(share * 1000 + 1e-6), 1000)
    return formats.number_format(tenths / 10, 0 if tenths % 10 == 0 else 1)


def _sentences(said: Mapping[str, Any], spread: list[tuple[int, int]]) -> list[str]:
    found = []
    if spread:
        least, most = spread[0][0], spread[-1][0]
        guests = sum(count for _meetings, count in spread)
        words = {"guests": guests, "least": least, "most": most}
        found.append(
            _("All %(guests)d guests have %(most)d meetings each.") % words
            if least == most
            else _("%(guests)d guests have from %(least)d to %(most)d meetings.") % words
        )
    if total := percent(said.get("total_share")):
        text = _("Together they gain %(share)s %% of what no plan whatever can exceed.")
        found.append(text % {"share": total})
    if worst := percent(said.get("worst_share")):
        text = _(
            "Whoever gains least has %(share)s %% of the best that can be reached for whoever "
            "gains least."
        )
        found.append(text % {"share": worst})
    if "repeats" in said:
        words = {"repeats": said["repeats"], "bound": said.get("repeats_bound", 0)}
        found.append(
            _("Nobody sits with the same person twice.")
            if not said["repeats"]
            else _("%(repeats)d pairs sit together twice; %(bound)d at least can’t be avoided.")
            % words
        )
    return found


def _names(event: Event, ids: object) -> list[str]:
    if not isinstance(ids, list | tuple) or not ids:
        return []
    rows = Guest.objects.filter(event=event, pk__in=list(ids)[:200])
    return list(rows.order_by("name").values_list("name", flat=True))
