"""The forms of what came of it, and of what a place took."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.events.plan_models import Spent
from dardar.insights.value.chains import Thing
from dardar.insights.value.judging import Took
from dardar.insights.value.models import LONGEST_WORDS, Result
from dardar.insights.value.results import Noted
from dardar.web.encounters.forms import DayInput
from dardar.web.events.spent import LONGEST_CODE, SpentForm, clean_code
from dardar.web.insights.value.narrowed import FROM_ME, TO_ME

# What it came of, by the value that a form sends, with its words.
Origins = Sequence[tuple[str, str, Thing]]


class ResultForm(forms.Form):
    """What came of something, for me or for them."""

    way = forms.ChoiceField(
        label=gettext_lazy("For whom"),
        choices=[(TO_ME, gettext_lazy("for me")), (FROM_ME, gettext_lazy("for them"))],
        widget=forms.RadioSelect,
        initial=TO_ME,
    )
    kind = forms.ChoiceField(label=gettext_lazy("What kind"), choices=Result.Kind.choices)
    words = forms.CharField(
        label=gettext_lazy("What it is"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    money = forms.DecimalField(
        label=gettext_lazy("Money"),
        help_text=gettext_lazy("If it can be said in money."),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
    )
    currency = forms.CharField(
        label=gettext_lazy("Currency"),
        help_text=gettext_lazy("Three letters: EUR, USD, MXN …"),
        required=False,
        max_length=LONGEST_CODE,
    )
    origin = forms.ChoiceField(label=gettext_lazy("What it came of"), required=False)

    def __init__(
        self,
        book: Book,
        origins: Origins,
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
    ) -> None:
        """Offer what it may have come of."""
        self.today = days.today(book)
        self.things = {value: thing for value, _words, thing in origins}
        super().__init__(data, initial={"on": self.today, **(initial or {})})
        self.fields["on"].widget.attrs["max"] = self.today.isoformat()
        none: list[tuple[str, str | Promise]] = [("", gettext_lazy("I can’t say"))]
        choices = none + [(value, words) for value, words, _thing in origins]
        self.fields["origin"].choices = choices  # type: ignore[attr-defined] # a ChoiceField

    def clean_on(self) -> date:
        """Refuse a day that lies ahead."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        return on

    def clean_currency(self) -> str:
        """Write it as ISO 4217 has it."""
        return clean_code(self.cleaned_data["currency"])

    def clean(self) -> dict[str, Any]:
        """Take no sum for no sum, and check that a sum bears its currency."""
        said = super().clean() or self.cleaned_data
        said["money"] = said.get("money") or None
        if said["money"] is not None and not said.get("currency"):
            self.add_error("currency", _("A sum says nothing without its currency."))
        return said

    def noted(self) -> Noted:
        """Return what the form says."""
        said = self.cleaned_data
        return Noted(
            kind=Result.Kind(said["kind"]),
            words=said["words"],
            on=said["on"],
            to_me=said["way"] == TO_ME,
            money=said["money"],
            currency=said["currency"],
            origin=self.things.get(said["origin"]),
        )


class TookForm(SpentForm):
    """What a gathering, or a space in a year, took."""

    def took(self) -> Took:
        """Return what the form says."""
        said = self.cleaned_data
        return Took(**{**said, "worth": Spent.Worth(said["worth"])})
