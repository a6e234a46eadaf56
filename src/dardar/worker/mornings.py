"""Write each owner who wants it the mail of the morning, once a day."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail
from dardar.encounters import morning


def write_morning_mails() -> None:
    """Write the mail of this day for every book whose morning has come and that has none yet."""
    if not settings.MAIL_CONFIGURED:
        return
    books = Book.objects.filter(morning_mail=True, owner__is_active=True).select_related("owner")
    for book in books:
        now = timezone.localtime(timezone=book.zone)
        today = now.date()
        if now.hour < book.morning_hour or today.isoweekday() not in book.weekdays:
            continue
        # Marked and written in one transaction: a restart finds both or neither.
        with transaction.atomic():
            late = Book.objects.filter(pk=book.pk).exclude(morning_mailed_on__gte=today)
            if late.update(morning_mailed_on=today):
                write_morning_mail(book)


def write_morning_mail(book: Book) -> Mail | None:
    """Put the mail of this day into the outbox; return None if there is nothing to say."""
    today = timezone.localdate(timezone=book.zone)
    letter = morning.compose(book, today)
    if letter is None:
        return None
    subject, body = letter
    return outbox.write_mail(book, to=book.owner.email, subject=subject, body=body)
