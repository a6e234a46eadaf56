"""The form in which a visitor leaves their card: a name and one way to reach them are enough."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.capture.visits import LONGEST_NOTE, NEEDS, OFFERS
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.vcard.quote import safe
from dardar.core.identity import mail, phones, profiles
from dardar.core.identity.names import split_name
from dardar.web.capture.cards_form import LONGEST, WorkForm, words_field
from dardar.web.said import DecoyForm


def reach_of(text: str, region: str) -> Field | None:
    """Return the mail address, profile or phone that a text is, None if it is none of them."""
    if address := mail.canonical(text):
        return Field(Kind.EMAIL, address)
    if named := profiles.slug(text):
        return Field(Kind.PROFILE, text, named[0])
    if number := phones.e164(text, region):
        label = "cell" if phones.is_mobile(number) else ""
        return Field(Kind.PHONE, phones.pretty(number, None), label)
    return None


class LeaveForm(WorkForm, DecoyForm):
    """What a visitor says of themselves."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    reach = forms.CharField(
        label=gettext_lazy("How to reach you"),
        help_text=gettext_lazy("A mail address, a phone or a profile: one is enough."),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"autocomplete": "email", "autocapitalize": "none", "inputmode": "email"}
        ),
    )
    offers = words_field(gettext_lazy("What you can give"))
    needs = words_field(gettext_lazy("What you are looking for"))
    note = words_field(gettext_lazy("A note"), LONGEST_NOTE)
    key = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)

    def __init__(self, region: str, data: Any = None) -> None:  # noqa: ANN401 - a form's data
        """Take phones without a prefix to be of a region; make the key of what will be left."""
        super().__init__(data, initial={"key": uuid4().hex})
        self.region = region
        self.reached: Field | None = None

    def clean_name(self) -> str:
        """Refuse a name without a letter."""
        name = " ".join(safe(self.cleaned_data["name"]).split())
        if not any(map(str.isalnum, name)):
            raise forms.ValidationError(_("Write the name you go by."))
        return name

    def clean_reach(self) -> str:
        """Refuse what reaches nobody."""
        text: str = self.cleaned_data["reach"]
        self.reached = reach_of(text, self.region)
        if self.reached is None:
            raise forms.ValidationError(
                _("That is no mail address, phone or profile. From abroad, begin a phone with +.")
            )
        return text

    def fields_left(self) -> list[Field]:
        """Return what was said as the fields of a card."""
        said = self.cleaned_data
        name = said["name"]
        reached = [self.reached] if self.reached else []
        return [
            Field(Kind.NAME, name, parts=split_name(name)),
            *reached,
            Field(Kind.COMPANY, said["company"]),
            Field(Kind.ROLE, said["role"]),
            Field(Kind.NOTE, said["offers"], OFFERS),
            Field(Kind.NOTE, said["needs"], NEEDS),
            Field(Kind.NOTE, said["note"]),
        ]
