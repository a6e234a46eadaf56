"""Signs of life of the background work, so that every page can say when there are none."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Heartbeat


class Work(TextChoices):
    """The kinds of background work, named as the owner knows them."""

    TASKS = "tasks", _("imports")
    MORNING = "morning", _("morning mails")
    MAIL = "mail", _("sending mail")
    TIDYING = "tidying", _("tidying up")


# Seconds between two beats of each, as the background work keeps them.
EVERY: Final = {Work.TASKS: 20, Work.MORNING: 20, Work.MAIL: 20, Work.TIDYING: 3600}
# How much later than expected a beat may come: a slow mail server is no fault.
PATIENCE: Final = timedelta(seconds=70)


def beat(*kinds: Work) -> None:
    """Note that these kinds of work have just been done, or were started."""
    now = timezone.now()
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=kind, beat_at=now) for kind in kinds],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["beat_at"],
    )


def silent() -> tuple[list[Work], datetime | None]:
    """Return the kinds of work that don't run, and when the last of them did (None: never)."""
    beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
    now = timezone.now()
    still = [
        kind
        for kind in Work
        if kind not in beats or now - beats[kind] > timedelta(seconds=EVERY[kind]) + PATIENCE
    ]
    return still, max((beats[kind] for kind in still if kind in beats), default=None)
