"""What people offer and need, what answers what, what was given, and who is introduced to whom."""

from typing import Any, Final

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dardar.accounts.models import Owned
from dardar.encounters.models import FollowUp
from dardar.people.models import IdentityField, OfPerson, Person

# Characters of an offer or a need: more is a story, and belongs into a note.
LONGEST: Final = 300
# SHA-256 of a link's token, in hexadecimal; "" where no link leads here.
TOKEN_HASH: Final = RegexValidator(r"\A([0-9a-f]{64})?\Z")


class Role(models.TextChoices):
    """The two sides of giving."""

    OFFER = "offer", pgettext_lazy("what somebody can give", "offer")
    NEED = "need", pgettext_lazy("what somebody is looking for", "need")


class Origin(models.TextChoices):
    """Who said that somebody offers or needs something."""

    MINE = "mine", _("you wrote it")
    SPOTTED = "spotted", _("read in your notes")
    ASKED = "asked", _("they wrote it themselves")
    CARD = "card", _("on a card")


class Said(OfPerson):
    """An offer or a need in somebody's own words."""

    role = models.CharField(max_length=5, choices=Role.choices)
    words = models.CharField(max_length=LONGEST)
    until = models.DateField(_("until"), null=True, blank=True)  # its last day
    urgent = models.BooleanField(_("urgent"), default=False)
    origin = models.CharField(max_length=7, choices=Origin.choices, default=Origin.MINE)
    # The note, encounter or record it was read in. Not a foreign key: what was read there must not
    # keep its owner from taking that back.
    read_in = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the words."""
        return self.words


class Wish(Said):
    """An offer or a need of a person, or of the owner, which is that of no person."""

    class Shared(models.TextChoices):
        """Who may see it."""

        MINE = "mine", _("only me")
        CIRCLES = "circles", _("my circles")

    class State(models.TextChoices):
        """What has become of it. One whose last day is over is open still, and in no list."""

        OPEN = "open", _("open")
        MET = "met", pgettext_lazy("a need", "met")
        WITHDRAWN = "withdrawn", _("no longer so")

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="wishes")
    identity = IdentityField(null=True, editable=False)
    shared = models.CharField(max_length=7, choices=Shared.choices, default=Shared.MINE)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    # An offer of the owner that is no deed: an article, a contact, an event, a thing to lend.
    is_resource = models.BooleanField(_("something I have"), default=False)
    # The language it is written in, "" if that can't be told.
    language = models.CharField(max_length=2, blank=True, choices=settings.LANGUAGES)

    class Meta:
        indexes = [
            models.Index(
                fields=["book", "-urgent", "-created_at", "-id"],
                condition=models.Q(state="open"),
                name="wish_open",
            ),
            models.Index(
                fields=["book", "role", "-urgent", "-created_at", "-id"],
                condition=models.Q(state="open"),
                name="wish_open_of_role",
            ),
            models.Index(
                fields=["book", "role"], condition=models.Q(person=None), name="wish_of_owner"
            ),
        ]


class Proposal(Said):
    """An offer or a need that was read somewhere, or that a person wrote, for the owner to accept.

    One that was accepted or dismissed stays, so that the same is not proposed again.
    """

    class State(models.TextChoices):
        """What the owner has made of it."""

        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted")
        DISMISSED = "dismissed", _("dismissed")

    person = models.ForeignKey(Person, models.CASCADE, related_name="proposals")
    # The folded words, by which the same is known for the same.
    folded = models.CharField(max_length=LONGEST)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "folded"], name="a_wish_is_proposed_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["book", "-created_at", "-id"],
                condition=models.Q(state="proposed"),
                name="proposal_open",
            )
        ]


class Vector(Owned):
    """An offer or a need as a model of language sees it. Derived."""

    travels = False

    wish = models.ForeignKey(Wish, models.CASCADE, related_name="vectors")
    embedder = models.CharField(max_length=60)  # the id of the model
    data = models.BinaryField()  # float32, little-endian, as it came from the model

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wish", "embedder"], name="a_vector_of_each_model")
        ]
        indexes = [models.Index(fields=["book", "embedder"], name="vector_by_model")]

    def __str__(self) -> str:
        """Tell whose and of which model."""
        return f"{self.wish_id} {self.embedder}"


class Matching(Owned):
    """That an offer or a need has been matched with all others since it changed. Derived."""

    travels = False

    wish = models.OneToOneField(Wish, models.CASCADE, related_name="matching")
    by = models.CharField(max_length=200)  # the models it was matched by

    def __str__(self) -> str:
        """Tell which."""
        return f"{self.wish_id} by {self.by}"


class Pairing(Owned):
    """That an offer answers a need, how well and why. Derived: kept ready for the pages."""

    travels = False

    need = models.ForeignKey(Wish, models.CASCADE, related_name="pairings")
    offer = models.ForeignKey(Wish, models.CASCADE, related_name="answering")
    score = models.FloatField()  # 0 to 1
    is_strong = models.BooleanField()
    # What speaks for it and against it: dardar.giving.matching.Reasons.
    reasons: models.JSONField[Any, Any] = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "offer"], name="an_offer_answers_a_need_once")
        ]
        indexes = [models.Index(fields=["book", "-score", "id"], name="pairing_by_score")]

    def __str__(self) -> str:
        """Tell which."""
        return f"{self.offer_id} for {self.need_id}"


class Verdict(Owned):
    """What the owner says of an offer for a need. A no is never suggested again."""

    class Answer(models.TextChoices):
        """What they say."""

        YES = "yes", _("yes")
        NO = "no", _("no")
        LATER = "later", _("not now")

    need = models.ForeignKey(Wish, models.CASCADE, related_name="verdicts")
    offer = models.ForeignKey(Wish, models.CASCADE, related_name="judged")
    answer = models.CharField(max_length=5, choices=Answer.choices)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "offer"], name="a_verdict_on_each_pairing")
        ]
        indexes = [models.Index(fields=["book", "answer"], name="verdict_by_answer")]

    def __str__(self) -> str:
        """Tell the answer."""
        return f"{self.answer} to {self.offer_id} for {self.need_id}"


class Introduction(Owned):
    """Two people being introduced to each other, each asked in private first."""

    class State(models.TextChoices):
        """How far it is; what leads from one to the next is in dardar.giving.states."""

        REQUESTED = "requested", _("asked of you")
        REFUSED = "refused", _("kindly refused")
        DRAFTED = "drafted", _("drafted")
        ASKED = "asked", _("both asked")
        ONE_YES = "one_yes", _("one said yes")
        DECLINED = "declined", _("declined")
        CALLED_OFF = "called_off", _("called off")
        MADE = "made", pgettext_lazy("an introduction", "made")
        MET = "met", _("they have met")
        OUTCOME = "outcome", _("something came of it")

    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTED)
    # What it is for, if it is for something.
    need = models.ForeignKey(Wish, models.SET_NULL, null=True, related_name="introductions")
    offer = models.ForeignKey(Wish, models.SET_NULL, null=True, related_name="+")
    why = models.CharField(_("why"), max_length=500, blank=True)  # the owner's own words
    in_copy = models.BooleanField(_("me in copy"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)
    met_on = models.DateField(null=True)
    outcome = models.CharField(_("what came of it"), max_length=500, blank=True)
    ended_on = models.DateField(null=True)
    # The day from which the owner is reminded again of what stands still.
    quiet_until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["book", "-created_at", "-id"], name="introduction_by_start"),
            models.Index(fields=["book", "state"], name="introduction_by_state"),
        ]

    def __str__(self) -> str:
        """Tell its state."""
        return self.state


class Side(OfPerson):
    """One of the two people of an introduction: what they read, how they are asked, their answer.

    Two sides that turn out to be one person stand with them once: the other waits unseen.
    """

    class Answer(models.TextChoices):
        """What they say. The other never learns of a no."""

        OPEN = "", pgettext_lazy("an answer", "none yet")
        YES = "yes", _("yes")
        PHONE = "phone", _("yes, but by phone")
        LATER = "later", _("later")
        NO = "no", _("no")

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="sides")
    person = models.ForeignKey(Person, models.CASCADE, related_name="sides")
    place = models.PositiveSmallIntegerField()  # 0 or 1
    is_asking = models.BooleanField(default=False)  # they asked the owner for it
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    blurb = models.TextField(blank=True)  # what they read of the other
    answer = models.CharField(max_length=5, choices=Answer.choices, blank=True, default=Answer.OPEN)
    answered_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=40, blank=True)  # the phone they want to be called on
    # How they are asked: the address written to, the mail, and what opens their page.
    address = models.EmailField(blank=True)
    mail = models.UUIDField(null=True)
    token_hash = models.CharField(max_length=64, blank=True, validators=[TOKEN_HASH])
    expires_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    # The mail server refused the address, or the owner saw the mail come back.
    unreachable_at = models.DateTimeField(null=True)
    thanked_on = models.DateField(null=True)  # the day they thanked the owner
    # What reminds the owner of their silence.
    reminder = models.ForeignKey(FollowUp, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "person"], name="on_one_side_of_an_introduction"
            ),
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~models.Q(token_hash=""),
                name="a_link_of_each_side",
            ),
        ]
        indexes = [
            models.Index(
                fields=["mail"], condition=models.Q(mail__isnull=False), name="side_by_mail"
            ),
        ]

    def __str__(self) -> str:
        """Tell the answer."""
        return f"{self.introduction_id} {self.place} {self.answer}"


class Give(OfPerson):
    """Something given, by the owner to a person or by them to the owner. Never netted."""

    class Kind(models.TextChoices):
        """What it was."""

        ADVICE = "advice", _("advice")
        FAVOUR = "favour", _("a favour")
        RESOURCE = "resource", _("something useful")
        INTRODUCTION = "introduction", _("an introduction")
        OTHER = "other", _("something else")

    person = models.ForeignKey(Person, models.CASCADE, related_name="gives")
    to_me = models.BooleanField(default=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    words = models.CharField(_("what"), max_length=500, blank=True)
    on = models.DateField(_("day"))
    # By the owner if it was given to them, else by the person.
    thanked_on = models.DateField(null=True, blank=True)
    need = models.ForeignKey(Wish, models.SET_NULL, null=True, related_name="gives")
    introduction = models.ForeignKey(Introduction, models.SET_NULL, null=True, related_name="gives")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["book", "-on", "-id"], name="give_by_day"),
            models.Index(
                fields=["book", "on", "id"],
                condition=models.Q(to_me=True, thanked_on=None),
                name="give_to_thank_for",
            ),
        ]

    def __str__(self) -> str:
        """Return its words."""
        return self.words


class Asking(OfPerson):
    """A link at which a person writes, once, what they offer and need."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="askings")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    address = models.EmailField(blank=True)
    mail = models.UUIDField(null=True)
    token_hash = models.CharField(max_length=64, blank=True, validators=[TOKEN_HASH])
    expires_at = models.DateTimeField()
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    unreachable_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~models.Q(token_hash=""),
                name="a_link_of_each_asking",
            )
        ]
        indexes = [
            models.Index(
                fields=["mail"], condition=models.Q(mail__isnull=False), name="asking_by_mail"
            ),
            models.Index(fields=["book", "-asked_at"], name="asking_by_day"),
        ]

    def __str__(self) -> str:
        """Tell whom."""
        return f"{self.person_id} asked {self.asked_at:%Y-%m-%d}"
