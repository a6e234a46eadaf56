"""The forms of introductions: of the owner, and of people without an account."""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.giving.drafts import MOST_WORDS, checked
from dardar.giving.errors import GivesAwayError, TooLongError
from dardar.giving.models import Introduction, Side
from dardar.people.models import Person
from dardar.web.encounters.who import Fields, Who, who
from dardar.web.said import WishLinesForm

LONGEST_NUMBER: Final = 100


class DraftForm(forms.Form):
    """What each side reads of the other, and the owner's own words."""

    why = forms.CharField(
        label=gettext_lazy("Why, for yourself"),
        help_text=gettext_lazy("Nobody else reads this."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    in_copy = forms.BooleanField(
        label=gettext_lazy("Send me a copy of the mail that introduces them"), required=False
    )

    def __init__(self, row: Introduction, data: QueryDict | None = None) -> None:
        """Add what each reads who is to be asked."""
        super().__init__(data, initial={"why": row.why, "in_copy": row.in_copy})
        self.sides = [side for side in row.sides.all() if not side.is_asking]
        for side in self.sides:
            self.fields[_blurb(side)] = forms.CharField(
                label=_("What %(name)s reads") % {"name": side.person.name},
                initial=side.blurb,
                max_length=MOST_WORDS * 20,
                error_messages={"required": _("Say in a sentence who the other is.")},
                widget=forms.Textarea(attrs={"rows": 6, "lang": side.language}),
            )

    @property
    def blurbs(self) -> list[tuple[Side, forms.BoundField]]:
        """The fields of those who are asked."""
        return [(side, self[_blurb(side)]) for side in self.sides]

    def clean(self) -> dict[str, Any]:
        """Refuse words too many, and ways to reach somebody."""
        super().clean()
        for side in self.sides:
            text = self.cleaned_data.get(_blurb(side))
            if text is not None:
                self._check(_blurb(side), text)
        return self.cleaned_data

    def _check(self, name: str, text: str) -> None:
        try:
            checked(text)
        except TooLongError:
            words = {"number": len(text.split()), "most": MOST_WORDS}
            self.add_error(name, _("These are %(number)d words; %(most)d are the most.") % words)
        except GivesAwayError:
            self.add_error(
                name,
                _("Leave out the address and the number: nobody gets them before both say yes."),
            )

    def written(self) -> dict[str, Any]:
        """Return what :func:`dardar.giving.introducing.edit` needs."""
        said = self.cleaned_data
        blurbs = {side.pk: said[_blurb(side)] for side in self.sides}
        return {"blurbs": blurbs, "why": said["why"], "in_copy": said["in_copy"]}


def _blurb(side: Side) -> str:
    return f"blurb-{side.place}"


ONE: Final = Fields(known="one", new="one_new", lines="one_name")
OTHER: Final = Fields(known="other", new="other_new", lines="other_name")


class StartForm(forms.Form):
    """Whom to introduce to whom, and whose idea it is."""

    idea = forms.ChoiceField(
        label=gettext_lazy("Whose idea is it?"),
        choices=[
            ("mine", gettext_lazy("Mine")),
            ("theirs", gettext_lazy("The first asked me for it")),
        ],
        initial="mine",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=gettext_lazy("Why, for yourself"),
        help_text=gettext_lazy("Nobody else reads this."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    although = forms.BooleanField(
        label=gettext_lazy("Introduce them all the same: things have changed"), required=False
    )

    def __init__(self, book: Book, data: QueryDict | None = None) -> None:
        """Find out who is meant."""
        super().__init__(data)
        self.must_confirm = "although" in (data or {})  # one of them declined before
        self.one: Who = who(book, data or QueryDict(), ONE)
        self.other: Who = who(book, data or QueryDict(), OTHER)

    @property
    def questions(self) -> list[Any]:
        """Names that could be several people."""
        return [*self.one.questions, *self.other.questions]

    def clean(self) -> dict[str, Any]:
        """Refuse whoever is not in the book, and more or fewer than two."""
        said = super().clean() or {}
        if self.one.is_foreign or self.other.is_foreign:
            self.add_error(None, _("Somebody you chose is no longer in your book."))
        elif self.questions:
            self.add_error(None, _("Whom do you mean? Choose below, then go on."))
        elif unknown := [*self.one.newcomers, *self.other.newcomers]:
            words = {"name": str(unknown[0])}
            self.add_error(None, _("%(name)s is not in your book yet.") % words)
        elif (len(self.one.people), len(self.other.people)) != (1, 1):
            self.add_error(None, _("An introduction is of two people: choose one on each side."))
        return said

    def pair(self) -> tuple[Person, Person]:
        """Return the two, of whom the first asked for it if anybody did."""
        [one], [other] = (
            [person for person in side.people if isinstance(person, Person)]
            for side in (self.one, self.other)
        )
        return one, other


class AnswerForm(forms.Form):
    """What a side says, and on which number they want to be called."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What they answered"),
        choices=[choice for choice in Side.Answer.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label=gettext_lazy("The number to call"),
        required=False,
        max_length=LONGEST_NUMBER,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    def answer_given(self) -> Side.Answer:
        """Return what they say."""
        return Side.Answer(self.cleaned_data["answer"])


class WishesForm(WishLinesForm):
    """What somebody can give and is looking for: something at least."""

    def clean(self) -> dict[str, Any]:
        """Refuse a form that says nothing."""
        said = super().clean() or {}
        if not self.errors and not any(said.values()):
            self.add_error(None, _("Write a line: what you can give, or what you are looking for."))
        return said
