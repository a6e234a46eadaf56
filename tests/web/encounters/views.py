"""How tests look at a page."""

from django.test import Client
from django.urls import reverse


def page(client: Client, name: str, *args: object, **query: str) -> str:
    """Return the text of a page."""
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()
