"""Social profiles: which service and which account an address names."""

import re
import unicodedata
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

_LONGEST_URL: Final = 2_000
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_FEDIVERSE_HANDLE: Final = re.compile(r"@([\w.-]+)@([\w-]+(?:\.[\w-]+)+)")

_HOSTS: Final = {
    "linkedin.com": "linkedin",
    "twitter.com": "x",
    "x.com": "x",
    "instagram.com": "instagram",
    "instagr.am": "instagram",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "fb.me": "facebook",
    "github.com": "github",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "bsky.app": "bluesky",
}
# They write accounts as /@name too, but speak no ActivityPub under that address.
_NOT_MASTODON: Final = frozenset(
    {"medium.com", "threads.com", "threads.net", "tiktok.com", "youtube.com"}
)
_ACCOUNT: Final = {
    "linkedin": re.compile(r"[\w.\-'’&]{2,200}"),
    "x": re.compile(r"[a-z0-9_]{1,20}"),
    "instagram": re.compile(r"[a-z0-9_.]{1,30}"),
    "facebook": re.compile(r"[\w.\-]{3,100}"),
    "github": re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38})"),
    "telegram": re.compile(r"[a-z][a-z0-9_]{3,31}"),
    "bluesky": re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+|did:[a-z0-9:.]+"),
    "mastodon": re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,98}[a-z0-9_])?"),
}
# Pages of the services themselves.
_NO_ACCOUNTS: Final = frozenset(
    """
    about account accounts business compose dialog directory events explore features feed gaming
    groups hashtag help home i intent issues joinchat l login marketing marketplace media messages
    mynetwork notifications orgs p p.php pages photo photo.php policies posts pricing privacy
    public pulls reel reels search settings share sharer sharer.php signup stories story.php terms
    topics trending tv watch
    """.split()
)


def slug(url: str) -> tuple[str, str] | None:
    """Return the service and the account, both lower-case, that an address names, else None.

    Services: linkedin, x (also twitter.com), instagram, facebook, github, telegram, bluesky and
    mastodon (any host with /@name; the account is ``name@host``). Companies and schools of
    LinkedIn keep their kind: ``company/acme``. Scheme, ``www.`` and the like, query and case do
    not count.
    """
    text = url[:_LONGEST_URL].strip()
    if handle := _FEDIVERSE_HANDLE.fullmatch(text.lower()):
        return "mastodon", f"{handle[1]}@{handle[2]}"
    try:
        address = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host = (address.hostname or "").lower()
    except ValueError:
        return None
    path = unicodedata.normalize("NFC", unquote(address.path)).lower()
    steps = [step for step in path.split("/") if step]
    bare = host.removeprefix("www.")
    above, _, ending = bare.rpartition(".")
    domain = f"{above.rpartition('.')[2]}.{ending}" if above else ""
    service = _HOSTS.get(domain)
    if service is None:
        account = _mastodon(bare, domain, steps)
        return ("mastodon", account) if account else None
    kind, _, name = _account(service, steps, parse_qs(address.query)).rpartition("/")
    if name in _NO_ACCOUNTS or not _ACCOUNT[service].fullmatch(name):
        return None
    return service, f"{kind}/{name}" if kind else name


def _account(service: str, steps: list[str], query: dict[str, list[str]]) -> str:
    """Return what a path says of an account: its name, or ``kind/name``, or "" if nothing."""
    found = ""
    match service, steps:
        case (
            ("linkedin", ["in", name, *_])
            | ("instagram", ["stories" | "_u", name, *_])
            | ("telegram", ["s", name, *_])
            | ("bluesky", ["profile", name, *_])
        ):
            found = name
        case "linkedin", ["company" | "school" as kind, name, *_]:
            found = f"{kind}/{name}"
        case "linkedin", ["pub", *rest]:
            # The old form: the numbers after the name tell namesakes apart.
            found = f"pub/{'-'.join(rest)}"
        case "facebook", ["profile.php", *_]:
            found = query.get("id", [""])[0]
        case "facebook", ["people" | "pg", name, *rest]:
            found = rest[0] if rest and rest[0].isdigit() else name
        case (("x" | "instagram" | "facebook" | "github" | "telegram"), [first, *_]):
            found = first.removeprefix("@")
    return found


def _mastodon(host: str, domain: str, steps: list[str]) -> str | None:
    """Return ``name@host`` of /@name and /@name@home, else None."""
    if not steps or not steps[0].startswith("@") or not domain or domain in _NOT_MASTODON:
        return None
    name, _, home = steps[0][1:].partition("@")
    return f"{name}@{home or host}" if _ACCOUNT["mastodon"].fullmatch(name) else None
