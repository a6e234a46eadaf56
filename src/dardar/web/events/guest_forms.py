"""The forms of guests of events."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.circles.models import LONGEST_LINE
from dardar.core.identity.text import fold
from dardar.events.after import Said
from dardar.events.models import LONGEST_NOTE
from dardar.events.plan_models import Judgement
from dardar.events.signing_up import Answer
from dardar.giving.models import LONGEST
from dardar.web.circles.forms import JoinForm
from dardar.web.said import in_words

# Names in each of the two lists: together as many as a guest may name.
MOST_NAMES: Final = 15
Data = QueryDict | None


class AnswerForm(JoinForm):
    """All that a guest says in one minute, and some more for who likes."""

    role = forms.CharField(
        label=gettext_lazy("Your role"),
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Your telephone number"),
        help_text=gettext_lazy("Goes only to those you swap cards with."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    my_aim = forms.CharField(
        label=gettext_lazy("My own aim"),
        help_text=gettext_lazy("What you come for. For you alone, the host does not read it."),
        max_length=300,
        required=False,
    )
    board_name = forms.CharField(
        label=gettext_lazy("What the big screen calls you"),
        help_text=gettext_lazy("If not by your name: everybody in the room can read it."),
        max_length=60,
        required=False,
    )
    meet = forms.CharField(
        label=gettext_lazy("Whom you would like to meet"),
        help_text=gettext_lazy("Names, one a line. Only the planner reads them."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    avoid = forms.CharField(
        label=gettext_lazy("Whom you would rather not meet"),
        help_text=gettext_lazy("Names, one a line. Nobody ever learns of it, the host neither."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    there = forms.TypedMultipleChoiceField(
        label=gettext_lazy("The rounds you are there for"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs_steps_free = forms.BooleanField(
        label=gettext_lazy("I need a table that is reached without steps"), required=False
    )
    meets_company = forms.BooleanField(
        label=gettext_lazy("I may meet people of my own company"), required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Data = None,
        *,
        rounds: Sequence[str],
        initial: dict[str, Any] | None = None,
        mail_help: str | None = None,
        names: bool = True,
    ) -> None:
        """Offer rounds by what they are called; without ``names`` others are chosen by card."""
        super().__init__(data, initial={"key": uuid4(), **(initial or {})}, mail_help=mail_help)
        del self.fields["photo"]
        if not names:
            del self.fields["meet"], self.fields["avoid"]
        self.rounds = len(rounds)
        if self.rounds > 1:
            self.fields["there"].choices = list(enumerate(rounds))  # type: ignore[attr-defined] # it is a field of choices
            self.initial.setdefault("there", list(range(self.rounds)))
        else:
            del self.fields["there"]

    def clean_meet(self) -> list[str]:
        """Return the names."""
        return self._names("meet")

    def clean_avoid(self) -> list[str]:
        """Return the names."""
        return self._names("avoid")

    def clean_there(self) -> list[int]:
        """Refuse no round at all: who can be in none does not come."""
        there: list[int] = self.cleaned_data["there"]
        if not there:
            raise forms.ValidationError(_("Choose one round at least."))
        return there

    def answer(self) -> Answer:
        """Return what the form says."""
        said = self.cleaned_data
        there = said.get("there", range(self.rounds))
        return Answer(
            self.card(),
            said["offers"],
            said["needs"],
            said["role"],
            said["phone"],
            said["my_aim"],
            said["board_name"],
            said["needs_steps_free"],
            said["meets_company"],
            [number for number in range(self.rounds) if number not in there],
        )

    @property
    def made_with(self) -> UUID | None:
        """The key of the form, so that one sent twice is one guest."""
        key: UUID | None = self.cleaned_data["key"]
        return key

    @property
    def has_more_errors(self) -> bool:
        """Whether something is wrong in what is folded away."""
        return any(name in self.errors for name in _FOLDED)

    def _names(self, field: str) -> list[str]:
        names = [line for line in self.cleaned_data[field].splitlines() if fold(line)]
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(_("At most %(most)d names, please.") % {"most": MOST_NAMES})
        if any(len(name) > LONGEST_LINE for name in names):
            raise forms.ValidationError(_("One name a line, please."))
        return names


_FOLDED: Final = ("role", "phone", "my_aim", "board_name", "meet", "avoid", "there")


def initial_of(said: Answer, rounds: int) -> dict[str, Any]:
    """Return an answer as the form begins with it."""
    away = set(said.away_rounds)
    return {
        "name": said.card.name,
        "company": said.card.company,
        "languages": said.card.languages,
        "mail": "",
        "language": said.card.language,
        "offers": "\n".join(said.offers),
        "needs": "\n".join(said.needs),
        "role": said.role,
        "phone": said.phone,
        "my_aim": said.my_aim,
        "board_name": said.board_name,
        "needs_steps_free": said.needs_steps_free,
        "meets_company": said.meets_company,
        "there": [number for number in range(rounds) if number not in away],
    }


class NoteForm(forms.Form):
    """What one gives somebody, and what comes next."""

    give = forms.CharField(
        label=gettext_lazy("What I gave or promised"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    next_step = forms.CharField(
        label=gettext_lazy("The next step"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AskForm(forms.Form):
    """What a guest asks the room for."""

    words = forms.CharField(
        label=gettext_lazy("What I ask the room for"),
        help_text=gettext_lazy("One thing, as exactly as you can. Everybody in the room reads it."),
        max_length=200,
        validators=[in_words],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class TwoQuestionsForm(forms.Form):
    """Two questions after an event, for who has no account."""

    worth = forms.ChoiceField(
        label=gettext_lazy("Was it worth your time?"),
        choices=[choice for choice in Judgement.Worth.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    promises = forms.CharField(
        label=gettext_lazy("What did you promise, and to whom?"),
        help_text=gettext_lazy("For you alone; the host reads no word of it."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def said(self) -> Said:
        """Return what the form says."""
        worth = Judgement.Worth(self.cleaned_data["worth"])
        return Said(promises=self.cleaned_data["promises"], worth=worth)

    @classmethod
    def initial_of(cls, said: Judgement | None) -> dict[str, Any]:
        """Return what was said before as the form begins with it."""
        return {name: getattr(said, name) for name in cls.base_fields} if said else {}
