"""What events do when a mail to a guest is refused."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from dardar.accounts.events import mail_refused
from dardar.accounts.models import Mail
from dardar.events.models import Guest


@receiver(mail_refused)
def note_refused(*, mail: Mail, **_signal: Any) -> None:  # noqa: ANN401 - a signal's own arguments
    """Keep that a guest can't be reached at their address."""
    Guest.objects.filter(letter=mail.pk).update(unreachable_at=timezone.now())
