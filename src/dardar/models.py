"""All models in one list; each lives in the folder of the idea it belongs to."""

from dardar.accounts.models import Book, Heartbeat, Mail, User
from dardar.capture.models import Capture, Card, OwnCard, Scan
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
    "Capture",
    "Card",
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
    "OwnCard",
    "Participation",
    "Person",
    "Photo",
    "Promise",
    "Record",
    "Scan",
    "Space",
    "Suggestion",
    "User",
]
