"""Find the pages of a server as a visitor would: by following its links."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import APIRequestContext

ID = "00000000-0000-0000-0000-000000000000"
SAMPLES = {"uuid": ID, "int": "1", "slug": "due", "str": "x"}


class _Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href")
        if tag == "a" and address:
            self.found.append(address)


def pages(visitor: APIRequestContext, origin: str) -> dict[str, str]:
    """Return an address for each page that can be reached from the first, by the name of its URL.

    Of many pages of one kind the first one found stands for all.
    """
    found: dict[str, str] = {}
    seen: set[str] = set()
    ahead = [f"{origin}/"]
    while ahead:
        address = ahead.pop(0)
        name = _name(origin, address)
        if name in found or address in seen or name is None:
            continue
        seen.add(address)
        answer = visitor.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        found.setdefault(_name(origin, answer.url) or name, answer.url)
        ahead += (urljoin(answer.url, link) for link in _Links(answer.text()).found)
    return found


def _name(origin: str, address: str) -> str | None:
    """Return the name of a page of this server, None for other addresses."""
    if not address.startswith(f"{origin}/"):
        return None
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


def named_addresses() -> dict[str, str]:
    """Return an address for each name in the program, with ids that nothing has."""
    return dict(_named(get_resolver(), ""))


def _named(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _named(entry, path)
        elif isinstance(entry, URLPattern) and entry.name:
            yield entry.name, "/" + re.sub(r"<(\w+):\w+>", lambda kind: SAMPLES[kind[1]], path)
