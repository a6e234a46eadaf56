"""What came of giving, of introducing and of meeting; what came of what; what it took."""

from decimal import Decimal
from typing import Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Owned
from dardar.encounters.models import Encounter, Gathering, Space
from dardar.events.plan_models import CURRENCY, Spent
from dardar.giving.models import Give, Introduction
from dardar.people.models import OfPerson, Person

LONGEST_WORDS: Final = 500
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999


def one_of(names: tuple[str, ...], *, needed: bool = False) -> models.Q:
    """Return the condition that at most one of some columns is set, or exactly one."""
    found = models.Q() if needed else models.Q(**{f"{name}__isnull": True for name in names})
    for name in names:
        found |= models.Q(**{f"{one}__isnull": one != name for one in names})
    return found


class Result(OfPerson):
    """Something that came of a give, of an introduction, of meeting somebody: for me or for them.

    One that came of another result points there: a client, and each sum they paid since.
    """

    class Kind(models.TextChoices):
        """What it is."""

        CLIENT = "client", _("a client")
        JOB = "job", _("a job")
        INCOME = "income", _("income")
        IDEA = "idea", _("an idea")
        FRIENDSHIP = "friendship", _("a friendship")
        OTHER = "other", _("something else")

    # What it may have come of: one of them at most.
    ORIGINS = ("give", "introduction", "encounter", "gathering", "after")

    person = models.ForeignKey(Person, models.CASCADE, related_name="results")
    to_me = models.BooleanField(default=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    words = models.CharField(_("what"), max_length=LONGEST_WORDS, blank=True)
    on = models.DateField(_("day"))
    money = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    currency = models.CharField(max_length=3, blank=True, validators=[CURRENCY])  # ISO 4217
    give = models.ForeignKey(Give, models.SET_NULL, null=True, related_name="results")
    introduction = models.ForeignKey(
        Introduction, models.SET_NULL, null=True, related_name="results"
    )
    encounter = models.ForeignKey(Encounter, models.SET_NULL, null=True, related_name="results")
    gathering = models.ForeignKey(Gathering, models.SET_NULL, null=True, related_name="results")
    after = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=one_of(("give", "introduction", "encounter", "gathering", "after")),
                name="a_result_has_one_origin",
            ),
            models.CheckConstraint(
                condition=models.Q(money__isnull=True, currency="")
                | models.Q(money__isnull=False) & ~models.Q(currency=""),
                name="money_has_a_currency",
            ),
        ]
        indexes = [models.Index(fields=["book", "-on", "-id"], name="result_by_day")]

    def __str__(self) -> str:
        """Return its words."""
        return self.words


class CameOf(Owned):
    """That a later give, an introduction or an encounter came of something given before.

    It tells how things hang together, as the owner remembers them; nobody owes anybody for it.
    """

    LATER = ("then", "introduction", "encounter")

    give = models.ForeignKey(Give, models.CASCADE, related_name="led_to")
    then = models.OneToOneField(Give, models.CASCADE, null=True, related_name="came_of")
    introduction = models.OneToOneField(
        Introduction, models.CASCADE, null=True, related_name="came_of"
    )
    encounter = models.OneToOneField(Encounter, models.CASCADE, null=True, related_name="came_of")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=one_of(("then", "introduction", "encounter"), needed=True),
                name="one_thing_came_of_it",
            )
        ]

    def __str__(self) -> str:
        """Tell of what."""
        return f"came of {self.give_id}"


class GatheringSpent(Spent, Owned):
    """What a gathering took of the owner, and whether it was worth it."""

    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="spent")

    def __str__(self) -> str:
        """Tell the verdict."""
        return f"{self.gathering_id} {self.worth}"


class SpaceYear(Spent, Owned):
    """What a space took in a year besides its gatherings, and whether it was worth it."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "year"], name="a_year_of_a_space_once")
        ]

    def __str__(self) -> str:
        """Tell the year and the verdict."""
        return f"{self.space_id} {self.year} {self.worth}"
