"""The forms of offers and needs and of what is given."""

from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.giving.actions import What, clean
from dardar.giving.errors import EmptyWordsError
from dardar.giving.gives import Given
from dardar.giving.models import LONGEST, Give, Role, Wish
from dardar.people.models import Person
from dardar.web.encounters.forms import DayInput

LONGEST_GIVE: Final = 500
Choices = list[tuple[str, str | Promise]]
THEIRS: Final[Choices] = [
    (Role.OFFER, gettext_lazy("can give")),
    (Role.NEED, gettext_lazy("is looking for")),
]
MINE: Final[Choices] = [
    (Role.OFFER, gettext_lazy("I can give")),
    (Role.NEED, gettext_lazy("I am looking for")),
]
BY_ME: Final = "by-me"
TO_ME: Final = "to-me"


class WishForm(forms.Form):
    """An offer or a need: of a person, or mine."""

    role = forms.ChoiceField(
        label=gettext_lazy("Which of the two"), widget=forms.RadioSelect, initial=Role.NEED
    )
    words = forms.CharField(
        label=gettext_lazy("In their own words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "autocapitalize": "sentences"}),
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Its last day. After it nothing is suggested for it any more."),
    )
    urgent = forms.BooleanField(label=gettext_lazy("It is urgent"), required=False)
    is_resource = forms.BooleanField(
        label=gettext_lazy("Something I have: an article, a contact, a room, a tool"),
        required=False,
    )
    shared = forms.ChoiceField(
        label=gettext_lazy("Who may see it"),
        choices=Wish.Shared.choices,
        initial=Wish.Shared.MINE,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        person: Person | None,
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
        role: Role | None = None,
    ) -> None:
        """Ask what goes with whose it is, and with which of the two it is if that is settled."""
        super().__init__(data, initial=initial)
        self.settled = role
        self.fields["role"].choices = THEIRS if person else MINE  # type: ignore[attr-defined] # a ChoiceField
        if not person:
            self.fields["words"].label = _("In your own words")
        if person or role == Role.NEED:
            del self.fields["is_resource"]
        if role:
            del self.fields["role"]

    def clean_words(self) -> str:
        """Refuse words that say nothing."""
        try:
            return clean(self.cleaned_data["words"])
        except EmptyWordsError:
            raise forms.ValidationError(_("Say it in a word or two.")) from None

    def clean(self) -> dict[str, Any]:
        """Check that only an offer is something I have."""
        said = super().clean() or self.cleaned_data
        if said.get("is_resource") and said.get("role") == Role.NEED:
            self.add_error("is_resource", _("Something you have can only be given."))
        return said

    def what(self) -> What:
        """Return what the form says."""
        said = self.cleaned_data
        return What(
            role=self.settled or Role(said["role"]),
            words=said["words"],
            until=said["until"],
            urgent=said["urgent"],
            shared=Wish.Shared(said["shared"]),
            is_resource=said.get("is_resource", False),
        )


def initial_of(what: What) -> dict[str, Any]:
    """Return what stands in a form at first."""
    return {name: getattr(what, name) for name in What.__dataclass_fields__}


class GiveForm(forms.Form):
    """Something given, by me or to me."""

    direction = forms.ChoiceField(
        label=gettext_lazy("Who gave"),
        choices=[(BY_ME, gettext_lazy("I did")), (TO_ME, gettext_lazy("They did"))],
        widget=forms.RadioSelect,
        initial=BY_ME,
    )
    kind = forms.ChoiceField(label=gettext_lazy("What kind"), choices=Give.Kind.choices)
    words = forms.CharField(
        label=gettext_lazy("What it was"),
        required=False,
        max_length=LONGEST_GIVE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    thanked = forms.BooleanField(label=gettext_lazy("Thanks have been said"), required=False)
    meets = forms.BooleanField(label=gettext_lazy("With that the need is met"), required=False)

    def __init__(
        self,
        book: Book,
        need: Wish | None,
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
        is_new: bool = True,
    ) -> None:
        """Ask whether a need is met by it only where there is one and the give is new."""
        self.today, self.need = days.today(book), need
        super().__init__(data, initial={"on": self.today, **(initial or {})})
        self.fields["on"].widget.attrs["max"] = self.today.isoformat()
        if need is None or not is_new:
            del self.fields["meets"]

    def clean_on(self) -> date:
        """Refuse a day that lies ahead."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        return on

    def given(self) -> Given:
        """Return what the form says."""
        said = self.cleaned_data
        return Given(
            kind=Give.Kind(said["kind"]),
            words=said["words"],
            on=said["on"],
            to_me=said["direction"] == TO_ME,
            thanked=said["thanked"],
            need=self.need,
        )

    @property
    def meets_need(self) -> bool:
        """Whether the need is met by it."""
        return bool(self.cleaned_data.get("meets"))
