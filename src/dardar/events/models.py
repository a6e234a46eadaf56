"""Events, their tables and guests: what each shares, wants and is there for; what the host pins.

Every row bears the book of the host. What a guest says, with or without an account, is theirs: a
:class:`~dardar.circles.models.Shared` row tells by its card whose it is.
"""

from typing import Any, Final

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Owned, check_time_zone
from dardar.capture.own_fields import new_token
from dardar.circles.models import LONGEST_LINE, Card, CardWish, Circle, Member, Shared
from dardar.people.models import OfPerson, Person, Record

# A guest's rounds are bits of one number.
MOST_ROUNDS: Final = 40
MOST_MINUTES: Final = 240
SMALLEST_TABLE: Final = 3
LARGEST_TABLE: Final = 8
MOST_SEATS: Final = 10_000
LONGEST_NOTE: Final = 1000
TOKEN: Final = RegexValidator(r"\A[A-Za-z0-9]{20,32}\Z")


class Event(Owned):
    """A gathering: what it is for, when and where, and how its meetings are laid out."""

    class Template(models.TextChoices):
        """What kind of gathering it began as."""

        LUNCH = "lunch", _("lunch")
        SPEED = "speed", _("speed meetings")
        BREAKFAST = "breakfast", _("breakfast")
        FAIR = "fair", _("fair")
        CONFERENCE = "conference", _("conference")

    class Mode(models.TextChoices):
        """How many meet at once."""

        PAIRS = "pairs", _("two at a time")
        TABLES = "tables", _("tables")

    class Roster(models.TextChoices):
        """From when on guests see one another's cards."""

        BEFORE = "before", _("as soon as they have signed up")
        CHECKED_IN = "checked_in", _("once they have checked in")

    # A circle may go to another book, which is then no longer told of; and links given away lead
    # nowhere before whoever brought the event back opens it anew.
    stays = frozenset({"circle", "is_open"})

    title = models.CharField(_("title"), max_length=200)
    template = models.CharField(max_length=10, choices=Template.choices)
    circle = models.ForeignKey(Circle, models.SET_NULL, null=True, related_name="events")
    # The edition before, whose pairings are remembered.
    after = models.ForeignKey("self", models.SET_NULL, null=True, related_name="editions")
    aim = models.CharField(_("what everyone plays for"), max_length=300, blank=True)
    my_aim = models.CharField(_("my own aim"), max_length=300, blank=True)  # the host's, private
    place = models.CharField(_("place"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    time_zone = models.CharField(max_length=64, validators=[check_time_zone])
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.PAIRS)
    table_size = models.PositiveSmallIntegerField(
        default=6,
        validators=[MinValueValidator(SMALLEST_TABLE), MaxValueValidator(LARGEST_TABLE)],
    )
    rounds = models.PositiveSmallIntegerField(
        _("rounds"), validators=[MinValueValidator(1), MaxValueValidator(MOST_ROUNDS)]
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes of a round"), validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)]
    )
    pause = models.PositiveSmallIntegerField(
        _("minutes between rounds"), validators=[MaxValueValidator(MOST_MINUTES)]
    )
    roster = models.CharField(max_length=10, choices=Roster.choices, default=Roster.CHECKED_IN)
    # Nobody finds the page of sign-up without; another one, and links given away are dead.
    token = models.CharField(max_length=32, unique=True, default=new_token, validators=[TOKEN])
    is_open = models.BooleanField(default=False)  # whether one may sign up there
    # What hangs at the entrance: a guest who scans it is there.
    door = models.CharField(max_length=32, unique=True, default=new_token, validators=[TOKEN])
    # The last day on which data of guests without an account are kept; their page tells it.
    erase_on = models.DateField()
    erased_at = models.DateTimeField(null=True)
    seed = models.PositiveIntegerField()
    # The clock of the rounds: when the first began, and since when it is held.
    begun_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["book", "-starts_at", "-id"], name="event_by_start"),
            models.Index(
                fields=["erase_on"], condition=models.Q(erased_at=None), name="event_to_erase"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Table(Owned):
    """A table in the room."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=60, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("seats"), validators=[MinValueValidator(2), MaxValueValidator(MOST_SEATS)]
    )
    steps_free = models.BooleanField(_("without steps"), default=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="a_table_of_each_number")
        ]

    def __str__(self) -> str:
        """Return its name, else its number."""
        return self.name or str(self.number)


class Guest(Card):
    """Somebody's place at an event. Who takes themselves off it has none, and no row."""

    class State(models.TextChoices):
        """Whether they come."""

        EXPECTED = "expected", _("expected")  # on a roster; has not said anything yet
        COMING = "coming", _("coming")
        AWAY = "away", _("does not come")

    stays = Card.stays | {"member", "my_aim"}

    event = models.ForeignKey(Event, models.CASCADE, related_name="guests")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.COMING)
    # What goes to those they swap cards with, besides the card and the address.
    role = models.CharField(max_length=LONGEST_LINE, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    my_aim = models.CharField(max_length=300, blank=True)  # theirs alone, as the host's own is
    # What stands on the big screen and the badge, if not their name.
    board_name = models.CharField(max_length=60, blank=True)
    needs_steps_free = models.BooleanField(default=False)
    meets_company = models.BooleanField(default=False)  # may meet people of their own company
    away_rounds = models.BigIntegerField(default=0)  # bit t: not there in round t, from 0
    # What their badge bears: the host checks them in by it, and it opens nothing else.
    code = models.CharField(max_length=32, unique=True, default=new_token, validators=[TOKEN])
    answered_at = models.DateTimeField(null=True)  # when they first said something themselves
    checked_in_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    is_no_show = models.BooleanField(default=False)

    class Meta(Card.Meta):
        constraints = [
            *Card.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "user_book"],
                condition=models.Q(user_book__isnull=False),
                name="a_book_once_at_an_event",
            ),
        ]
        indexes = [
            *Card.Meta.indexes,
            models.Index(fields=["event", "name", "id"], name="guest_by_name"),
        ]

    @property
    def shown_name(self) -> str:
        """What the big screen and the badge call them."""
        return self.board_name or self.name

    def is_there_in(self, number: int) -> bool:
        """Whether they said they are there in a round, counted from 0."""
        return not self.away_rounds >> number & 1


class GuestWish(CardWish):
    """An offer or a need of a guest, for the other guests to see."""

    whose = "guest"

    stays = frozenset({"matched_by"})

    guest = models.ForeignKey(Guest, models.CASCADE, related_name="wishes")
    # The models it was held by against all others of the event, "" while it was not.
    matched_by = models.CharField(max_length=200, blank=True)


class GuestVector(Owned):
    """An offer or a need of a guest as a model of language sees it. Derived."""

    travels = False

    wish = models.ForeignKey(GuestWish, models.CASCADE, related_name="vectors")
    embedder = models.CharField(max_length=60)  # the id of the model
    data = models.BinaryField()  # as dardar.giving.models.Vector has it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wish", "embedder"], name="a_guest_vector_of_each")
        ]

    def __str__(self) -> str:
        """Tell whose and of which model."""
        return f"{self.wish_id} {self.embedder}"


class GuestAnswer(Owned):
    """That a guest's offer answers another's need, how well and why. Derived."""

    travels = False

    need = models.ForeignKey(GuestWish, models.CASCADE, related_name="answers")
    offer = models.ForeignKey(GuestWish, models.CASCADE, related_name="answering")
    score = models.FloatField()  # 0 to 1
    is_strong = models.BooleanField()
    reasons: models.JSONField[Any, Any] = models.JSONField(default=dict)  # giving.matching.Reasons

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "offer"], name="a_guest_answers_a_need_once")
        ]

    def __str__(self) -> str:
        """Tell which."""
        return f"{self.offer_id} for {self.need_id}"


class KnownGuest(OfPerson):
    """Which person of somebody's book a guest is, as far as its owner knows. Nobody else sees it.

    Of guests of another's event too, so it can't be brought back with the book.
    """

    travels = False

    guest = models.ForeignKey(Guest, models.CASCADE, related_name="known")
    person = models.ForeignKey(Person, models.CASCADE, related_name="attendances")
    # What they gave when cards were swapped; None if they were not, or that was undone.
    record = models.ForeignKey(Record, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "guest"], name="a_guest_is_one_person")
        ]

    def __str__(self) -> str:
        """Tell who is who."""
        return f"{self.guest_id} is {self.person_id}"


class Want(Shared):
    """A guest would like to meet somebody, or would not. Never shown to anyone else.

    While they can't see who comes, they write a name: whom it is of, if anybody, only the planner
    finds out, so that nobody learns from it who comes.
    """

    class Kind(models.TextChoices):
        """What they want."""

        MEET = "meet", _("would like to meet")
        NOT = "not", _("would rather not meet")
        BLOCK = "block", _("does not want to see or be seen by")

    travels = False
    whose = "by"

    by = models.ForeignKey(Guest, models.CASCADE, related_name="wants")
    of = models.ForeignKey(Guest, models.CASCADE, null=True, related_name="wanted")
    words = models.CharField(max_length=LONGEST_LINE, blank=True)  # the name they wrote
    kind = models.CharField(max_length=5, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "of"], condition=models.Q(of__isnull=False), name="a_want_of_each"
            ),
            models.UniqueConstraint(
                fields=["by", "words"], condition=models.Q(of=None), name="a_want_of_each_name"
            ),
        ]

    def __str__(self) -> str:
        """Tell who, what and whom."""
        return f"{self.by_id} {self.kind} {self.of_id or self.words}"


class Pin(Owned):
    """The host says that two guests are to meet, or are not."""

    class Kind(models.TextChoices):
        """Which of the two."""

        MEET = "meet", _("are to meet")
        FORBID = "forbid", _("are not to meet")

    event = models.ForeignKey(Event, models.CASCADE, related_name="pins")
    one = models.ForeignKey(Guest, models.CASCADE, related_name="+")
    other = models.ForeignKey(Guest, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="a_pin_of_each_pair")]

    def __str__(self) -> str:
        """Tell who and what."""
        return f"{self.one_id} {self.kind} {self.other_id}"


class GuestReport(Shared):
    """A guest tells the host of somebody's conduct. Never shown to whom it is about."""

    travels = False
    whose = "by"

    # None once they have taken themselves off: what they told stays with the host.
    by = models.ForeignKey(Guest, models.SET_NULL, null=True, related_name="reports")
    about = models.ForeignKey(Guest, models.CASCADE, related_name="reported")
    words = models.CharField(max_length=LONGEST_NOTE)
    at = models.DateTimeField(default=timezone.now)
    settled_on = models.DateField(null=True)

    def __str__(self) -> str:
        """Tell whom it is about."""
        return f"{self.about_id} {self.at:%Y-%m-%d}"


class Roster(Owned):
    """A list of guests that was uploaded, between its arrival and its being brought in."""

    travels = False

    event = models.ForeignKey(Event, models.CASCADE, related_name="rosters")
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=32, blank=True)
    source = models.CharField(max_length=12, blank=True)
    # dardar.core.cards.tables.MappedColumn of each column.
    mapping: models.JSONField[Any, Any] = models.JSONField(default=list)
    new = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    # Lines that were not taken, with why: [line, code].
    rejected: models.JSONField[Any, Any] = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file_name
