"""What codes say: reasons, errors, and what a column can be taken for."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dardar.core.cards.fields import Reason
from dardar.people.imports.carrying import UNEXPECTED, UPLOAD_GONE

Words = str | Promise
Choices = list[tuple[str, Words]]

REASONS: Final[Mapping[str, Words]] = {
    Reason.EMPTY: _("Nothing in it says who this is: no name, company, mail address or phone."),
    Reason.TRUNCATED: _("The file ends in the middle of it."),
    Reason.TOO_LONG: _("It is far longer than anything about one person should be."),
    Reason.MALFORMED: _("It is damaged, perhaps by a quotation mark that is never closed."),
    Reason.GROUP: _("It is a list of people, not a person."),
}

ERRORS: Final[Mapping[str, Words]] = {
    "empty-file": _("The file is empty."),
    "binary": _(
        "This is no text, but a picture, a workbook or another program’s own file. Export your "
        "contacts as vCard or CSV and bring that in."
    ),
    "not-this-format": _(
        "Nothing in this file looks like what it was taken for. Say below what it is, or export "
        "your contacts once more."
    ),
    "no-header": _("There is not one row in this table."),
    UPLOAD_GONE: _("The file is no longer on this server. Bring it in once more."),
    UNEXPECTED: _(
        "Something went wrong here, and the server’s log says what. What came in so far is whole."
    ),
}

# What a column of an unknown table can be taken for: "kind|part|label".
COLUMNS: Final[list[tuple[Words, Choices]]] = [
    (
        _("Who"),
        [
            ("name||", _("Whole name")),
            ("name|given|", _("Given name")),
            ("name|middle|", _("Middle name")),
            ("name|family|", _("Surname")),
            ("name|family2|", _("Second surname")),
            ("name|prefix|", _("Title before the name (Dr.)")),
            ("name|suffix|", _("What follows the name (Jr.)")),
            ("nickname||", _("Nickname")),
            ("company||", _("Company")),
            ("company|department|", _("Department")),
            ("role||", _("Role")),
        ],
    ),
    (
        _("How to reach them"),
        [
            ("email||", _("Mail")),
            ("email||work", _("Mail at work")),
            ("email||home", _("Private mail")),
            ("phone||", _("Phone")),
            ("phone||cell", _("Mobile phone")),
            ("phone||work", _("Phone at work")),
            ("phone||home", _("Phone at home")),
            ("url||", _("Website")),
            ("profile||linkedin", _("LinkedIn profile")),
            ("profile||", _("Another profile")),
        ],
    ),
    (
        _("Where"),
        [
            ("place||", _("Place")),
            ("address||", _("Whole address")),
            ("address|street|", _("Street")),
            ("address|postcode|", _("Postcode")),
            ("address|city|", _("Town")),
            ("address|region|", _("Province or state")),
            ("address|country|", _("Country")),
        ],
    ),
    (
        _("More"),
        [
            ("label||", _("Labels")),
            ("note||", _("Note")),
            ("birthday||", _("Birthday")),
            ("anniversary||", _("Anniversary")),
            ("language||", _("Language")),
            ("gender||", _("Gender")),
        ],
    ),
]
