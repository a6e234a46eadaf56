"""What becomes of circles that are brought back with a book."""

from dardar.accounts.models import Book
from dardar.circles.models import Member


def settle_circles(book: Book) -> None:
    """Let a circle that was brought back be its host's again, and nobody be in its rounds.

    Who asked not to meet whom stayed behind, so nobody is proposed to anybody before they want it
    anew. Nor do accounts travel: members come back by their links.
    """
    members = Member.objects.filter(book=book)
    members.filter(role=Member.Role.HOST).update(user_book=book)
    members.update(in_rounds=False)
