"""What the forms of one's own card and of a visitor's have in common."""

from typing import Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST: Final = 200
LONGEST_WORDS: Final = 300


def words_field(
    label: str | Promise, longest: int = LONGEST_WORDS, help_text: str | Promise = ""
) -> forms.CharField:
    """Return a field for a line or two in one's own words."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type] # the stubs know lazy texts by a private name
        help_text=help_text,  # type: ignore[arg-type] # likewise
        max_length=longest,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class WorkForm(forms.Form):
    """Where somebody works, and as what."""

    role = forms.CharField(
        label=_("Role"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    company = forms.CharField(
        label=_("Company"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
