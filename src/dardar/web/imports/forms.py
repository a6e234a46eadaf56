"""Forms of bringing people in."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.core.cards.tables import MappedColumn, TableHead
from dardar.people.imports.storage import LARGEST
from dardar.people.models import Source
from dardar.people.wording import KINDS, label_words
from dardar.web.imports.words import COLUMNS, Choices, Words

# What a file can be; the others come by hand, by camera or from what an import left.
_NO_FILES: Final = {Source.OWN, Source.KEPT, Source.CARD, Source.CODE, Source.TEXT, Source.LEFT}
SOURCES: Final = [(s.value, s.label) for s in Source if s not in _NO_FILES]
_MEGABYTE: Final = 1024 * 1024
_SAMPLE: Final = 60  # characters


class _Files(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files at once."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:  # noqa: ANN401 - as Django gives them
        """Return the files.

        Raises:
            ValidationError: one of them is too large.

        """
        files = [super(_FilesField, self).clean(one, initial) for one in data or []]
        for file in files:
            if file.size > LARGEST:
                raise forms.ValidationError(
                    _("%(name)s is larger than %(most)d MB: bring it in by parts."),
                    params={"name": file.name, "most": LARGEST // _MEGABYTE},
                )
        return files


class UploadForm(forms.Form):
    """Files, or the text of cards, and what they are."""

    upload = _FilesField(label=gettext_lazy("Files from your other address books"), required=False)
    text = forms.CharField(
        label=gettext_lazy("The text of a card"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )
    source = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        required=False,
        choices=[("", gettext_lazy("Find out")), *SOURCES],
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a file or a text."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned["upload"] and not cleaned["text"].strip():
            self.add_error("upload", _("Choose a file, or paste a card."))
        return cleaned


class SourceForm(forms.Form):
    """What a file is."""

    source = forms.ChoiceField(label=gettext_lazy("What it is"), choices=SOURCES)


class ColumnsForm:
    """One choice for each column of a table, from its guess or from what was sent."""

    def __init__(
        self, head: TableHead, mapping: Sequence[MappedColumn], sent: QueryDict | None = None
    ) -> None:
        """Take the table and what its columns were taken for so far."""
        chosen = {m["column"]: _token(m) for m in mapping}
        self._columns = [
            (place, header, self._sent(sent, place, chosen.get(place, "")))
            for place, header in enumerate(head.headers)
        ]
        self._samples = head.samples

    @staticmethod
    def _sent(sent: QueryDict | None, place: int, chosen: str) -> str:
        if sent is None:
            return chosen
        token = sent.get(f"column-{place}", "")
        return token if token in _KNOWN or token == chosen else ""

    def mapping(self) -> list[MappedColumn]:
        """Return what the columns are taken for."""
        found = []
        for place, _header, token in self._columns:
            kind, part, label = token.split("|") if token else ("", "", "")
            found.append(MappedColumn(column=place, kind=kind, part=part, label=label))
        return found

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield what the page shows of each column."""
        for place, header, token in self._columns:
            cells = [row[place].strip() for row in self._samples if place < len(row)]
            yield {
                "name": f"column-{place}",
                "number": place + 1,
                "header": header,
                "samples": [cell[:_SAMPLE] for cell in cells if cell][:3],
                "groups": _groups(token),
                "chosen": token,
            }


_KNOWN: Final = frozenset(token for _group, choices in COLUMNS for token, _words in choices)


def _token(mapped: MappedColumn) -> str:
    if not mapped["kind"]:
        return ""
    return "|".join((mapped["kind"], mapped["part"], mapped["label"]))


def _groups(token: str) -> list[tuple[Words, Choices]]:
    """Return the choices, with a guess that is none of them in front."""
    if not token or token in _KNOWN:
        return COLUMNS
    kind, part, label = token.split("|")
    more = ", ".join(filter(None, (part, label_words(label))))
    words = f"{KINDS[kind]} ({more})" if more else KINDS[kind]
    return [(_("As it seems"), [(token, words)]), *COLUMNS]
