"""The forms of circles."""

from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.circles.actions import What
from dardar.circles.cards import CardWords
from dardar.circles.joining import Wishes
from dardar.circles.lunch import LEAST as LEAST_SEATS
from dardar.circles.lunch import MOST as MOST_SEATS
from dardar.circles.models import LONGEST_LINE, Circle, MemberWish, Turn
from dardar.core.identity import mail as addresses
from dardar.core.identity.text import fold
from dardar.encounters import days
from dardar.giving.models import LONGEST, Give, Role
from dardar.web.accounts.forms import tongues
from dardar.web.encounters.forms import DayInput
from dardar.web.said import DecoyForm, WishLinesForm, in_words

# Each called as its speakers call it.
LANGUAGES: Final = {
    "es": "Español",
    "en": "English",
    "ca": "Català",
    "eu": "Euskara",
    "gl": "Galego",
    "pt": "Português",
    "fr": "Français",
    "it": "Italiano",
    "de": "Deutsch",
    "uk": "Українська",
    "ar": "العربية",
    "zh": "中文",
}
Data = QueryDict | None
Files = MultiValueDict[str, Any] | None


def no_letter(said: str) -> bool:
    """Tell whether a text says nothing."""
    return not fold(said)


class CircleForm(forms.Form):
    """What a circle is."""

    name = forms.CharField(label=gettext_lazy("What is it called?"), max_length=100)
    aim = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("One sentence that everybody can say yes to."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    rules = forms.CharField(
        label=gettext_lazy("What goes here"),
        help_text=gettext_lazy("A few rules, one a line: give first, thank, nobody sells."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    approval = forms.ChoiceField(
        label=gettext_lazy("Who lets newcomers in?"),
        choices=Circle.Approval.choices,
        initial=Circle.Approval.HOST,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Its language"), choices=tongues, widget=forms.RadioSelect
    )
    has_rounds = forms.BooleanField(
        label=gettext_lazy("Each month, propose one-to-ones to those who want them"),
        required=False,
        initial=True,
    )

    def clean_name(self) -> str:
        """Refuse a name without a letter."""
        name: str = self.cleaned_data["name"]
        if no_letter(name):
            raise forms.ValidationError(_("Give it a name."))
        return name

    def what(self) -> What:
        """Return what the form says."""
        said = self.cleaned_data
        return What(**{**said, "approval": Circle.Approval(said["approval"])})


class CardForm(forms.Form):
    """What somebody shares of themselves with a circle."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    company = forms.CharField(
        label=gettext_lazy("Company or what you do"),
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you speak"),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    mail = forms.CharField(
        label=gettext_lazy("Your mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Your pages are in"), choices=tongues, widget=forms.RadioSelect
    )

    def __init__(
        self,
        data: Data = None,
        files: Files = None,
        *,
        initial: dict[str, Any] | None = None,
        mail_help: str | None = None,
    ) -> None:
        """Say what the address is for; None: there is an account, and its address counts."""
        super().__init__(data, files, initial=initial)
        if mail_help is None:
            del self.fields["mail"]
        else:
            self.fields["mail"].help_text = mail_help

    def clean_name(self) -> str:
        """Refuse a name without a letter."""
        name: str = self.cleaned_data["name"]
        if no_letter(name):
            raise forms.ValidationError(_("Write the name you go by."))
        return name

    def clean_mail(self) -> str:
        """Refuse what is no address."""
        mail: str = self.cleaned_data["mail"].strip()
        if mail and addresses.canonical(mail) is None:
            raise forms.ValidationError(_("That is no mail address."))
        return mail

    def card(self) -> CardWords:
        """Return what the form says."""
        said = self.cleaned_data
        return CardWords(
            said["name"],
            said["company"],
            said["languages"],
            said.get("mail", ""),
            said["language"],
        )


class JoinForm(CardForm, WishLinesForm, DecoyForm):
    """All that somebody says who joins."""

    photo = forms.FileField(
        label=gettext_lazy("A picture of you"),
        help_text=gettext_lazy(
            "JPEG, PNG, WebP, GIF or BMP, up to 12 MB. Where it was taken is not kept."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def wishes(self) -> Wishes:
        """Return what they offer and need."""
        return Wishes(self.cleaned_data["offers"], self.cleaned_data["needs"])

    def image(self) -> bytes:
        """Return the picture, nothing if there is none."""
        photo = self.cleaned_data["photo"]
        data: bytes = photo.read() if photo else b""
        return data


class InviteForm(forms.Form):
    """Whom to invite."""

    name = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocapitalize": "words", "autocomplete": "off"}),
    )
    mail = forms.CharField(
        label=gettext_lazy("Their mail address"),
        help_text=gettext_lazy("Without one you get a link to send by hand."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("They are written to in"), choices=tongues, widget=forms.RadioSelect
    )


class LostForm(forms.Form):
    """The address at which somebody is in a circle."""

    mail = forms.CharField(
        label=gettext_lazy("Your mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_mail(self) -> str:
        """Refuse what is no address."""
        mail: str = self.cleaned_data["mail"].strip()
        if addresses.canonical(mail) is None:
            raise forms.ValidationError(_("That is no mail address."))
        return mail


class WishForm(forms.Form):
    """Something a member offers or needs."""

    role = forms.ChoiceField(
        label=gettext_lazy("Which of the two"),
        choices=[
            (Role.OFFER, gettext_lazy("I can give")),
            (Role.NEED, gettext_lazy("I am looking for")),
        ],
        initial=Role.NEED,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=LONGEST,
        validators=[in_words],
        widget=forms.Textarea(attrs={"rows": 2, "autocapitalize": "sentences"}),
    )


class GiftForm(forms.Form):
    """Something given to a member."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind"), choices=Give.Kind.choices, initial=Give.Kind.ADVICE
    )
    words = forms.CharField(
        label=gettext_lazy("What it was"),
        help_text=gettext_lazy("The two of you read this; the others only see one give more."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    need = forms.ChoiceField(label=gettext_lazy("For which need"), required=False)
    meets = forms.BooleanField(label=gettext_lazy("With that the need is met"), required=False)

    def __init__(
        self, book: Book, needs: list[MemberWish], data: Data = None, *, need: str = ""
    ) -> None:
        """Offer the needs that are open; ``need`` is chosen at first."""
        self.today = days.today(book)
        super().__init__(data, initial={"on": self.today, "need": need})
        self.needs = {str(one.pk): one for one in needs}
        choices = [("", "–"), *((pk, one.words) for pk, one in self.needs.items())]
        self.fields["need"].choices = choices  # type: ignore[attr-defined] # a ChoiceField
        self.fields["on"].widget.attrs["max"] = self.today.isoformat()
        if not needs:
            del self.fields["need"], self.fields["meets"]

    def clean_on(self) -> date:
        """Refuse a day that lies ahead."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        return on

    def given(self) -> dict[str, Any]:
        """Return what :func:`dardar.circles.gifts.give` needs."""
        said = self.cleaned_data
        return {
            "kind": Give.Kind(said["kind"]),
            "words": said["words"],
            "on": said["on"],
            "need": self.needs.get(said.get("need", "")),
            "meets": said.get("meets", False),
        }


class ReviewForm(forms.Form):
    """The two questions after a one-to-one."""

    worth = forms.ChoiceField(
        label=gettext_lazy("Was it worth it?"),
        choices=[choice for choice in Turn.Worth.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What did you give or get?"),
        help_text=gettext_lazy("Only the two of you read it."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def seats_in(text: str) -> int:
    """Return for how many a lunch is, as an address says; eight if it says nothing of use."""
    return int(text) if text in _SEATS else _EIGHT


SEATS: Final = range(LEAST_SEATS, MOST_SEATS + 1)
_SEATS: Final = {str(number) for number in SEATS}
_EIGHT: Final = 8
