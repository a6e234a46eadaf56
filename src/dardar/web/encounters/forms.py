"""The forms of an encounter: meet, and set right."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters import days
from dardar.encounters.actions import Circumstances, Newcomer, NextStep
from dardar.encounters.models import Encounter, Space
from dardar.encounters.queries import spaces
from dardar.giving.models import LONGEST
from dardar.people.models import Person
from dardar.web.encounters.who import Fields, Who, who

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TODAY: Final = "today"
YESTERDAY: Final = "yesterday"
ANOTHER: Final = "another"

MET: Final = Fields(known="person", new="new", lines="who", phone="phone", email="email")
INTRODUCER: Final = Fields(known="introduced_by", new="introduced_by_new", lines="introducer")


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        """Write days as browsers want them, whatever the language."""
        super().__init__(format="%Y-%m-%d")


class EncounterForm(forms.Form):
    """All that an encounter is; who took part comes from pickers beside the fields."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=Encounter.Kind.choices,
        initial=Encounter.Kind.MEETING,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    space = forms.ModelChoiceField(
        Space.objects.none(), label=gettext_lazy("Space"), required=False, empty_label="–"
    )
    new_space = forms.CharField(label=gettext_lazy("Another space"), required=False, max_length=100)
    gathering = forms.CharField(
        label=gettext_lazy("At which gathering"), required=False, max_length=200
    )
    said = forms.CharField(
        label=gettext_lazy("What was said"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, book: Book, data: QueryDict | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        """Offer the spaces of the book; find out who is meant."""
        super().__init__(data, initial=initial)
        self.book = book
        self.today = days.today(book)
        self.fields["space"].queryset = spaces(book)  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["on"].widget.attrs["max"] = self.today.isoformat()
        empty = QueryDict()
        self.met: Who = who(book, data or empty, MET)
        self.introducer: Who = who(book, data or empty, INTRODUCER)

    def clean_on(self) -> date:
        """Refuse a day that lies ahead."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        return on

    def clean(self) -> dict[str, Any]:
        """Check who took part."""
        if self.met.is_foreign or self.introducer.is_foreign:
            self.add_error(None, _("Somebody you chose is no longer in your book."))
        if self.questions:
            self.add_error(None, _("Whom do you mean? Choose below, then save again."))
        elif not self.met.people:
            self.add_error(None, _("Say whom you met."))
        self._check_introducer()
        return self.cleaned_data

    @property
    def questions(self) -> list[Any]:
        """Names that could be several people."""
        return [*self.met.questions, *self.introducer.questions]

    def _check_introducer(self) -> None:
        if len(self.introducer.people) > 1:
            self.add_error(None, _("One person introduces; choose one."))
        if self.met.marks & self.introducer.marks:
            self.add_error(None, _("Nobody introduces themselves to you: choose somebody else."))

    def people(self) -> list[Any]:
        """Return who took part."""
        return self.met.people

    def circumstances(self) -> Circumstances:
        """Return the rest of what the form says."""
        said = self.cleaned_data
        return Circumstances(
            on=said["on"],
            kind=Encounter.Kind(said["kind"]),
            space=said["new_space"] or said["space"],
            gathering=said["gathering"] or None,
            introduced_by=next(iter(self.introducer.people), None),
            said=said["said"],
        )


def _lines(label: "_StrPromise", help_text: "_StrPromise") -> forms.CharField:
    """Return a field of short texts, one a line."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=5000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MeetForm(EncounterForm):
    """Whom I met, in one go, with what was promised and what comes next."""

    when = forms.ChoiceField(
        label=gettext_lazy("When"),
        choices=[
            (TODAY, gettext_lazy("Today")),
            (YESTERDAY, gettext_lazy("Yesterday")),
            (ANOTHER, gettext_lazy("Another day")),
        ],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=gettext_lazy("Which day"), required=False, widget=DayInput)
    phone = forms.CharField(
        label=gettext_lazy("Their phone"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Their mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    promised = _lines(gettext_lazy("I promised"), gettext_lazy("One promise a line."))
    they_promised = _lines(gettext_lazy("They promised"), gettext_lazy("One promise a line."))
    needs = _lines(
        gettext_lazy("They are looking for"), gettext_lazy("One thing a line, in their own words.")
    )
    offers = _lines(
        gettext_lazy("They can give"), gettext_lazy("One thing a line, in their own words.")
    )
    next_text = forms.CharField(
        label=gettext_lazy("Next step, besides sealing"), required=False, max_length=500
    )
    next_on = forms.DateField(label=gettext_lazy("Due"), required=False, widget=DayInput)

    @property
    def has_more(self) -> bool:
        """Whether something stands in the fields that are folded away."""
        folded = ("new_space", "they_promised", "next_text", "next_on")
        said = any(self.data.get(name) or name in self.errors for name in folded)
        return said or bool(self.introducer.known or self.introducer.names)

    def clean_on(self) -> date:
        """Return the day that was tapped, or the one that was written."""
        when = self.data.get("when")
        if when == TODAY:
            return self.today
        if when == YESTERDAY:
            return self.today - timedelta(days=1)
        if self.cleaned_data["on"] is None:
            raise forms.ValidationError(_("Say on which day."))
        return super().clean_on()

    def clean_next_on(self) -> date | None:
        """Refuse a next step before today, and one without its day."""
        due: date | None = self.cleaned_data["next_on"]
        if due and due < self.today:
            raise forms.ValidationError(_("Choose a day from today on."))
        if due is None and self.cleaned_data.get("next_text"):
            raise forms.ValidationError(_("Say until when."))
        return due

    def clean(self) -> dict[str, Any]:
        """Check besides that a phone or a mail is that of the one new person."""
        said = super().clean()
        is_clear = 1 in {len(self.met.people), len(self.met.newcomers)} or bool(self.questions)
        if (said.get("phone") or said.get("email")) and not is_clear:
            self.add_error(
                "phone",
                _(
                    "A phone or a mail can be written here for one new person only; "
                    "you can add the others on their pages."
                ),
            )
        for name in ("needs", "offers"):
            self._check_wishes(name)
        return said

    def _check_wishes(self, name: str) -> None:
        """Check that each offer or need can be kept, and that it is clear whose it is."""
        lines = self.lines(name)
        if lines and len(self.met.people) > 1 and not self.questions:
            self.add_error(
                name,
                _("Whose is it? Write it here for one person only; of the others, on their pages."),
            )
        elif any(len(" ".join(line.split())) > LONGEST for line in lines):
            self.add_error(name, _("Say it in fewer words: one line may have 300 letters."))

    def lines(self, name: str) -> list[str]:
        """Return what stands in a field, line by line."""
        written = (line.strip() for line in self.cleaned_data.get(name, "").splitlines())
        return [line for line in written if line]

    def people(self) -> list[Any]:
        """Return who took part, the one new person with the ways to reach them."""
        phone, email = self.cleaned_data["phone"], self.cleaned_data["email"]
        return [
            Newcomer.named(str(one), phone=phone, email=email) if isinstance(one, Newcomer) else one
            for one in self.met.people
        ]

    def known_and_ways(self) -> tuple[Person, list[Field]] | None:
        """Return the one person met if the book knows them, and the ways to reach them written."""
        said = self.cleaned_data
        ways = [Field(Kind.PHONE, said["phone"]), Field(Kind.EMAIL, said["email"])]
        new = [field for field in ways if field.value]
        only = self.met.people[0] if len(self.met.people) == 1 else None
        return (only, new) if isinstance(only, Person) and new else None

    def next_step(self) -> NextStep | None:
        """Return the next step if there is one."""
        due = self.cleaned_data["next_on"]
        return NextStep(self.cleaned_data["next_text"], due) if due else None
