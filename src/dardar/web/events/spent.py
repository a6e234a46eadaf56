"""The form of what an occasion took: hours, money and energy, and whether it was worth them."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.events.plan_models import HIGHEST_ENERGY, Spent

LONGEST_CODE: Final = 3


def clean_code(text: str) -> str:
    """Write a currency as ISO 4217 has it.

    Raises:
        ValidationError: it is none.

    """
    code = text.strip().upper()
    if code and not (len(code) == LONGEST_CODE and code.isascii() and code.isalpha()):
        raise forms.ValidationError(_("Three letters, as EUR."))
    return code


class SpentForm(forms.Form):
    """What an occasion took, and the verdict."""

    worth = forms.ChoiceField(
        label=gettext_lazy("Was it worth the time, the money and the energy?"),
        choices=[choice for choice in Spent.Worth.choices if choice[0]],
        required=False,
        widget=forms.RadioSelect,
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), required=False, min_value=0, max_digits=5, decimal_places=2
    )
    money = forms.DecimalField(
        label=gettext_lazy("Money"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    currency = forms.CharField(
        label=gettext_lazy("Currency"),
        help_text=gettext_lazy("Three letters: EUR, USD, MXN …"),
        required=False,
        max_length=LONGEST_CODE,
    )
    energy = forms.TypedChoiceField(
        label=gettext_lazy("Energy"),
        choices=[
            ("", "–"),
            (-HIGHEST_ENERGY, gettext_lazy("it cost much")),
            (-1, gettext_lazy("it cost some")),
            (0, gettext_lazy("even")),
            (1, gettext_lazy("it gave some")),
            (HIGHEST_ENERGY, gettext_lazy("it gave much")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def clean_currency(self) -> str:
        """Write it as ISO 4217 has it."""
        return clean_code(self.cleaned_data["currency"])

    def clean(self) -> dict[str, Any]:
        """Check that a sum bears its currency; what was free needs none."""
        said = super().clean() or self.cleaned_data
        has_code = said.get("currency") or "currency" in self.errors
        if said.get("money") and not has_code:
            self.add_error("currency", _("A sum says nothing without its currency."))
        return said

    @classmethod
    def initial_of(cls, said: Spent | None) -> dict[str, Any]:
        """Return what was said before as the form begins with it."""
        return {name: getattr(said, name) for name in cls.base_fields} if said else {}
