"""Pages at 300 and at 20,000 people: how much longer, and how many queries each takes.

Both books stand in one database; the same pages are asked in turn, so that the machine's moods fall
on both alike. Times are the CPU's for whole requests without the network. The person whose page is
asked has as much to show in both books. The smaller is the demo world: all it has, both have.
"""

from typing import Final

from bench._asking import Ask, asking, installed, medians, queries

TARGETS: dict[str, tuple[str, float, str]] = {
    "pages_today_growth": ("≤", 1.5, "Today: time at 20,000 people by time at 300"),
    "pages_people_growth": ("≤", 1.5, "people list: time at 20,000 people by time at 300"),
    "pages_person_growth": ("≤", 1.5, "a person's page: time at 20,000 people by time at 300"),
    "pages_suggest_growth": ("", 0, "typeahead: time at 20,000 people by time at 300"),
    "pages_today_queries_more": ("≤", 0, "Today: queries more at 20,000 people than at 300"),
    "pages_people_queries_more": ("≤", 0, "people list: queries more at 20,000 than at 300"),
    "pages_person_queries_more": ("≤", 0, "a person's page: queries more at 20,000 than at 300"),
    "pages_today_ms": ("", 0, "Today at 20,000 people, CPU ms (this machine)"),
    "pages_people_ms": ("", 0, "people list at 20,000 people, CPU ms (this machine)"),
    "pages_person_ms": ("", 0, "a person's page at 20,000 people, CPU ms (this machine)"),
    "pages_suggest_ms": ("", 0, "typeahead at 20,000 people, CPU ms (this machine)"),
}
SIZES: Final = (300, 20_000)
ROUNDS: Final = 40
PAGES: Final = ("today", "people", "person", "suggest")


def run() -> dict[str, float]:
    """Build both books, ask every page in turn and return medians and ratios."""
    with installed():
        return _measure()


def _measure() -> dict[str, float]:
    asks = {(size, page): ask for size in SIZES for page, ask in _asks(size).items()}
    took = medians(asks, ROUNDS)
    taken = {key: queries(ask) for key, ask in asks.items()}
    figures: dict[str, float] = {}
    for page in PAGES:
        small, large = ((took[size, page], taken[size, page]) for size in SIZES)
        figures[f"pages_{page}_growth"] = large[0] / small[0]
        figures[f"pages_{page}_ms"] = large[0]
        if page != "suggest":
            figures[f"pages_{page}_queries_more"] = large[1] - small[1]
        print(
            f"{page:8} {small[0]:7.1f} ms {small[1]:3} queries at {SIZES[0]:,}; "
            f"{large[0]:7.1f} ms {large[1]:3} queries at {SIZES[1]:,}"
        )
    return figures


def _asks(size: int) -> dict[str, Ask]:
    from django.db.models import Count  # noqa: PLC0415 - Django is set up by now
    from django.urls import reverse  # noqa: PLC0415

    from dardar.demo.world import build  # noqa: PLC0415
    from dardar.people.models import Person  # noqa: PLC0415

    book = build(lambda _what, _share: None, people=size, years=1, email=f"{size}@dardar.example")
    alike = Person.objects.filter(book=book).annotate(
        met=Count("participations", distinct=True), said=Count("records", distinct=True)
    )
    person = alike.filter(met=3, said=2).order_by("pk")[0]
    addresses = {
        "today": reverse("today"),
        "people": reverse("people"),
        "person": reverse("person", args=[person.pk]),
        "suggest": reverse("suggest") + "?q=gar",
    }
    to = asking(book.owner)
    return {page: to(address) for page, address in addresses.items()}
