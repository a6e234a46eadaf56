"""Parts of the forms in which people without an account say something of themselves."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.core.cards.vcard.quote import safe
from dardar.core.identity.text import fold
from dardar.giving.asking import MOST
from dardar.giving.models import LONGEST


def in_words(said: str) -> None:
    """Refuse what says nothing, as a validator of a field."""
    if not fold(safe(said)):
        raise forms.ValidationError(_("Say it in a word or two."))


class WishLinesForm(forms.Form):
    """What somebody can give and is looking for, one a line."""

    offers = forms.CharField(
        label=gettext_lazy("What you can give"),
        help_text=gettext_lazy("One a line: advice, a contact, a room, an hour of yours …"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    needs = forms.CharField(
        label=gettext_lazy("What you are looking for"),
        help_text=gettext_lazy("One a line, as exactly as you can."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_offers(self) -> list[str]:
        """Return the lines."""
        return self._lines("offers")

    def clean_needs(self) -> list[str]:
        """Return the lines."""
        return self._lines("needs")

    def _lines(self, name: str) -> list[str]:
        lines = [line for line in self.cleaned_data[name].splitlines() if fold(line)]
        if len(lines) > MOST:
            words = {"most": MOST}
            raise forms.ValidationError(_("At most %(most)d lines, please.") % words)
        if any(len(line) > LONGEST for line in lines):
            words = {"most": LONGEST}
            raise forms.ValidationError(_("A line has at most %(most)d letters.") % words)
        return lines


class DecoyForm(forms.Form):
    """A field out of sight: people leave it empty, programs that fill in all they find do not."""

    more = forms.CharField(label=gettext_lazy("Leave this empty"), required=False)

    def clean_more(self) -> str:
        """Stop programs; a browser that has filled it in by itself gets another try, emptied."""
        if self.cleaned_data["more"]:
            self.add_error(
                None, _("Something was filled in that nobody sees. Please send it once more.")
            )
        return ""


class ReportForm(forms.Form):
    """What the hosts should know of somebody's conduct."""

    words = forms.CharField(
        label=gettext_lazy("What happened?"),
        max_length=1000,
        validators=[in_words],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
