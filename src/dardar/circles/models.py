"""Circles, their members' cards and wishes, who may not meet, and the one-to-ones of each month.

Every row bears the book of the circle's host. Whose it is besides, a :class:`Shared` row tells by
its card: members, with or without an account, take along what is theirs.
"""

from typing import Any, ClassVar, Final

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dardar.accounts.models import Book, Owned
from dardar.capture.own_fields import new_token
from dardar.giving.models import LONGEST, TOKEN_HASH, Give, Role
from dardar.people.models import OfPerson, Person

# Characters of a name or a company on a shared card.
LONGEST_LINE: Final = 200
_LANGUAGES: Final = RegexValidator(r"\A([a-z]{2}(,[a-z]{2})*)?\Z")


class Shared(Owned):
    """A row in a host's book that is somebody's who has, perhaps, a book of their own."""

    # The way from a row to the card whose it is, as in a query; "" for the card itself.
    whose: ClassVar[str] = ""

    class Meta:
        abstract = True


class Card(Shared):
    """What somebody shares of themselves with a group, and the link by which they come back."""

    # What says nothing elsewhere, and the address that was left to reach them by.
    stays = frozenset({"user_book", "mail", "letter"})

    # Theirs, if they have an account here. Their rows go with it.
    user_book = models.ForeignKey(Book, models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=LONGEST_LINE, blank=True)
    company = models.CharField(max_length=LONGEST_LINE, blank=True)
    image = models.BinaryField(default=b"")  # WebP, longest side at most 512 px
    # The languages they speak: ISO 639-1, comma-separated.
    languages = models.CharField(max_length=40, blank=True, validators=[_LANGUAGES])
    mail = models.EmailField(blank=True)  # never shown
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)  # of their pages
    token_hash = models.CharField(max_length=64, blank=True, validators=[TOKEN_HASH])
    expires_at = models.DateTimeField(null=True)
    letter = models.UUIDField(null=True)  # the mail their link went out with
    unreachable_at = models.DateTimeField(null=True)  # the mail server refused the address
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~models.Q(token_hash=""),
                name="a_link_of_each_%(class)s",
            )
        ]
        indexes = [
            models.Index(
                fields=["letter"],
                condition=models.Q(letter__isnull=False),
                name="%(class)s_by_letter",
            )
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def tongues(self) -> list[str]:
        """The languages they speak."""
        return self.languages.split(",") if self.languages else []


class CardWish(Shared):
    """An offer or a need that stands on a shared card."""

    class State(models.TextChoices):
        """What has become of it."""

        OPEN = "open", _("open")
        MET = "met", pgettext_lazy("a need", "met")

    role = models.CharField(max_length=5, choices=Role.choices)
    words = models.CharField(max_length=LONGEST)
    # The language it is written in, "" if that can't be told.
    language = models.CharField(max_length=2, blank=True, choices=settings.LANGUAGES)
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)
    ended_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the words."""
        return self.words


class Circle(Owned):
    """A chosen group that shares offers and needs."""

    stays = frozenset({"matched_by"})

    class Approval(models.TextChoices):
        """Who says whether somebody new may come in."""

        HOST = "host", _("the hosts")
        CIRCLE = "circle", _("the circle")

    name = models.CharField(_("name"), max_length=100)
    aim = models.CharField(_("aim"), max_length=300, blank=True)
    rules = models.TextField(_("rules"), max_length=2000, blank=True)
    approval = models.CharField(max_length=6, choices=Approval.choices, default=Approval.HOST)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    # Nobody finds the page of the circle without; another one, and links given away are dead.
    token = models.CharField(
        max_length=32,
        unique=True,
        default=new_token,
        validators=[RegexValidator(r"\A[A-Za-z0-9]{20,32}\Z")],
    )
    is_open = models.BooleanField(default=False)  # whether one may ask to join at that link
    has_rounds = models.BooleanField(_("monthly one-to-ones"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # By what the offers and needs in it have been matched; "" since one has changed.
    matched_by = models.CharField(max_length=200, blank=True, editable=False)
    # From then on nothing of it is shown; some time later it is erased.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["book", "name", "id"], name="circle_by_name")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Member(Card):
    """Somebody's place in a circle. Who leaves, or is not let in, has none, and no row."""

    class Role(models.TextChoices):
        """What they may do. There is one host: whose book the circle is in."""

        HOST = "host", pgettext_lazy("of a circle", "host")
        COHOST = "cohost", pgettext_lazy("of a circle", "co-host")
        MEMBER = "member", pgettext_lazy("of a circle", "member")

    class State(models.TextChoices):
        """How far they are in."""

        INVITED = "invited", _("invited")
        ASKING = "asking", _("wants to join")
        MEMBER = "member", pgettext_lazy("of a circle", "member")

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="members")
    role = models.CharField(max_length=6, choices=Role.choices, default=Role.MEMBER)
    state = models.CharField(max_length=7, choices=State.choices)
    asked_at = models.DateTimeField(null=True)
    joined_on = models.DateField(null=True)
    in_rounds = models.BooleanField(default=False)  # wants to be in the one-to-ones of each month

    class Meta(Card.Meta):
        constraints = [
            *Card.Meta.constraints,
            models.UniqueConstraint(
                fields=["circle", "user_book"],
                condition=models.Q(user_book__isnull=False),
                name="a_book_once_in_a_circle",
            ),
            models.UniqueConstraint(
                fields=["circle"], condition=models.Q(role="host"), name="one_host_of_a_circle"
            ),
        ]

    @property
    def hosts(self) -> bool:
        """Whether they may do what hosts may."""
        return self.role in {Member.Role.HOST, Member.Role.COHOST}


class MemberWish(CardWish):
    """An offer or a need of a member, for the circle to see."""

    whose = "member"

    member = models.ForeignKey(Member, models.CASCADE, related_name="wishes")


class MemberVector(Owned):
    """An offer or a need of a member as a model of language sees it. Derived."""

    travels = False

    wish = models.ForeignKey(MemberWish, models.CASCADE, related_name="vectors")
    embedder = models.CharField(max_length=60)  # the id of the model
    data = models.BinaryField()  # as dardar.giving.models.Vector has it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wish", "embedder"], name="a_member_vector_of_each")
        ]

    def __str__(self) -> str:
        """Tell whose and of which model."""
        return f"{self.wish_id} {self.embedder}"


class MemberAnswer(Owned):
    """That a member's offer answers another's need, how well and why. Derived."""

    travels = False

    need = models.ForeignKey(MemberWish, models.CASCADE, related_name="answers")
    offer = models.ForeignKey(MemberWish, models.CASCADE, related_name="answering")
    score = models.FloatField()  # 0 to 1
    is_strong = models.BooleanField()
    reasons: models.JSONField[Any, Any] = models.JSONField(default=dict)  # giving.matching.Reasons

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "offer"], name="a_member_answers_a_need_once")
        ]

    def __str__(self) -> str:
        """Tell which."""
        return f"{self.offer_id} for {self.need_id}"


class Known(OfPerson):
    """Which person of a book a member is, as far as its owner knows. Nobody else sees it."""

    travels = False  # the circle may be in another book

    member = models.ForeignKey(Member, models.CASCADE, related_name="known")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "member"], name="a_member_is_one_person")
        ]

    def __str__(self) -> str:
        """Tell who is who."""
        return f"{self.member_id} is {self.person_id}"


class Refusal(Shared):
    """Somebody asks not to meet somebody. Nobody else ever sees it, not even the book's owner."""

    travels = False
    whose = "by"

    by = models.ForeignKey(Member, models.CASCADE, related_name="refusals")
    of = models.ForeignKey(Member, models.CASCADE, related_name="refused")
    # Blocked: who refuses does not see them in the circle any more either.
    is_block = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "of"], name="a_refusal_once")]

    def __str__(self) -> str:
        """Tell who and whom."""
        return f"{self.by_id} not {self.of_id}"


class Approval(Shared):
    """What a member says to somebody who wants to join. Others see how many, never who."""

    travels = False
    whose = "by"

    by = models.ForeignKey(Member, models.CASCADE, related_name="approvals")
    newcomer = models.ForeignKey(Member, models.CASCADE, related_name="votes")
    is_yes = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "newcomer"], name="one_vote_each")]

    def __str__(self) -> str:
        """Tell which way."""
        return f"{self.by_id} {'yes' if self.is_yes else 'no'} to {self.newcomer_id}"


class Round(Owned):
    """The one-to-ones of a month."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="rounds")
    month = models.DateField()  # its first day
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(fields=["circle", "month"], name="one_round_a_month")
        ]

    def __str__(self) -> str:
        """Tell the month."""
        return f"{self.month:%Y-%m}"


class OneToOne(Owned):
    """Two members who are to meet. Who has left is missing from its turns."""

    class State(models.TextChoices):
        """What has become of it."""

        PROPOSED = "proposed", _("proposed")
        MET = "met", pgettext_lazy("two people", "met")
        MISSED = "missed", _("did not come about")

    round = models.ForeignKey(Round, models.CASCADE, related_name="meetings")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    met_on = models.DateField(null=True)

    def __str__(self) -> str:
        """Tell what has become of it."""
        return f"{self.round_id} {self.state}"


class Turn(Shared):
    """A member's part in a round: their side of a one-to-one, or that they sat it out."""

    class Worth(models.TextChoices):
        """Whether it was worth it."""

        OPEN = "", pgettext_lazy("an answer", "none yet")
        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")

    whose = "member"
    stays = frozenset({"worth", "words", "reviewed_at"})  # between the two

    round = models.ForeignKey(Round, models.CASCADE, related_name="turns")
    member = models.ForeignKey(Member, models.CASCADE, related_name="turns")
    meeting = models.ForeignKey(OneToOne, models.CASCADE, null=True, related_name="turns")
    worth = models.CharField(max_length=6, choices=Worth.choices, blank=True, default=Worth.OPEN)
    words = models.CharField(max_length=500, blank=True)  # what they gave or got
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="one_turn_each_round")
        ]

    def __str__(self) -> str:
        """Tell whose."""
        return f"{self.round_id} {self.member_id}"


class Gift(Shared):
    """Something given in the circle, or an introduction made. Others see how many, never what."""

    whose = "giver"
    stays = frozenset({"words"})

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="gifts")
    giver = models.ForeignKey(Member, models.CASCADE, related_name="given")
    # To whom, None once they have left.
    taker = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="received")
    kind = models.CharField(max_length=12, choices=Give.Kind.choices)
    words = models.CharField(max_length=LONGEST, blank=True)
    on = models.DateField()
    wish = models.ForeignKey(MemberWish, models.SET_NULL, null=True, related_name="gifts")

    class Meta:
        indexes = [models.Index(fields=["circle", "-on", "-id"], name="gift_by_day")]

    def __str__(self) -> str:
        """Tell what kind."""
        return f"{self.giver_id} {self.kind}"


class Report(Shared):
    """A member tells the hosts of somebody's conduct. Never shown to whom it is about."""

    travels = False
    whose = "by"

    # None once they have left: what they told stays with the hosts.
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="reports")
    about = models.ForeignKey(Member, models.CASCADE, related_name="reported")
    words = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    settled_on = models.DateField(null=True)

    def __str__(self) -> str:
        """Tell whom it is about."""
        return f"{self.about_id} {self.at:%Y-%m-%d}"
