"""The forms of an event's host."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.accounts.places import zones
from dardar.circles.cards import CardWords
from dardar.circles.models import LONGEST_LINE, Circle
from dardar.core.identity import mail as addresses
from dardar.core.identity.text import fold
from dardar.events.actions import TableWords, What
from dardar.events.after import Said
from dardar.events.models import (
    LARGEST_TABLE,
    LONGEST_NOTE,
    MOST_MINUTES,
    MOST_ROUNDS,
    SMALLEST_TABLE,
    Event,
    Table,
)
from dardar.web.accounts.forms import tongues
from dardar.web.encounters.forms import DayInput
from dardar.web.events.spent import SpentForm

Data = QueryDict | None
# Tables that a page has a row for; more are laid by their number alone.
ROWS: Final = 200
_SPARE: Final = 4
_LOCAL: Final = "%Y-%m-%dT%H:%M"


def _zones() -> list[tuple[str, str]]:
    return [(zone, zone.replace("_", " ").replace("/", " / ")) for zone in zones()]


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        """Write moments as browsers want them, whatever the language."""
        super().__init__(format=_LOCAL)


class EventForm(forms.Form):
    """What an event is. Its hours are those of its own place."""

    title = forms.CharField(label=gettext_lazy("What is it called?"), max_length=200)
    aim = forms.CharField(
        label=gettext_lazy("What everyone plays for"),
        help_text=gettext_lazy("One sentence on every page, so that all play the same game."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    starts_at = forms.DateTimeField(label=gettext_lazy("Begins"), widget=MomentInput)
    ends_at = forms.DateTimeField(label=gettext_lazy("Ends"), widget=MomentInput)
    place = forms.CharField(label=gettext_lazy("Where"), max_length=300, required=False)
    mode = forms.ChoiceField(
        label=gettext_lazy("How people meet"), choices=Event.Mode.choices, widget=forms.RadioSelect
    )
    table_size = forms.IntegerField(
        label=gettext_lazy("People at a table"),
        help_text=gettext_lazy("Counts where people meet at tables."),
        min_value=SMALLEST_TABLE,
        max_value=LARGEST_TABLE,
    )
    rounds = forms.IntegerField(label=gettext_lazy("Rounds"), min_value=1, max_value=MOST_ROUNDS)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes of a round"), min_value=1, max_value=MOST_MINUTES
    )
    pause = forms.IntegerField(
        label=gettext_lazy("Minutes between rounds"), min_value=0, max_value=MOST_MINUTES
    )
    roster = forms.ChoiceField(
        label=gettext_lazy("Guests see each other’s cards"),
        choices=Event.Roster.choices,
        widget=forms.RadioSelect,
    )
    erase_on = forms.DateField(
        label=gettext_lazy("Guests’ data are kept until"),
        help_text=gettext_lazy(
            "Of guests without an account; every page tells them the day. "
            "Left empty: thirty days after the end."
        ),
        required=False,
        widget=DayInput,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Its language"), choices=tongues, widget=forms.RadioSelect
    )
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=_zones)
    after = forms.ModelChoiceField(
        Event.objects.none(),
        label=gettext_lazy("The edition before"),
        help_text=gettext_lazy("Whoever met there is not seated together again."),
        required=False,
        empty_label="–",
    )
    my_aim = forms.CharField(
        label=gettext_lazy("My own aim"),
        help_text=gettext_lazy("For you alone; it stands in your brief."),
        max_length=300,
        required=False,
    )

    def __init__(
        self, book: Book, template: str, data: Data = None, *, what: What, event: Event | None
    ) -> None:
        """Begin with what an event is, or is suggested to be."""
        self.template = Event.Template(template)
        self.what_before = what
        super().__init__(data, initial=_initial(what))
        others = Event.objects.filter(book=book).order_by("-starts_at")
        earlier = others.exclude(pk=event.pk) if event else others
        self.fields["after"].queryset = earlier  # type: ignore[attr-defined] # a ModelChoiceField

    def clean_title(self) -> str:
        """Refuse a title without a letter."""
        title: str = self.cleaned_data["title"]
        if not fold(title):
            raise forms.ValidationError(_("Give it a name."))
        return title

    def clean(self) -> dict[str, Any]:
        """Read the hours by the clock at its place; refuse an end before the beginning."""
        said = super().clean() or {}
        zone = ZoneInfo(said["time_zone"]) if said.get("time_zone") else None
        for name in ("starts_at", "ends_at"):
            if zone and isinstance(said.get(name), datetime):
                said[name] = said[name].replace(tzinfo=zone)
        starts, ends = said.get("starts_at"), said.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("It ends before it begins."))
        return said

    def what(self) -> What:
        """Return what the form says."""
        said = dict(self.cleaned_data)
        said["mode"] = Event.Mode(said["mode"])
        said["roster"] = Event.Roster(said["roster"])
        return What(template=self.template, circle=self.what_before.circle, **said)


def _initial(what: What) -> dict[str, Any]:
    zone = ZoneInfo(what.time_zone)
    values = {name: getattr(what, name) for name in What.__dataclass_fields__}
    for name in ("starts_at", "ends_at"):
        values[name] = values[name].astimezone(zone).replace(tzinfo=None)
    return values


class TablesForm:
    """The tables of a room, a row for each and a few to spare."""

    def __init__(self, tables: list[Table], data: Data = None) -> None:
        """Take the tables there are, or what was sent."""
        self.errors: list[str] = []
        self.is_long = len(tables) > ROWS
        self._data = data
        rows = [] if self.is_long else [(t.name, str(t.seats), t.steps_free) for t in tables]
        rows += [("", "", True)] * _SPARE
        if data is not None:
            rows = [self._sent(data, number) for number in range(min(_count(data), ROWS + _SPARE))]
        self.rows: list[dict[str, Any]] = [
            {"number": number, "name": name, "seats": seats, "steps_free": free}
            for number, (name, seats, free) in enumerate(rows)
        ]

    def tables(self) -> list[TableWords]:
        """Return what was sent; rows without a number of seats are no tables.

        Raises:
            ValidationError: a number of seats is none.

        """
        found = []
        for row in self.rows:
            if not row["seats"].strip() and not row["name"].strip():
                continue
            if not row["seats"].strip().isdecimal():
                raise ValidationError(_("Say how many can sit at each table."))
            found.append(TableWords(int(row["seats"][:6]), row["name"], row["steps_free"]))
        return found

    @staticmethod
    def _sent(data: QueryDict, number: int) -> tuple[str, str, bool]:
        name, seats = data.get(f"name-{number}", ""), data.get(f"seats-{number}", "")
        return name[:60], seats[:6], f"free-{number}" in data


def _count(data: QueryDict) -> int:
    return sum(name.startswith("seats-") for name in data)


class ManyTablesForm(forms.Form):
    """So many tables, all alike."""

    count = forms.IntegerField(label=gettext_lazy("Tables"), min_value=1, max_value=2500)
    seats = forms.IntegerField(label=gettext_lazy("Seats at each"), min_value=2, max_value=100)

    def tables(self) -> list[TableWords]:
        """Return them."""
        said = self.cleaned_data
        return [TableWords(said["seats"]) for _number in range(said["count"])]


class GuestForm(forms.Form):
    """Somebody who is expected."""

    name = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocapitalize": "words", "autocomplete": "off"}),
    )
    company = forms.CharField(
        label=gettext_lazy("Company or what they do"), max_length=LONGEST_LINE, required=False
    )
    mail = forms.CharField(
        label=gettext_lazy("Their mail address"),
        help_text=gettext_lazy("Without one you get a link to send by hand."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        """Refuse a name without a letter."""
        name: str = self.cleaned_data["name"]
        if not fold(name):
            raise forms.ValidationError(_("Write the name they go by."))
        return name

    def clean_mail(self) -> str:
        """Refuse what is no address."""
        mail: str = self.cleaned_data["mail"].strip()
        if mail and addresses.canonical(mail) is None:
            raise forms.ValidationError(_("That is no mail address."))
        return mail

    def card(self, language: str) -> CardWords:
        """Return what the form says."""
        said = self.cleaned_data
        return CardWords(said["name"], said["company"], (), said["mail"], language)


class RosterForm(forms.Form):
    """A list of guests as a file."""

    upload = forms.FileField(
        label=gettext_lazy("The list as a file"),
        help_text=gettext_lazy(
            "The CSV that pretix, Eventbrite, Luma or Meetup exports, or any other table."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )


class CircleForm(forms.Form):
    """Which circle is asked along."""

    circle = forms.ModelChoiceField(
        Circle.objects.none(), label=gettext_lazy("The circle"), empty_label=None
    )

    def __init__(self, book: Book, data: Data = None) -> None:
        """Offer the circles that the book has founded."""
        super().__init__(data)
        rows = Circle.objects.filter(book=book, ended_at=None).order_by("name")
        self.fields["circle"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class DebriefForm(SpentForm):
    """What the host says of an event afterwards: promises, thanks, the verdict."""

    promises = forms.CharField(
        label=gettext_lazy("What I promised"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    thanks = forms.CharField(
        label=gettext_lazy("Whom I thank, and for what"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def said(self) -> Said:
        """Return what the form says."""
        return Said(**self.cleaned_data)
