"""The form of a person: fields for what one has once, rows for what one may have several of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, from_stored
from dardar.core.identity.names import PARTS, join_name, split_name
from dardar.people.wording import KINDS, LANGUAGES, label_words, value_words
from dardar.web.people.birthday import BirthdayField, of_day, to_day
from dardar.web.people.rows import Rows, sent_rows, shown_rows

LONGEST: Final = 10_000
# Kinds with a field of their own.
_PLAIN: Final = {"company": Kind.COMPANY, "role": Kind.ROLE, "place": Kind.PLACE}
# A form keeps the word prefix for itself.
_NAMES: Final = {"prefix": "title"}
# Kinds of which a value is only kept or taken out.
KEPT: Final = (
    Kind.PHONETIC,
    Kind.CHAT,
    Kind.ANNIVERSARY,
    Kind.DATE,
    Kind.GENDER,
    Kind.RELATION,
    Kind.NOTE,
    Kind.OTHER,
)
# Labels have chips of their own.
EDITED: Final = tuple(kind for kind in Kind if kind is not Kind.LABEL)


def _text(label: str | Promise, **attributes: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attributes})
    return forms.CharField(
        label=label,  # type: ignore[arg-type] # the stubs know lazy texts by a private name
        max_length=LONGEST,
        required=False,
        widget=widget,
    )


class PersonForm(forms.Form):
    """What a person has once."""

    given = _text(gettext_lazy("Given name"), autocapitalize="words")
    family = _text(gettext_lazy("Family names"), autocapitalize="words")
    title = _text(gettext_lazy("Title before the name"))
    middle = _text(gettext_lazy("Middle name"), autocapitalize="words")
    suffix = _text(gettext_lazy("After the name"))
    nickname = _text(gettext_lazy("Nickname"))
    company = _text(gettext_lazy("Company"), autocapitalize="words")
    role = _text(gettext_lazy("Role"))
    place = _text(gettext_lazy("Place"), autocapitalize="words")
    birthday = BirthdayField(label=gettext_lazy("Birthday"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language to write in"), choices=(), required=False
    )

    def __init__(self, language: str, data: QueryDict | None, initial: Mapping[str, Any]) -> None:
        """Offer the languages there are drafts in, and the one the person has."""
        super().__init__(data, initial=dict(initial))
        known = {"": _("Not known"), **{code: str(name) for code, name in LANGUAGES.items()}}
        if language not in known:
            known[language] = language
        self.fields["language"].choices = list(known.items())  # type: ignore[attr-defined] # a ChoiceField
        self.fields["nickname"].help_text = _("Several with a comma between them.")
        self.fields["place"].help_text = _("Where one meets them: a town is enough.")


class Sheet:
    """The whole form of a person: what was shown when it was made, and what was sent.

    Args:
        was: what was shown of the person.
        data: what was sent, None to show the form first.
        name: the name to begin with, for somebody new.

    """

    def __init__(
        self, was: Sequence[StoredField], data: QueryDict | None = None, name: str = ""
    ) -> None:
        """Read what was sent, or lay out what was shown."""
        self.was = was
        self.language = _language(self._once(Kind.LANGUAGE))
        parts = _parts(self._once(Kind.NAME)) if not name else split_name(name)
        self.form = PersonForm(self.language, data, self._initial(parts))
        self.rows: list[Rows] = shown_rows(was) if data is None else sent_rows(data)
        self.kept = [
            (str(place), item) for place, item in enumerate(was) if self._is_only_kept(item)
        ]
        ticked = {place for place, _item in self.kept} if data is None else data.getlist("keep")
        self.ticked = set(ticked)

    def is_valid(self) -> bool:
        """Check all of it; what is wrong says so beside it."""
        are_rows_valid = [rows.is_valid(self._of(*rows.of.kinds)) for rows in self.rows]
        return self.form.is_valid() and all(are_rows_valid)

    def fields(self) -> list[Field]:
        """Return all that the form says."""
        said = self.form.cleaned_data
        plain = [self._same(kind, said[name]) for name, kind in _PLAIN.items()]
        nicknames = [self._same(Kind.NICKNAME, n) for n in _pieces(said["nickname"])]
        day = said["birthday"]
        birthday = [Field(Kind.BIRTHDAY, of_day(day))] if day else []
        rows = [f for rows in self.rows for f in rows.fields(self._of(*rows.of.kinds))]
        kept = [from_stored(item) for place, item in self.kept if place in self.ticked]
        found = [self._name(), *nicknames, *plain, *birthday, self._tongue(), *rows, *kept]
        return [field for field in found if field.value.strip()]

    def changed(self, fields: Iterable[Field]) -> list[Kind]:
        """Return the kinds of which the form says something else than was shown."""
        fields = list(fields)
        return [
            kind
            for kind in EDITED
            if [f for f in fields if f.kind is kind] != [from_stored(i) for i in self._of(kind)]
        ]

    @property
    def keepable(self) -> list[tuple[str, str, str, bool]]:
        """What can only be kept or taken out: its place, name, words, and whether it is kept."""
        return [
            (place, _named(item), value_words(item["kind"], item["value"]), place in self.ticked)
            for place, item in self.kept
        ]

    def _of(self, *kinds: Kind) -> list[StoredField]:
        return [item for item in self.was if item["kind"] in kinds]

    def _once(self, kind: Kind) -> StoredField | None:
        return next(iter(self._of(kind)), None)

    def _is_only_kept(self, item: StoredField) -> bool:
        is_unreadable_day = item["kind"] == Kind.BIRTHDAY and to_day(item["value"]) is None
        return item["kind"] in KEPT or is_unreadable_day

    def _initial(self, parts: Mapping[str, str]) -> dict[str, Any]:
        birthday = self._once(Kind.BIRTHDAY)
        once = {name: self._once(kind) for name, kind in _PLAIN.items()}
        return {
            **{_NAMES.get(part, part): piece for part, piece in parts.items()},
            **{name: item["value"] for name, item in once.items() if item},
            "nickname": ", ".join(item["value"] for item in self._of(Kind.NICKNAME)),
            "birthday": to_day(birthday["value"]) if birthday else None,
            "language": self.language,
        }

    def _name(self) -> Field:
        """Return the name: as it stood, unless one of its parts was changed."""
        said = self.form.cleaned_data
        written = {part: said[_NAMES.get(part, part)] for part in PARTS}
        parts = {part: " ".join(text.split()) for part, text in written.items() if text.strip()}
        stood = self._once(Kind.NAME)
        if stood and parts == _parts(stood):
            return from_stored(stood)
        return Field(Kind.NAME, join_name(parts), parts=parts)

    def _tongue(self) -> Field:
        chosen = self.form.cleaned_data["language"]
        stood = self._once(Kind.LANGUAGE)
        return from_stored(stood) if stood and chosen == self.language else _tongue(chosen)

    def _same(self, kind: Kind, value: str) -> Field:
        """Return a value with the pieces it had, if it stood there before."""
        stood = next((i for i in self._of(kind) if i["value"].strip() == value.strip()), None)
        return from_stored(stood) if stood else Field(kind, value.strip())


def _tongue(code: str) -> Field:
    return Field(Kind.LANGUAGE, code)


def _language(item: StoredField | None) -> str:
    """Return the code of a language that is stated: es or en where it is one of them."""
    tag = item["value"].strip() if item else ""
    code = tag.lower().replace("_", "-").partition("-")[0]
    return code if code in LANGUAGES else tag


def _parts(item: StoredField | None) -> dict[str, str]:
    """Return the parts of a name, split where the source does not tell them."""
    if item is None:
        return {}
    parts = {part: piece for part, piece in item.get("parts", {}).items() if part in PARTS}
    return parts if parts.get("given") or parts.get("family") else split_name(item["value"])


def _pieces(text: str) -> list[str]:
    return [piece for part in text.split(",") if (piece := " ".join(part.split()))]


def _named(item: StoredField) -> str:
    label = label_words(item.get("label", ""))
    name = str(KINDS.get(item["kind"], item["kind"]))
    return f"{name}, {label}" if label else name
