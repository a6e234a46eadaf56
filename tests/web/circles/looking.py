"""How tests look at pages of circles."""

import re
from html import unescape

from django.test import Client

from dardar.circles.models import (
    Approval,
    Circle,
    Gift,
    Known,
    Member,
    MemberWish,
    OneToOne,
    Refusal,
    Report,
    Round,
    Turn,
)
from dardar.people.models import Change

MODELS = (
    *(Circle, Member, MemberWish, Refusal, Approval, Round, OneToOne, Turn, Gift, Report, Known),
    Change,
)


def rows() -> list[object]:
    """Return all that a circle is made of."""
    return [list(model._default_manager.order_by("pk").values()) for model in MODELS]


def text(client: Client, path: str, status: int = 200) -> str:
    """Return a page as somebody reads it."""
    response = client.get(path)
    assert response.status_code == status, path
    return unescape(response.content.decode())


def send(client: Client, path: str, **fields: object) -> str:
    """Send a form and return the page that follows."""
    response = client.post(path, fields, follow=True)
    assert response.status_code in {200, 422}, (path, response.status_code)
    return unescape(response.content.decode())


def plain(page: str) -> str:
    """Return a page without what guards its form, which is another each time."""
    page = re.sub(r'"X-CSRFToken": "\w+"', "", page)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
