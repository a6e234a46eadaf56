"""What was taken to be read, the cards found in it, and their pictures."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Owned
from dardar.capture.own_fields import LONGEST, check_fields, new_token
from dardar.core.cards.fields import Kind
from dardar.encounters.models import Space
from dardar.people.models import Record


class Capture(Owned):
    """A picture, a code or a text, taken in one gesture; its id is the key its phone gave it.

    The picture is a file in the data folder, the text stands here, until they have been read; then
    both go, and what is left of them are the cards.
    """

    class Kind(models.TextChoices):
        """What was taken."""

        PHOTO = "photo", _("picture")
        CODE = "code", _("code")
        TEXT = "text", _("text")
        LEFT = "left", _("left by a visitor")

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("waits to be read")
        READING = "reading", _("being read")
        READ = "read", _("read")
        FAILED = "failed", _("could not be read")

    kind = models.CharField(max_length=5, choices=Kind.choices)
    state = models.CharField(max_length=7, choices=State.choices)
    error = models.CharField(max_length=40, blank=True)
    stored_as = models.CharField(max_length=32, blank=True)
    text = models.TextField(blank=True)
    # When and where those on it were met. The gathering is a name: that of one which is not known
    # yet becomes one with the first card that is accepted.
    on = models.DateField()
    gathering = models.CharField(max_length=200, blank=True)
    space = models.ForeignKey(Space, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["book", "-created_at"], name="capture_by_arrival")]

    def __str__(self) -> str:
        """Tell kind and state."""
        return f"{self.kind} {self.state}"

    @property
    def occasion(self) -> tuple[date, str]:
        """The day and the name of the gathering, by which cards stand together."""
        return self.on, self.gathering


class Card(Owned):
    """One card as it was read: to be looked through, then accepted or set aside.

    ``findings`` are those of :mod:`dardar.capture.findings`. Whoever is erased takes their cards
    along, by the record that was made of them.
    """

    class State(models.TextChoices):
        """What has become of it."""

        TO_REVIEW = "to_review", _("to be looked through")
        ACCEPTED = "accepted", _("accepted")
        JOINED = "joined", _("joined with somebody known")
        SKIPPED = "skipped", _("set aside")
        BACK = "back", _("the back of another")

    capture = models.ForeignKey(Capture, models.CASCADE, related_name="cards")
    # Its place among the cards of its picture, from 0.
    number = models.PositiveSmallIntegerField(default=0)
    findings: models.JSONField[Any, Any] = models.JSONField(default=list)
    # False: the card of a shop or firm that names nobody.
    is_of_somebody = models.BooleanField(default=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.TO_REVIEW)
    # The card whose back this is.
    front = models.ForeignKey("self", models.CASCADE, null=True, related_name="backs")
    record = models.ForeignKey(Record, models.CASCADE, null=True, related_name="cards")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["book", "created_at", "id"],
                condition=models.Q(state="to_review"),
                name="card_to_review",
            ),
            models.Index(
                fields=["book", "-decided_at"],
                condition=models.Q(decided_at__isnull=False),
                name="card_by_decision",
            ),
            models.Index(fields=["book", "-created_at", "-id"], name="card_by_arrival"),
        ]

    def __str__(self) -> str:
        """Tell which of which capture."""
        return f"{self.capture_id} {self.number}"


class Scan(Owned):
    """One side of a card as it was seen: its picture, straightened, and the text that was read.

    A code or a text has no picture.
    """

    card = models.ForeignKey(Card, models.CASCADE, related_name="scans")
    image = models.BinaryField(default=b"")  # WebP without metadata, at most 1,600 px a side
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        """Name the card."""
        return f"Scan of {self.card_id}"


class OwnCard(Owned):
    """The owner's own card: what they show of themselves to whoever scans it or has its link."""

    # Nobody finds it without; another one, and all links given away before are dead.
    token = models.CharField(
        max_length=32,
        unique=True,
        default=new_token,
        validators=[RegexValidator(r"\A[A-Za-z0-9]{20,32}\Z")],
    )
    # False: the link leads nowhere; the contact can still be shown, being no page of ours.
    is_on = models.BooleanField(default=True)
    # Those of dardar.core.cards.fields as JSON.
    fields: models.JSONField[Any, Any] = models.JSONField(default=list, validators=[check_fields])
    offers = models.CharField(max_length=LONGEST, blank=True)
    needs = models.CharField(max_length=LONGEST, blank=True)
    # The language offers and needs are written in.
    language = models.CharField(
        max_length=2,
        default="en",
        choices=settings.LANGUAGES,
        validators=[RegexValidator(r"\A(es|en)\Z")],
    )
    image = models.BinaryField(default=b"")  # WebP, longest side at most 512 px
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        """Return the name on it."""
        return self.name

    @property
    def name(self) -> str:
        """The name on it, "" if there is none."""
        return next((str(one["value"]) for one in self.fields if one["kind"] == Kind.NAME), "")
