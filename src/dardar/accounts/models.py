"""Users, their books and settings, outgoing mail and the sign of life of the background work."""

from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.core.identity.tongue import SPANISH
from dardar.ids import new_id

# Eight hours a day.
MOST_MINUTES_A_WEEK: Final = 7 * 8 * 60


class UserManager(BaseUserManager["User"]):
    """Makes users known by their mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":  # noqa: ANN401 - any field of User
        """Create and return a user; without a password they can't sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in. The keeper looks after the server; nobody sees another's book."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_keeper = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        """Return the name, else the address."""
        return self.name or self.email


def check_time_zone(name: str) -> None:
    """Raise ValidationError for a time zone this machine does not know."""
    if name not in available_timezones():
        raise ValidationError(_("Unknown time zone: %(name)s"), params={"name": name})


class Book(models.Model):
    """One owner's private contacts and how they want to work: the unit of privacy and scale."""

    class Theme(models.TextChoices):
        """How the pages are lit."""

        SYSTEM = "", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="book")
    # "" follows the browser.
    language = models.CharField(_("language"), max_length=2, blank=True, choices=settings.LANGUAGES)
    region = models.CharField(
        _("country of phone numbers without a prefix"),
        max_length=2,
        default="ES",
        validators=[RegexValidator(r"\A[A-Z]{2}\Z")],
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Europe/Madrid", validators=[check_time_zone]
    )
    theme = models.CharField(_("theme"), max_length=5, blank=True, choices=Theme.choices)
    # ISO weekdays (1 is Monday) on which follow-ups may fall due.
    working_days = models.CharField(
        _("working days"),
        max_length=7,
        default="12345",
        validators=[RegexValidator(r"\A(?=.)1?2?3?4?5?6?7?\Z")],
    )
    morning_mail = models.BooleanField(_("morning mail"), default=False)
    morning_hour = models.PositiveSmallIntegerField(
        _("hour of the morning mail"), default=8, validators=[MaxValueValidator(23)]
    )
    # How long a week the owner has for the relationships there are: what Today fills.
    minutes_a_week = models.PositiveSmallIntegerField(
        _("minutes a week"), default=150, validators=[MaxValueValidator(MOST_MINUTES_A_WEEK)]
    )
    # Scores of people are the owner's alone, and only if they want them.
    shows_scores = models.BooleanField(_("show warmth and rings"), default=True)
    # The day the last morning mail was written for, so that a restart writes none twice.
    morning_mailed_on = models.DateField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        """Name the owner."""
        return f"Book of {self.owner_id}"

    @property
    def zone(self) -> ZoneInfo:
        """The owner's time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def tongue(self) -> str:
        """The language to write to the owner in: theirs, else that of the country of phones."""
        return self.language or ("es" if self.region in SPANISH else "en")

    @property
    def weekdays(self) -> frozenset[int]:
        """The ISO weekdays on which follow-ups may fall due."""
        return frozenset(map(int, self.working_days))


class Owned(models.Model):
    """A private row: it bears its book, is exported with it and erased with it."""

    # Whether it belongs to what an archive takes along and brings back.
    travels: ClassVar[bool] = True
    # Columns that an archive leaves out; brought back, they have their defaults.
    stays: ClassVar[frozenset[str]] = frozenset()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    book = models.ForeignKey(Book, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Mail(Owned):
    """A mail to be sent for the owner of a book, kept until it has arrived at the mail server."""

    # An archive must not send mail: neither once more, nor to whom its file says.
    travels = False

    to = models.EmailField()
    # Further addresses, comma-separated: who reads it along, and where answers go.
    cc = models.TextField(blank=True)
    reply_to = models.TextField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(sent_at=None), name="mail_waiting")
        ]

    def __str__(self) -> str:
        """Return the subject."""
        return self.subject


class Heartbeat(models.Model):
    """The last sign of life of a piece of background work. Belongs to the server, to no book."""

    name = models.CharField(primary_key=True, max_length=40)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the piece of work."""
        return self.name
