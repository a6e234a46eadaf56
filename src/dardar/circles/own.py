"""What a member does with their own card: what it says, shows, offers and needs."""

from django.core.exceptions import PermissionDenied

from dardar.circles.cards import CardWords, columns, new_wishes, picture
from dardar.circles.errors import TooManyError
from dardar.circles.matching import match_soon
from dardar.circles.membership import acting
from dardar.circles.models import Member, MemberWish
from dardar.core.matching.language import language_of
from dardar.encounters.days import today
from dardar.giving.actions import clean, folded
from dardar.giving.asking import MOST
from dardar.giving.errors import EmptyWordsError
from dardar.giving.models import Role

State = MemberWish.State


def save_card(me: Member, words: CardWords) -> None:
    """Let one's card say this. An address that is left out stays as it was.

    Raises:
        NamelessError, NoMailError, TooLongError: it says too little or too much.

    """
    said = columns(words)
    if not said["mail"]:
        del said["mail"]
    with acting(me):
        Member.objects.filter(pk=me.pk).update(**said)


def forget_mail(me: Member) -> None:
    """Forget the address that was left: from now on nothing is written to them."""
    with acting(me):
        Member.objects.filter(pk=me.pk).update(mail="")


def set_picture(me: Member, data: bytes) -> None:
    """Show a picture on one's card.

    Raises:
        NoPictureError: the bytes are none.

    """
    image = picture(data)
    with acting(me):
        Member.objects.filter(pk=me.pk).update(image=image)


def remove_picture(me: Member) -> None:
    """Take the picture off one's card."""
    with acting(me):
        Member.objects.filter(pk=me.pk).update(image=b"")


def add_wish(me: Member, role: Role, words: str) -> MemberWish:
    """Offer or ask for something in the circle and return it; said twice it stands there once.

    Raises:
        EmptyWordsError, TooLongError: there are no words, or too many.
        TooManyError: a card holds no more.

    """
    with acting(me) as now:
        made = new_wishes(role, [words], MemberWish, book=now.book, member=now)
        if not made:
            raise EmptyWordsError
        standing = list(now.wishes.filter(role=role, state=State.OPEN))
        for wish in standing:
            if folded(wish.words) == folded(made[0].words):
                return wish
        if len(standing) >= MOST:
            raise TooManyError
        made[0].save(force_insert=True)
        match_soon(now.circle_id)
    return made[0]


def edit_wish(me: Member, wish: MemberWish, words: str) -> None:
    """Set the words of an offer or a need right.

    Raises:
        EmptyWordsError, TooLongError: there are none, or too many.
        PermissionDenied: it is somebody else's.

    """
    kept = clean(words)
    with acting(me) as now:
        _require_mine(now, wish)
        wish.words, wish.language = kept, language_of(kept, "")
        wish.save(update_fields=["words", "language"])
        wish.vectors.all().delete()
        match_soon(now.circle_id)


def close_wish(me: Member, wish: MemberWish) -> None:
    """Mark a need as met, or an offer as taken.

    Raises:
        PermissionDenied: it is somebody else's.

    """
    with acting(me) as now:
        _require_mine(now, wish)
        wish.state, wish.ended_on = State.MET, today(now.book)
        wish.save(update_fields=["state", "ended_on"])
        match_soon(now.circle_id)


def delete_wish(me: Member, wish: MemberWish) -> None:
    """Take an offer or a need off one's card for ever.

    Raises:
        PermissionDenied: it is somebody else's.

    """
    with acting(me) as now:
        _require_mine(now, wish)
        wish.delete()
        match_soon(now.circle_id)


def _require_mine(me: Member, wish: MemberWish) -> None:
    if wish.member_id != me.pk:
        raise PermissionDenied
