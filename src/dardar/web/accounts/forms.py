"""What is filled in about oneself and one's way of working."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from dardar.accounts.first_run import is_setup_code
from dardar.accounts.models import MOST_MINUTES_A_WEEK, Book, User
from dardar.accounts.places import countries, guess_country, main_zone, zones


def _countries() -> list[tuple[str, str]]:
    return countries(get_language() or "en")


def _zones() -> list[tuple[str, str]]:
    return [(zone, zone.replace("_", " ").replace("/", " / ")) for zone in zones()]


def tongues() -> list[tuple[str, str]]:
    """Return the languages, each called as its speakers call it."""
    codes = [code for code, _name in settings.LANGUAGES]
    return [(code, capfirst(get_language_info(code)["name_local"])) for code in codes]


def _tongues_or_browser() -> list[tuple[str, str]]:
    return [("", gettext("As the browser")), *tongues()]


def _weekdays() -> list[tuple[str, str]]:
    """Return ISO weekdays with their names; Django counts from Monday, too, but from 0."""
    return [(str(number + 1), capfirst(name)) for number, name in WEEKDAYS.items()]


def _hours() -> list[tuple[int, str]]:
    return [(hour, f"{hour}:00") for hour in range(24)]


class PlaceForm(forms.Form):
    """Where somebody lives: it decides how phones are read and when a day begins."""

    region = forms.ChoiceField(
        label=_("Country"),
        choices=_countries,
        help_text=_("Phone numbers without a prefix are taken to be of this country."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=_zones)


class AddressForm(forms.Form):
    """A mail address."""

    email = forms.EmailField(
        label=_("Mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class NewAccountForm(PlaceForm):
    """What somebody tells who opens a book; proposals come from what the browser says."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("Ten characters or more. A short sentence is easy to keep in mind."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=tongues)
    field_order = ["name", "email", "password", "language", "region", "time_zone"]

    def __init__(self, data: Any = None, *, accept_language: str, email: str = "") -> None:  # noqa: ANN401 - a form's data
        """Begin with proposals; ``email`` is the address of somebody invited."""
        country = guess_country(accept_language)
        proposals = {
            "region": country,
            "time_zone": main_zone(country),
            "language": (get_language() or "en")[:2],
        }
        super().__init__(data, initial=proposals)
        self.invited = email

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is easily guessed."""
        cleaned = super().clean() or {}
        if "password" in cleaned:
            user = User(email=cleaned.get("email", self.invited), name=cleaned.get("name", ""))
            try:
                validate_password(cleaned["password"], user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class WelcomeForm(AddressForm, NewAccountForm):
    """What the first visitor tells."""


class GuardedWelcomeForm(WelcomeForm):
    """Likewise, where a stranger might come first."""

    code = forms.CharField(
        label=_("Setup code"),
        help_text=_("It stands in the terminal, or the log, of the server."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    field_order = ["code", *WelcomeForm.field_order]

    def clean_code(self) -> str:
        """Refuse a wrong code."""
        code: str = self.cleaned_data["code"]
        if not is_setup_code(code):
            raise forms.ValidationError(_("That is not the setup code of this server."))
        return code


class PreferencesForm(PlaceForm):
    """How somebody wants to work."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=_tongues_or_browser,
        required=False,
        widget=forms.RadioSelect,
    )
    theme = forms.ChoiceField(
        label=_("Light and dark"),
        choices=Book.Theme.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    working_days = forms.MultipleChoiceField(
        label=_("Working days"),
        choices=_weekdays,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Follow-ups fall due on these days only."),
        error_messages={"required": _("Choose at least one day.")},
    )
    minutes_a_week = forms.IntegerField(
        label=_("Minutes a week for the relationships you have"),
        min_value=0,
        max_value=MOST_MINUTES_A_WEEK,
        help_text=_("Today proposes as much as fits into a working day’s share of them."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    shows_scores = forms.BooleanField(
        label=_("Show me warmth, rings and chances of silence"),
        required=False,
        help_text=_("Only you see them; switched off, ties are told in days alone."),
    )
    morning_mail = forms.BooleanField(label=_("Write me a mail in the morning"), required=False)
    morning_hour = forms.TypedChoiceField(label=_("At"), choices=_hours, coerce=int)

    def __init__(self, book: Book, data: Any = None) -> None:  # noqa: ANN401 - a form's data
        """Begin with what is set; without a mail server there is no morning mail to choose."""
        now = {name: getattr(book, name) for name in self.base_fields if name != "name"}
        now |= {"name": book.owner.name, "working_days": list(book.working_days)}
        super().__init__(data, initial=now)
        if not settings.MAIL_CONFIGURED:
            for name in ("morning_mail", "morning_hour"):
                self.fields[name].disabled = True

    def clean_working_days(self) -> str:
        """Return the days as they are kept."""
        return "".join(sorted(self.cleaned_data["working_days"]))
