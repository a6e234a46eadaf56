"""In which language to write to somebody."""

from django.utils import translation

from dardar.accounts.models import Book
from dardar.people.models import Person


def to_write_in(book: Book, person: Person) -> str:
    """Return theirs, else the owner's, else the page's."""
    return person.language or book.language or translation.get_language() or "en"
