"""The normal forms under which a person is found: one table for duplicates, search and sync.

========  =====================================================  =============
kind      value                                                  strong enough
========  =====================================================  =============
mail      canonical address                                      with the name
phone     E.164                                                  with the name
profile   ``service:slug``                                       with the name
name      folded words of the name, sorted                       no
called    folded word of name and nickname                       search only
word      folded word of company, place, note …                  search only
end       digits of a phone from its end on                      search only
both      two words of called, in the order of the alphabet      search only
========  =====================================================  =============
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, islice
from typing import Final

from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.core.identity import mail, phones
from dardar.core.identity.profile import Profile, profile_key
from dardar.core.identity.text import words

MAIL: Final = "mail"
PHONE: Final = "phone"
PROFILE: Final = "profile"
NAME: Final = "name"
CALLED: Final = "called"
WORD: Final = "word"
END: Final = "end"
BOTH: Final = "both"
STRONG: Final = (MAIL, PHONE, PROFILE)

LONGEST_WORD: Final = 40
LONGEST_KEY: Final = 200
# Endless notes would otherwise bury the look-up table; names and what is shown come first.
MOST_WORDS: Final = 2000
MOST_ASKED: Final = 8
# Words of a name that are kept in pairs, too, for those that thousands are called by.
MOST_PAIRED: Final = 8
LONGEST_QUESTION: Final = 500

_CALLING: Final = (Kind.NAME, Kind.NICKNAME, Kind.PHONETIC)
_SEARCHED: Final = (
    Kind.COMPANY,
    Kind.ROLE,
    Kind.PLACE,
    Kind.LABEL,
    Kind.URL,
    Kind.CHAT,
    Kind.ADDRESS,
    Kind.NOTE,
)
# Words everybody shares say nothing about anybody.
_EMPTY_WORDS: Final = frozenset("com www http https de la el los las y and the of".split())
# Nor do the mail services of half the world.
_PROVIDERS: Final = frozenset("gmail googlemail hotmail icloud live msn outlook yahoo".split())


def of(profile: Profile, region: str, more_text: Iterable[str] = ()) -> set[tuple[str, str]]:
    """Return the keys (kind, value) of a person.

    Args:
        profile: what is shown of the person.
        region: ISO 3166 country of phone numbers without a prefix.
        more_text: further texts whose words find the person: notes, what was said.

    """
    keys = strong(profile.shown, region)
    named = profile.of(Kind.NAME)
    if named and (value := name_key(named[0]["value"])):
        keys.add((NAME, value))
    names = [item["value"] for item in profile.of(*_CALLING)]
    called = search_words(names or [profile.company])
    texts = [item["value"] for item in profile.of(*_SEARCHED)]
    found = search_words([*texts, *_ways(profile), *profile.unshown, *more_text])
    numbers = [value for kind, value in keys if kind == PHONE]
    found.update(digits for n in numbers for digits in (n[1:], phones.national(n)))
    keys.update((END, phones.national(number)[::-1]) for number in numbers)
    keys.update((CALLED, word) for word in called)
    keys.update((BOTH, both(*pair)) for pair in combinations(sorted(called)[:MOST_PAIRED], 2))
    keys.update((WORD, word) for word in found - called)
    return keys


def both(one: str, other: str) -> str:
    """Return the key of who is called by both words."""
    return f"{one} {other}" if one < other else f"{other} {one}"


def _ways(profile: Profile) -> Iterator[str]:
    """Yield the texts of mails, phones and profiles, without what names only the service."""
    for item in profile.of(Kind.PHONE):
        yield item["value"]
    for item in profile.of(Kind.EMAIL):
        local, _at, domain = item["value"].rpartition("@")
        yield local
        yield from (word for word in words(domain) if word not in _PROVIDERS)
    for item in profile.of(Kind.PROFILE):
        yield _account(item["value"])


def _account(url: str) -> str:
    """Return the account that the address of a profile names, else the address."""
    return (profile_key(url) or "").partition(":")[2] or url


def strong(said: Iterable[StoredField], region: str) -> set[tuple[str, str]]:
    """Return the keys that, with a compatible name, tell who a person is.

    Args:
        said: what is shown of the person, or what a record says.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    found: set[tuple[str, str]] = set()
    for item in said:
        if form := _STRONG_FORMS.get(item["kind"]):
            kind, normal = form
            if value := normal(item["value"], region):
                found.add((kind, value[:LONGEST_KEY]))
    return found


_STRONG_FORMS: Final[dict[str, tuple[str, Callable[[str, str], str | None]]]] = {
    Kind.EMAIL: (MAIL, lambda value, _region: mail.canonical(value)),
    Kind.PHONE: (PHONE, phones.e164),
    Kind.PROFILE: (PROFILE, lambda value, _region: profile_key(value)),
    Kind.URL: (PROFILE, lambda value, _region: profile_key(value)),
}


def name_key(name: str) -> str:
    """Return the form under which two names are one, whatever the order of their words."""
    return " ".join(sorted(words(name)))[:LONGEST_KEY]


def search_words(texts: Iterable[str]) -> set[str]:
    """Return the distinct folded words of some texts, at most MOST_WORDS of them."""
    distinct = dict.fromkeys(
        word[:LONGEST_WORD] for text in texts for word in words(text) if word not in _EMPTY_WORDS
    )
    return set(islice(distinct, MOST_WORDS))


def asked_words(text: str) -> list[str]:
    """Return the words by which a question is looked up: each begins a word that is sought.

    Words that are kept for nobody are left out, unless nothing else is asked: «de» may be the
    beginning of Delgado.
    """
    local, _at, domain = _account(text[:LONGEST_QUESTION]).partition("@")
    before = words(local)
    after = [w for w in words(domain) if not any(p.startswith(w) for p in _PROVIDERS)]
    asked = list(dict.fromkeys(word[:LONGEST_WORD] for word in (*before, *after)))
    telling = [word for word in asked if word not in _EMPTY_WORDS]
    return (telling or asked)[:MOST_ASKED]
