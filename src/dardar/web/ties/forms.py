"""What is said of a relationship, as forms have it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dardar.ties.models import LONGEST_RHYTHM, Ring, SaidTie, TiePause
from dardar.web.encounters.forms import DayInput


def every_field(**options: Any) -> forms.IntegerField:  # noqa: ANN401 - options of a field
    """Return a field for a rhythm in days."""
    return forms.IntegerField(
        min_value=1,
        max_value=LONGEST_RHYTHM,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "list": "rhythms"}),
        **options,
    )


class SaidForm(forms.Form):
    """How close somebody is, and how often contact is wanted."""

    ring = forms.ChoiceField(
        label=_("Ring"),
        choices=[("", _("by what there was")), *Ring.choices],
        required=False,
        help_text=_("What you say wins over what was reckoned."),
    )
    every = every_field(
        label=_("Contact every so many days"),
        help_text=_("Left empty, your labels, your circles and what there was tell it."),
    )

    def __init__(self, said: SaidTie | None, data: Any = None) -> None:  # noqa: ANN401 - a form's data
        """Begin with what was said."""
        now = {"ring": said.ring, "every": said.every} if said else {}
        super().__init__(data, initial=now)

    @property
    def ring_said(self) -> Ring | None:
        """The ring chosen, None for none."""
        return Ring(self.cleaned_data["ring"]) if self.cleaned_data["ring"] else None


class PauseForm(forms.Form):
    """Why, from when and until when a tie rests."""

    kind = forms.ChoiceField(label=_("Why"), choices=TiePause.Kind.choices)
    first = forms.DateField(label=_("From"), required=False, widget=DayInput())
    last = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DayInput(),
        help_text=_("Left empty, it lasts until you end it."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("A pause can’t end before it begins."))
        return said


class RhythmForm(forms.Form):
    """A rhythm in days, or none."""

    days = every_field()
