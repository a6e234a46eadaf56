"""Whom members of a circle would introduce others to, who asked for it, and the network kept."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dardar.accounts.models import Owned
from dardar.circles.models import LONGEST_LINE, Member, Shared
from dardar.people.models import OfPerson, Person


class SharedTie(Shared):
    """Somebody whom a member of a circle would introduce the others to: a name and a company.

    It stands in the book of the host, as everything in a circle, and is the member's.
    """

    class Closeness(models.TextChoices):
        """How well the member knows them; two words are all that others learn."""

        WELL = "well", pgettext_lazy("how somebody knows somebody", "well")
        LITTLE = "little", pgettext_lazy("how somebody knows somebody", "a little")

    # People of other books have no place in the archive of a host.
    travels = False
    whose = "member"

    member = models.ForeignKey(Member, models.CASCADE, related_name="shared_ties")
    name = models.CharField(max_length=LONGEST_LINE)
    company = models.CharField(max_length=LONGEST_LINE, blank=True)
    closeness = models.CharField(max_length=6, choices=Closeness.choices)
    shared_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["member", "name", "id"], name="shared_tie_by_name")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Vouched(OfPerson):
    """Which person of a member's own book a shared tie is. Nobody else sees it."""

    travels = False  # the circle may be in another book

    tie = models.OneToOneField(SharedTie, models.CASCADE, related_name="vouched")
    person = models.ForeignKey(Person, models.CASCADE, related_name="vouched")

    def __str__(self) -> str:
        """Tell who is who."""
        return f"{self.tie_id} is {self.person_id}"


class TieRequest(Shared):
    """A member asks another to introduce them to somebody whom that one has shared.

    Whoever asks learns of a yes; a no is silence, as it is in introductions.
    """

    class State(models.TextChoices):
        """What has become of it."""

        ASKED = "asked", _("asked")
        TAKEN_UP = "taken_up", _("taken up")
        LEFT = "left", _("not taken up")

    travels = False
    whose = "by"

    by = models.ForeignKey(Member, models.CASCADE, related_name="tie_requests")
    tie = models.ForeignKey(SharedTie, models.CASCADE, related_name="requests")
    words = models.CharField(_("what for"), max_length=500)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "tie"], name="a_tie_asked_for_once")]

    def __str__(self) -> str:
        """Tell who asks for what."""
        return f"{self.by_id} for {self.tie_id}"


class KeptNetwork(Owned):
    """Who knows whom in a book, worked out. Derived: made anew each day and after changes."""

    travels = False

    on = models.DateField()  # the day it is of
    is_stale = models.BooleanField(default=False)  # something has changed since
    arrays = models.BinaryField()  # see dardar.insights.network.kept
    findings: models.JSONField[Any, Any] = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book"], name="one_network_of_a_book")]

    def __str__(self) -> str:
        """Tell the day."""
        return f"{self.book_id} {self.on}"
