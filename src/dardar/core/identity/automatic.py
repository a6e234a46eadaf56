"""When two records may be taken for one person without asking.

The rule looks at the two records alone: neither at the rest of the book nor at what came first. So
the outcome of an import does not depend on the order of files.
"""

from collections.abc import Collection, Iterable

from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.core.identity import keys, mail, phones
from dardar.core.identity.names import compatible, plain_words


def own_keys(said: Iterable[StoredField], region: str) -> set[tuple[str, str]]:
    """Return the strong keys of a record that may be one person's own.

    Mailboxes of a function and landlines, which families and firms share, are none.

    Args:
        said: what the record says.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    fields = list(said)
    own = {
        number
        for field in fields
        if field["kind"] == Kind.PHONE
        and (number := phones.e164(field["value"], region))
        and phones.may_be_own(number, field.get("label", ""))
    }
    return {
        (kind, value)
        for kind, value in keys.strong(fields, region)
        if (value in own if kind == keys.PHONE else kind != keys.MAIL or not mail.is_shared(value))
    }


def is_sure(
    ours: Collection[str], theirs: Collection[str], shared: Collection[tuple[str, str]]
) -> bool:
    """Tell whether two records are surely of one person.

    That takes a key of one's own and names that go together; a name alone joins nobody. A record
    without a name goes with any.

    Args:
        ours: what one record calls the person.
        theirs: what the other does.
        shared: the :func:`own_keys` that both have.

    """
    return bool(shared) and go_together(ours, theirs)


def go_together(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Tell whether some names could be of one person; who has none goes with anybody."""
    if not ours or not theirs or not set(ours).isdisjoint(theirs):
        return True
    return any(compatible(a, b) for a in ours for b in theirs)


def agree(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Tell whether two of some names go together and have at least two words in common."""
    return any(
        len({*plain_words(a)} & {*plain_words(b)}) > 1 and compatible(a, b)
        for a in ours
        for b in theirs
    )
