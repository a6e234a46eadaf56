"""When, where and with whom; what was said and promised; what comes next."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Owned
from dardar.people.models import OfPerson, Person


class Space(Owned):
    """The kind of place in which trust is built, as work, sport, volunteering, school."""

    name = models.CharField(_("name"), max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["book", "name"], name="one_space_of_a_name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Gathering(Owned):
    """An occasion at which several people were met: a fair, a breakfast, a wedding."""

    name = models.CharField(_("name"), max_length=200)
    on = models.DateField(_("day"))
    space = models.ForeignKey(Space, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-on", "name"]
        indexes = [models.Index(fields=["book", "-on"], name="gathering_by_day")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Encounter(Owned):
    """A meeting, call, mail or message with one or more people."""

    class Kind(models.TextChoices):
        """How we were in touch."""

        MEETING = "meeting", _("in person")
        CALL = "call", _("by phone")
        MAIL = "mail", _("by mail")
        MESSAGE = "message", _("by message")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    on = models.DateField(_("day"))
    space = models.ForeignKey(Space, models.SET_NULL, null=True, blank=True, related_name="+")
    gathering = models.ForeignKey(
        Gathering, models.SET_NULL, null=True, blank=True, related_name="encounters"
    )
    introduced_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="introductions_to_me"
    )
    said = models.TextField(_("what was said"), blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    people = models.ManyToManyField(Person, through="Participation", related_name="encounters")

    class Meta:
        indexes = [models.Index(fields=["book", "-on"], name="encounter_by_day")]

    def __str__(self) -> str:
        """Tell kind and day."""
        return f"{self.kind} {self.on}"


class Participation(OfPerson):
    """A person took part in an encounter."""

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["encounter", "person"], name="in_an_encounter_once")
        ]

    def __str__(self) -> str:
        """Tell who took part in what."""
        return f"{self.person_id} in {self.encounter_id}"


class Promise(OfPerson):
    """Something promised, by me to a person or by them to me, until it is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="promises")
    encounter = models.ForeignKey(
        Encounter, models.SET_NULL, null=True, blank=True, related_name="promises"
    )
    by_me = models.BooleanField(default=True)
    text = models.CharField(_("promise"), max_length=500)
    made_on = models.DateField()
    kept_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["book", "made_on", "id"],
                condition=models.Q(kept_on=None, by_me=True),
                name="promise_open",
            )
        ]

    def __str__(self) -> str:
        """Return its words."""
        return self.text


class FollowUp(OfPerson):
    """A next step with a person, due on a day; the first one seals the relationship."""

    class State(models.TextChoices):
        """What has become of it."""

        OPEN = "open", _("open")
        DONE = "done", _("done")
        LET_GO = "let_go", _("let go")

    person = models.ForeignKey(Person, models.CASCADE, related_name="follow_ups")
    # The encounter it follows from; None for one set by hand.
    encounter = models.ForeignKey(
        Encounter, models.SET_NULL, null=True, blank=True, related_name="follow_ups"
    )
    seals = models.BooleanField(default=False)
    text = models.CharField(_("next step"), max_length=500, blank=True)
    due_on = models.DateField(_("due"))
    # The day it was first due: putting it off does not make it earlier sealed.
    first_due_on = models.DateField(editable=False)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    # The contact that fulfilled it.
    done_by = models.ForeignKey(
        Encounter, models.SET_NULL, null=True, blank=True, related_name="fulfilled"
    )
    why = models.CharField(_("why"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [
            # Each list of Today has an index in its very order, so that its first rows are read
            # off without sorting the rest.
            models.Index(
                fields=["book", "first_due_on", "id"],
                condition=models.Q(state="open", seals=True),
                name="follow_up_to_seal",
            ),
            models.Index(
                fields=["book", "due_on", "id"],
                condition=models.Q(state="open", seals=True),
                name="follow_up_seal_ahead",
            ),
            models.Index(
                fields=["book", "due_on", "id"],
                condition=models.Q(state="open", seals=False),
                name="follow_up_due",
            ),
            models.Index(
                fields=["book", "-ended_on", "-id"],
                condition=models.Q(state="let_go"),
                name="follow_up_let_go",
            ),
            models.Index(
                fields=["book", "first_due_on"],
                condition=models.Q(seals=True),
                name="follow_up_sealing",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(seals=True),
                name="a_relationship_is_sealed_once",
            )
        ]

    def __str__(self) -> str:
        """Tell due day and words."""
        return f"{self.due_on} {self.text}"
