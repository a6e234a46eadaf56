"""All models in one list; each lives in the folder of the idea it belongs to."""

from dardar.accounts.models import Book, Heartbeat, Mail, User
from dardar.encounters.models import (
    Encounter,
    FollowUp,
    Gathering,
    Participation,
    Promise,
    Space,
)
from dardar.people.models import (
    Assertion,
    Change,
    ChangeAbout,
    Import,
    ImportRejection,
    Key,
    Label,
    Labelling,
    Note,
    Person,
    Photo,
    Record,
    Suggestion,
)

__all__ = [
    "Assertion",
    "Book",
    "Change",
    "ChangeAbout",
    "Encounter",
    "FollowUp",
    "Gathering",
    "Heartbeat",
    "Import",
    "ImportRejection",
    "Key",
    "Label",
    "Labelling",
    "Mail",
    "Note",
    "Participation",
    "Person",
    "Photo",
    "Promise",
    "Record",
    "Space",
    "Suggestion",
    "User",
]
