"""What the owner said of a relationship, what was reckoned of it, and what they did when asked.

What was reckoned is derived: it is made anew whenever what it rests on changes, and once a day.
"""

from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dardar.accounts.models import Owned
from dardar.circles.models import Circle
from dardar.core.ties.rhythm import State
from dardar.core.ties.rings import RINGS
from dardar.core.ties.today import Kind
from dardar.people.models import Label, OfPerson, Person

# A rhythm wants contact at least once in ten years.
LONGEST_RHYTHM: Final = 3660
_DAYS: Final = (MinValueValidator(1), MaxValueValidator(LONGEST_RHYTHM))


class Ring(models.TextChoices):
    """How close somebody is, as :class:`dardar.core.ties.rings.Ring` names it."""

    CLOSEST = "closest", pgettext_lazy("ring", "closest")
    CLOSE = "close", pgettext_lazy("ring", "close")
    STEADY = "steady", pgettext_lazy("ring", "steady")
    LOOSE = "loose", pgettext_lazy("ring", "loose")
    DORMANT = "dormant", pgettext_lazy("ring", "dormant")


class SaidTie(OfPerson):
    """What the owner said of a relationship; it always wins."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="said_ties")
    ring = models.CharField(max_length=7, blank=True, choices=Ring.choices)
    # Contact is wanted every so many days.
    every = models.PositiveSmallIntegerField(null=True, blank=True, validators=_DAYS)
    fine_until = models.DateField(null=True, blank=True)  # the last day «we're fine» holds

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="said_of_a_tie_once")]

    def __str__(self) -> str:
        """Tell ring and rhythm."""
        return f"{self.ring} {self.every}"


class TiePause(OfPerson):
    """Days in which silence is right."""

    class Kind(models.TextChoices):
        """Why."""

        LEAVE = "leave", _("parental leave")
        QUARREL = "quarrel", _("a quarrel")
        GRIEF = "grief", _("bereavement")
        ILLNESS = "illness", _("illness")
        AWAY = "away", _("far away or very busy")
        OTHER = "other", _("another reason")

    person = models.ForeignKey(Person, models.CASCADE, related_name="tie_pauses")
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.OTHER)
    first = models.DateField(_("from"))
    last = models.DateField(_("until"), null=True, blank=True)  # None: no end yet

    class Meta:
        ordering = ["first", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last=None) | models.Q(last__gte=models.F("first")),
                name="a_pause_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        """Tell why and since when."""
        return f"{self.kind} {self.first}"


class LabelRhythm(Owned):
    """How often the owner wants contact with all who bear a label."""

    label = models.OneToOneField(Label, models.CASCADE, related_name="rhythm")
    days = models.PositiveSmallIntegerField(null=True, validators=_DAYS)  # None: nothing said

    def __str__(self) -> str:
        """Tell how often."""
        return f"{self.label_id} {self.days}"


class CircleRhythm(Owned):
    """How often the owner wants contact with all they know in a circle."""

    travels = False  # the circle may be in another book

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="rhythms")
    days = models.PositiveSmallIntegerField(null=True, validators=_DAYS)  # None: nothing said

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "circle"], name="a_rhythm_of_each_circle")
        ]

    def __str__(self) -> str:
        """Tell how often."""
        return f"{self.circle_id} {self.days}"


class Tie(Owned):
    """How a relationship stands on a day. Derived: whoever was never contacted has none.

    A day that lies ahead counts for nothing until it has come.
    """

    travels = False

    person = models.OneToOneField(Person, models.CASCADE, related_name="tie")
    as_of = models.DateField()
    days = models.PositiveIntegerField()  # contact days
    last_on = models.DateField(null=True)
    way = models.CharField(max_length=8, blank=True)  # the kind of the last encounter
    warmth = models.FloatField()
    # 0 is the closest; that of the owner, else by warmth; None without contact.
    ring = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=7, choices=[(state.value, state.value) for state in State])
    every = models.PositiveSmallIntegerField(null=True)
    by = models.CharField(max_length=6, blank=True)  # who says how often: core.ties.rhythm.By
    due_on = models.DateField(null=True)
    strength = models.FloatField()
    chance = models.FloatField()  # of silence
    loss = models.FloatField()  # strength × chance
    # Reasons to call: month and day of birthday and anniversary (1224), news, the town.
    born = models.PositiveSmallIntegerField(null=True)
    wed = models.PositiveSmallIntegerField(null=True)
    news_on = models.DateField(null=True)
    town = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            # Each thing Today looks for is read off an index in its very order.
            models.Index(fields=["book", "state", "-loss", "id"], name="tie_by_loss"),
            models.Index(fields=["book", "ring", "person"], name="tie_by_ring"),
            models.Index(fields=["book", "-warmth", "id"], name="tie_by_warmth"),
            models.Index(
                fields=["book", "born", "-strength"],
                condition=models.Q(born__isnull=False),
                name="tie_by_birthday",
            ),
            models.Index(
                fields=["book", "wed", "-strength"],
                condition=models.Q(wed__isnull=False),
                name="tie_by_anniversary",
            ),
            models.Index(
                fields=["book", "-news_on"],
                condition=models.Q(news_on__isnull=False),
                name="tie_by_news",
            ),
            models.Index(
                fields=["book", "town", "-strength"],
                condition=~models.Q(town=""),
                name="tie_by_town",
            ),
        ]

    def __str__(self) -> str:
        """Tell how it stands."""
        return f"{self.person_id} {self.state}"

    @property
    def ring_name(self) -> Ring | None:
        """The ring by name."""
        return None if self.ring is None else Ring(RINGS[self.ring])


class OwnSilence(Owned):
    """What the history of all relationships of a book says of silence. Derived."""

    travels = False

    on = models.DateField()  # the day all ties of the book were reckoned for
    shift = models.FloatField()
    known = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book"], name="a_silence_of_each_book")]

    def __str__(self) -> str:
        """Tell of how many outcomes."""
        return f"{self.shift:+.2f} of {self.known}"


class Nudge(OfPerson):
    """What the owner did when Today proposed somebody: it teaches what to propose."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="nudges")
    kind = models.CharField(max_length=7, choices=[(kind.value, kind.value) for kind in Kind])
    on = models.DateField()
    taken = models.BooleanField()  # False: skipped
    traits: models.JSONField[Any, Any] = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["book", "-on", "-id"], name="nudge_by_day")]

    def __str__(self) -> str:
        """Tell what became of it."""
        return f"{self.kind} {'taken' if self.taken else 'skipped'}"
