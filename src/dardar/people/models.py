"""A person is an identity; what is shown of it is computed from its records."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dardar.accounts.models import Book, Owned


class Source(models.TextChoices):
    """Where a record comes from. The owner's own words win over every other source."""

    OWN = "own", _("your own words")
    KEPT = "kept", _("kept from an import taken back")
    VCARD = "vcard", _("vCard")
    GOOGLE = "google", _("Google Contacts")
    LINKEDIN = "linkedin", _("LinkedIn")
    OUTLOOK = "outlook", _("Outlook")
    THUNDERBIRD = "thunderbird", _("Thunderbird")
    TELEGRAM = "telegram", _("Telegram")
    CSV = "csv", _("CSV file")
    CARD = "card", _("card")
    CODE = "code", _("code")
    TEXT = "text", _("pasted text")
    LEFT = "left", _("left for you")


class IdentityField(models.UUIDField[Any, Any]):
    """The identity a row was written for: unless told otherwise, that of its person."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ANN401, FBT001 - Django's signature
        """Fill it in."""
        if getattr(model_instance, self.attname) is None:
            setattr(model_instance, self.attname, model_instance.person_id)  # type: ignore[attr-defined] # of OfPerson
        return super().pre_save(model_instance, add)


class OfPerson(Owned):
    """A row about a person: ``person`` follows joins, ``identity`` stays what it was written for.

    Where somebody stands for several identities, all their rows bear that person, so that reading
    needs to know nothing of it; where they are told apart again, each takes its own rows along. A
    row that would stand there twice (a label that both bear) stays with its own.
    """

    identity = IdentityField(editable=False)

    class Meta:
        abstract = True


class Person(Owned):
    """An identity in a book. The columns below are computed and kept ready for reading.

    Each entry of each source, and each person typed in, is an identity of its own. Several that are
    taken for one person are joined to the oldest of them, which stands for all.
    """

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # Who stands for this identity; None if it stands for itself. Follows from assertions. Most
    # stand for themselves: an index without them serves all but SQLite's check of a constraint,
    # which would walk all people for each one that is erased.
    joined_to = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        related_name="joined",
        db_index=False,
        db_constraint=False,
        editable=False,
    )
    name = models.CharField(max_length=500, blank=True)
    # Folded family name, then given name: the order of the list.
    sort_key = models.CharField(max_length=500, blank=True)
    company = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=500, blank=True)
    email = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, blank=True)
    # What is shown, field by field with its source: see dardar.core.identity.profile.
    profile: models.JSONField[Any, Any] = models.JSONField(default=list)
    # Kept by encounters: the days of the first and the latest contact, None if never.
    first_met_on = models.DateField(null=True)
    last_contact_on = models.DateField(null=True)
    # Whether what is shown now has been compared with everybody else, see people.joining.
    is_compared = models.BooleanField(default=False, editable=False)

    class Meta:
        indexes = [
            # Lists show those who stand for themselves: no other identity is in their indexes.
            models.Index(
                fields=["book", "sort_key", "id"],
                condition=models.Q(joined_to=None),
                name="person_by_name",
            ),
            models.Index(
                fields=["book", "last_contact_on", "id"],
                condition=models.Q(joined_to=None),
                name="person_by_contact",
            ),
            models.Index(
                fields=["book", "created_at", "id"],
                condition=models.Q(joined_to=None),
                name="person_by_arrival",
            ),
            models.Index(
                fields=["book", "sort_key", "id"],
                condition=models.Q(joined_to=None, last_contact_on=None),
                name="person_never_by_name",
            ),
            models.Index(
                fields=["book", "id"],
                condition=models.Q(joined_to=None, is_compared=False),
                name="person_to_compare",
            ),
            # Not ~Q(joined_to=None): SQLite does not see that IN (…) follows from NOT (… IS NULL).
            models.Index(
                fields=["joined_to"],
                condition=models.Q(joined_to__isnull=False),
                name="person_joined",
            ),
        ]

    def __str__(self) -> str:
        """Return the name shown."""
        return self.name


class Import(Owned):
    """One file being brought in, from upload to its end; it can be undone as a whole."""

    class State(models.TextChoices):
        """How far it is."""

        MAPPING = "mapping", _("needs its columns named")
        READING = "reading", _("being read")
        READY = "ready", _("ready")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("cancelled")
        FAILED = "failed", _("failed")
        UNDONE = "undone", _("undone")

    source = models.CharField(max_length=12, choices=Source.choices)
    file_name = models.CharField(max_length=255)
    # The upload, in the data folder until the import has ended.
    stored_as = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=10, choices=State.choices)
    mapping: models.JSONField[Any, Any] = models.JSONField(null=True)
    # The header of a table, which each row's raw bytes need to be understood.
    header = models.BinaryField(default=b"")
    preview: models.JSONField[Any, Any] = models.JSONField(default=dict)
    error = models.CharField(max_length=40, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["book", "-created_at"], name="import_by_arrival")]

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file_name


class ImportRejection(Owned):
    """A row that was not taken in: where it stands, why, and its bytes, so that nothing is lost."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="rejections")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    raw = models.BinaryField()

    class Meta:
        ordering = ["line"]

    def __str__(self) -> str:
        """Tell line and reason."""
        return f"{self.line}: {self.reason}"


class Record(OfPerson):
    """What one source says of a person: never changed, only replaced by a newer one of its source.

    ``fields`` are those of :mod:`dardar.core.cards.fields` as JSON. In a record of the owner's own
    words a field with ``"hide": true`` takes that value of other sources out of sight.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="records")
    source = models.CharField(max_length=12, choices=Source.choices)
    # The source's own lasting identifier of this entry, or "".
    uid = models.CharField(max_length=255, blank=True)
    # BLAKE2b-128 of raw, of a table's row after its header and what its columns are taken for.
    digest = models.BinaryField(max_length=16, default=b"")
    raw = models.BinaryField(default=b"")
    line = models.PositiveIntegerField(default=0)
    fields: models.JSONField[Any, Any] = models.JSONField(default=list)
    from_import = models.ForeignKey(Import, models.SET_NULL, null=True, related_name="records")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # The newer record of the same source that stands in its place; None while it counts, as most
    # do: an index of all would be walked for those that count.
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="replaces", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["book", "source", "digest"], name="record_by_digest"),
            models.Index(fields=["book", "source", "uid"], name="record_by_uid"),
            models.Index(
                fields=["replaced_by"],
                condition=models.Q(replaced_by__isnull=False),
                name="record_replaced",
            ),
        ]

    def __str__(self) -> str:
        """Tell the source."""
        return f"{self.source} {self.pk}"


class Photo(OfPerson):
    """A picture of a person, checked, bounded and made anew so that it holds nothing but pixels."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="photos")
    # None: put there by the owner, whose picture is the one shown.
    record = models.ForeignKey(Record, models.CASCADE, null=True, related_name="photos")
    image = models.BinaryField()  # WebP, longest side at most 512 px

    def __str__(self) -> str:
        """Name the person it shows."""
        return f"Photo of {self.person_id}"


class Label(Owned):
    """A word the owner sorts people by."""

    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=100)

    class Meta:
        ordering = ["folded"]
        constraints = [
            models.UniqueConstraint(fields=["book", "folded"], name="one_label_of_a_name")
        ]

    def __str__(self) -> str:
        """Return the word."""
        return self.name


class Labelling(OfPerson):
    """A person bears a label, given by hand or by a record."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="labellings")
    label = models.ForeignKey(Label, models.CASCADE, related_name="labellings")
    record = models.ForeignKey(Record, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "label"], name="a_label_once_a_person")
        ]

    def __str__(self) -> str:
        """Tell who bears what."""
        return f"{self.person_id} {self.label_id}"


class Note(OfPerson):
    """Something the owner wrote down about a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="notes")
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        """Return the beginning of the text."""
        return self.text[:80]


class Change(Owned):
    """One change the owner made, with the rows before and after, so that it can be taken back."""

    at = models.DateTimeField(default=timezone.now)
    verb = models.CharField(max_length=40)
    # What its sentence in the history needs: names, words.
    words: models.JSONField[Any, Any] = models.JSONField(default=dict)
    # [{"model", "id", "before": {…} | None, "after": {…} | None}] in the order they were written.
    rows: models.JSONField[Any, Any] = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["book", "-at"], name="change_by_day")]

    def __str__(self) -> str:
        """Tell the verb."""
        return self.verb


class ChangeAbout(OfPerson):
    """Whom a change is about; erasing that person erases the change with its images."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="about")
    person = models.ForeignKey(Person, models.CASCADE, related_name="changes")

    def __str__(self) -> str:
        """Tell which change is about whom."""
        return f"{self.change_id} {self.person_id}"


class Assertion(Owned):
    """That two identities are one person, or are not: by the owner, or by what records say.

    Nothing is overwritten by it: who stands for whom follows from all assertions there are, the
    latest word of the owner first. See :mod:`dardar.people.joining`.
    """

    class Kind(models.TextChoices):
        """Who says what."""

        SAME = "same"
        APART = "apart"
        AUTO = "auto"

    kind = models.CharField(max_length=5, choices=Kind.choices)
    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # What an automatic one rests on: it goes with either record.
    record = models.ForeignKey(Record, models.CASCADE, null=True, related_name="+")
    other_record = models.ForeignKey(Record, models.CASCADE, null=True, related_name="+")
    # Which of two automatic ones that can't both hold does, and the kinds of keys both have.
    weight = models.FloatField(default=0)
    evidence: models.JSONField[Any, Any] = models.JSONField(default=list)

    def __str__(self) -> str:
        """Tell who and what."""
        return f"{self.one_id} {self.kind} {self.other_id}"


class Suggestion(Owned):
    """Two people who are perhaps the same, to be looked at. Derived, but for ``later_on``."""

    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    weight = models.FloatField()
    evidence: models.JSONField[Any, Any] = models.JSONField(default=list)
    # The day from which it is shown again.
    later_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_suggested_once")
        ]
        indexes = [models.Index(fields=["book", "-weight", "id"], name="suggestion_by_weight")]

    def __str__(self) -> str:
        """Tell who."""
        return f"{self.one_id} perhaps {self.other_id}"


class Key(models.Model):
    """A normal form under which a person can be found: mail, phone, profile, name, a word.

    Derived: made anew from records whenever they change, so neither exported nor undone.
    """

    class Kind(models.TextChoices):
        """What the value is."""

        MAIL = "mail"
        PHONE = "phone"
        PROFILE = "profile"
        NAME = "name"
        PAIR = "pair"
        WORK = "work"
        CALLED = "called"
        WORD = "word"
        END = "end"
        BOTH = "both"

    book = models.ForeignKey(Book, models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="keys", db_index=False)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    value = models.CharField(max_length=200)
    # The ordinal of the day of the latest contact, 0 if never: an index gives those met last first.
    contact = models.PositiveIntegerField(db_default=0)

    class Meta:
        indexes = [
            models.Index(fields=["book", "kind", "value", "contact", "person"], name="key_look_up"),
            models.Index(fields=["person", "kind", "value"], name="key_of_person"),
        ]

    def __str__(self) -> str:
        """Tell kind and value."""
        return f"{self.kind} {self.value}"
