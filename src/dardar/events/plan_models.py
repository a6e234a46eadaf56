"""Plans of an event with their meetings, and what comes of a meeting: swaps, asks, debriefs."""

from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Owned
from dardar.circles.models import Shared
from dardar.events.models import LONGEST_NOTE, Event, Guest, Table
from dardar.giving.models import LONGEST

CURRENCY: Final = RegexValidator(r"\A([A-Z]{3})?\Z")
HIGHEST_ENERGY: Final = 2


class Plan(Owned):
    """A plan of all rounds; of an event at most one is the one that guests go by."""

    class State(models.TextChoices):
        """How far it is."""

        COMPUTING = "computing", _("being made")
        READY = "ready", _("ready")
        STOPPED = "stopped", _("stopped early")
        FAILED = "failed", _("can't be made")

    event = models.ForeignKey(Event, models.CASCADE, related_name="plans")
    number = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    mode = models.CharField(max_length=6, choices=Event.Mode.choices)
    state = models.CharField(max_length=9, choices=State.choices, default=State.COMPUTING)
    is_current = models.BooleanField(default=False)
    # Rounds before it, counted from 0, stay as the plan before has them.
    from_round = models.PositiveSmallIntegerField(default=0)
    progress = models.FloatField(default=0)  # 0 to 1
    is_to_stop = models.BooleanField(default=False)
    # The plan that was gone by when it was made: what has changed since is told by it.
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    # How good it is, and why it can't be made: see dardar.events.planning.
    proof: models.JSONField[Any, Any] = models.JSONField(default=dict)
    why: models.JSONField[Any, Any] = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="a_plan_of_each_number"),
            models.UniqueConstraint(
                fields=["event"], condition=models.Q(is_current=True), name="one_plan_is_current"
            ),
        ]

    def __str__(self) -> str:
        """Tell number and state."""
        return f"{self.number} {self.state}"


class Meeting(Owned):
    """Two guests, or a table of them, in one round of a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="meetings")
    round = models.PositiveSmallIntegerField()  # from 0
    table = models.ForeignKey(Table, models.SET_NULL, null=True, related_name="meetings")
    # Who can give whom what: [{"giver", "taker": guest ids, "need", "offer": words, "is_strong"}].
    reasons: models.JSONField[Any, Any] = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["plan", "round"], name="meeting_by_round")]

    def __str__(self) -> str:
        """Tell the round."""
        return f"{self.plan_id} {self.round}"


class Seat(Owned):
    """A guest's place in a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seats")
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="seats")
    # Those of the meeting, so that the database itself keeps anyone from sitting twice at once.
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="seats")
    round = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "guest", "round"], name="one_seat_at_a_time")
        ]

    def __str__(self) -> str:
        """Tell who and when."""
        return f"{self.guest_id} {self.round}"


class Swap(Shared):
    """One side of a swap of cards: what a guest does after meeting another. Both sides make it."""

    travels = False
    whose = "by"

    by = models.ForeignKey(Guest, models.CASCADE, related_name="swaps")
    to = models.ForeignKey(Guest, models.CASCADE, related_name="swapped")
    agreed_at = models.DateTimeField(null=True)  # to give their card, if the other gives theirs
    give = models.CharField(max_length=LONGEST, blank=True)  # what they gave, or promise to give
    next_step = models.CharField(max_length=LONGEST, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "to"], name="one_swap_each_way")]

    def __str__(self) -> str:
        """Tell who and whom."""
        return f"{self.by_id} to {self.to_id}"


class Spent(models.Model):
    """What an occasion took: hours, money and energy; and whether it was worth them."""

    class Worth(models.TextChoices):
        """The verdict."""

        OPEN = "", _("not said yet")
        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")

    hours = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    money = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(max_length=3, blank=True, validators=[CURRENCY])  # ISO 4217
    energy = models.SmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(-HIGHEST_ENERGY), MaxValueValidator(HIGHEST_ENERGY)],
    )
    worth = models.CharField(max_length=6, choices=Worth.choices, blank=True, default=Worth.OPEN)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Judgement(Spent):
    """Whether an event was worth the time, the money and the energy, and what remains to do."""

    promises = models.TextField(_("what I promised"), max_length=LONGEST_NOTE, blank=True)
    thanks = models.TextField(_("whom I thank, and for what"), max_length=LONGEST_NOTE, blank=True)

    class Meta:
        abstract = True


class Debrief(Judgement, Owned):
    """What the host says of an event of theirs."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="debrief")

    def __str__(self) -> str:
        """Tell the verdict."""
        return f"{self.event_id} {self.worth}"


class GuestDebrief(Judgement, Shared):
    """What a guest says of an event. The host sees what all say together, never one's words."""

    travels = False
    whose = "guest"

    guest = models.OneToOneField(Guest, models.CASCADE, related_name="debrief")

    def __str__(self) -> str:
        """Tell the verdict."""
        return f"{self.guest_id} {self.worth}"


class Ask(Shared):
    """What a guest asks the room for, on the big screen, while a reciprocity round is on."""

    whose = "guest"

    guest = models.OneToOneField(Guest, models.CASCADE, related_name="ask")
    words = models.CharField(max_length=LONGEST)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        """Return the words."""
        return self.words


class Hand(Shared):
    """A guest raises a hand: they can help with an ask."""

    whose = "guest"

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="hands")
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="hands")
    words = models.CharField(max_length=LONGEST, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["ask", "guest"], name="a_hand_each")]

    def __str__(self) -> str:
        """Return the words."""
        return self.words
