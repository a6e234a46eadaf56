"""The form of one's own card: what one has once, and rows for what one may have several of."""

from collections.abc import Sequence
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dardar.capture.models import OwnCard
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, from_stored
from dardar.core.identity.names import split_name
from dardar.web.accounts.forms import tongues
from dardar.web.capture.cards_form import WorkForm, words_field
from dardar.web.people.rows import Rows, sent_rows, shown_rows

# As long as on any card; a code holds no more than a few lines.
LONGEST_NAME: Final = 100


class OwnCardForm(WorkForm):
    """What stands on a card once."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    offers = words_field(
        _("What I can give"),
        help_text=_("One line, in your own words: advice, a craft, a room, an introduction."),
    )
    needs = words_field(_("What I am looking for"))
    language = forms.ChoiceField(
        label=_("These two lines are in"), choices=tongues, widget=forms.RadioSelect
    )


class OwnSheet:
    """The whole form of a card: what was shown when it was made, and what was sent.

    Args:
        card: what it says now; a new one may have its first fields already.
        data: what was sent, None to show the form first.

    """

    def __init__(self, card: OwnCard, data: QueryDict | None = None) -> None:
        """Read what was sent, or lay out what is shown."""
        self.was: Sequence[StoredField] = card.fields
        once = {kind.value: self._once(kind) for kind in (Kind.NAME, Kind.ROLE, Kind.COMPANY)}
        words = {name: getattr(card, name) for name in ("offers", "needs", "language")}
        self.form = OwnCardForm(data, initial=once | words)
        self.rows: list[Rows] = shown_rows(self.was) if data is None else sent_rows(data)

    def is_valid(self) -> bool:
        """Check all of it; what is wrong says so beside it."""
        are_rows_valid = [rows.is_valid(self._of(*rows.of.kinds)) for rows in self.rows]
        return self.form.is_valid() and all(are_rows_valid)

    def fields(self) -> list[Field]:
        """Return all that the form says, in the order of a card."""
        said = self.form.cleaned_data
        name = " ".join(said["name"].split())
        once = [
            Field(Kind.NAME, name, parts=split_name(name)),
            Field(Kind.ROLE, said["role"]),
            Field(Kind.COMPANY, said["company"]),
        ]
        return [*once, *(f for rows in self.rows for f in rows.fields(self._of(*rows.of.kinds)))]

    def words(self) -> dict[str, str]:
        """Return what the owner says besides: offers, needs, and in which language."""
        return {name: self.form.cleaned_data[name] for name in ("offers", "needs", "language")}

    def _of(self, *kinds: Kind) -> list[StoredField]:
        return [stored for stored in self.was if stored["kind"] in kinds]

    def _once(self, kind: Kind) -> str:
        return next((from_stored(stored).value for stored in self._of(kind)), "")
