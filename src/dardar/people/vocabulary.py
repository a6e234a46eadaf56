"""The words people of a book are called by: what a misspelt word may have been meant for.

They are read from the keys once a process and kept in memory, some megabytes for a million people.
Keys are only ever added with higher numbers, so that what has come since is read by number. A word
that nobody is called by any more stays until the process ends, and finds nobody.
"""

from collections import OrderedDict
from threading import Lock
from typing import Final
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.identity.keys import CALLED
from dardar.people.models import Key

# Books whose words are kept, those asked last.
KEPT: Final = 16
# Keys that came since: from here on it is quicker to read all words than to go through them.
MANY: Final = 50_000


class _Words:
    """The words of a book and the number of the last key that has been read."""

    def __init__(self, words: set[str], last: int) -> None:
        self.all = list(words)
        self.last = last
        self._known = words

    def add(self, words: set[str], last: int) -> None:
        new = words - self._known
        self._known |= new
        self.all += new
        self.last = last


_KEPT: Final[OrderedDict[UUID, _Words]] = OrderedDict()
_LOCK: Final = Lock()


def vocabulary(book: Book) -> list[str]:
    """Return each word that somebody in the book is called by, in no order."""
    with _LOCK:
        last = Key.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        kept = _KEPT.get(book.pk)
        if kept is None or not 0 <= last - kept.last <= MANY:
            called = Key.objects.filter(book=book, kind=CALLED)
            words = set(called.values_list("value", flat=True).distinct())
            kept = _KEPT[book.pk] = _Words(words, last)
        elif last > kept.last:
            kept.add(_since(book, kept.last), last)
        _KEPT.move_to_end(book.pk)
        while len(_KEPT) > KEPT:
            _KEPT.popitem(last=False)
        return kept.all


def _since(book: Book, last: int) -> set[str]:
    """Return the words of the book among the keys that came after one."""
    # All of them are read: asked for those of the book, SQLite would walk all words of the book.
    new = Key.objects.filter(pk__gt=last).values_list("book", "kind", "value")
    return {value for owner, kind, value in new if owner == book.pk and kind == CALLED}
