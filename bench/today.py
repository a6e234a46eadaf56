"""Today in the owner's time, at 2,000 and at 20,000 people with 30 years of history each.

Both books stand in one database and are asked in turn, so that the machine's moods fall on both
alike; times are the CPU's for whole requests without the network. Half of the people were met once
or twice; the others were seen again in a rhythm of a week to two years until some day, many of them
to this day. Of each kind of reason to call there is the same share in both books. Ties of a book
are reckoned once a day in the background: what that takes is told beside.
"""

from typing import Final

from bench._asking import asking, installed, medians, queries

TARGETS: dict[str, tuple[str, float, str]] = {
    "today_growth": ("≤", 1.5, "Today: time at 20,000 people by time at 2,000, 30 years each"),
    "today_queries_more": ("≤", 0, "Today: queries more at 20,000 people than at 2,000"),
    "today_queries": ("", 0, "Today: queries"),
    "today_ms": ("", 0, "Today at 20,000 people, CPU ms (this machine)"),
    "today_list_growth": ("≤", 1.5, "all whom it may be time to call: 20,000 by 2,000"),
    "today_called": ("≥", 1, "people proposed by Today at 20,000 people"),
    "today_days": ("", 0, "days of contact in the history of 20,000 people"),
    "today_reckon_s": ("", 0, "ties of 20,000 people reckoned in the background, CPU s"),
}
SIZES: Final = (2_000, 20_000)
ROUNDS: Final = 30
PAGES: Final = ("today", "ties_due")


def run() -> dict[str, float]:
    """Build both books, ask in turn and return medians and ratios."""
    with installed():
        return _measure()


def _measure() -> dict[str, float]:
    from django.urls import reverse  # noqa: PLC0415 - Django is set up by now

    from bench._histories import build  # noqa: PLC0415

    books = {size: build(size) for size in SIZES}
    to = {size: asking(book.owner) for size, book in books.items()}
    asks = {(size, page): to[size](reverse(page)) for size in SIZES for page in PAGES}
    took = medians(asks, ROUNDS)
    small, large = SIZES
    taken = {size: queries(asks[size, "today"]) for size in SIZES}
    figures = {
        "today_growth": took[large, "today"] / took[small, "today"],
        "today_list_growth": took[large, "ties_due"] / took[small, "ties_due"],
        "today_ms": took[large, "today"],
        "today_queries": float(taken[large]),
        "today_queries_more": float(taken[large] - taken[small]),
        "today_called": float(books[large].called),
        "today_days": float(books[large].days),
        "today_reckon_s": books[large].reckoned,
    }
    for name, (_sign, _bound, words) in TARGETS.items():
        print(f"{figures[name]:12,.2f}  {words}")
    return figures
