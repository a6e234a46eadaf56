"""When two records may be taken for one person without asking.

The rule looks at the two records alone: neither at the rest of the book nor at what came first. So
the outcome of an import does not depend on the order of files.
"""

from collections.abc import Collection

from dardar.core.identity import keys, mail, phones
from dardar.core.identity.names import compatible, plain_words


def is_sure(
    ours: Collection[str], theirs: Collection[str], shared: Collection[tuple[str, str]]
) -> bool:
    """Tell whether two records are surely of one person.

    That takes a key that is one person's own and names that go together; a name alone joins nobody.
    A record without a name goes with any. A landline may be a family's and a firm's: of that the
    names must agree in full.

    Args:
        ours: what one record calls the person.
        theirs: what the other does.
        shared: strong keys (kind, value) that both have.

    """
    own = [
        (kind, value) for kind, value in shared if kind != keys.MAIL or not mail.is_shared(value)
    ]
    if not own:
        return False
    if all(kind == keys.PHONE and phones.is_mobile(value) is False for kind, value in own):
        return any(_agree(a, b) for a in ours for b in theirs)
    return go_together(ours, theirs)


def go_together(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Tell whether some names could be of one person; who has none goes with anybody."""
    if not ours or not theirs or not set(ours).isdisjoint(theirs):
        return True
    return any(compatible(a, b) for a in ours for b in theirs)


def _agree(ours: str, theirs: str) -> bool:
    """Tell whether two names go together and have at least two words in common."""
    return len({*plain_words(ours)} & {*plain_words(theirs)}) > 1 and compatible(ours, theirs)
