"""What codes of capture say."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dardar.capture.carrying import NOTHING_FOUND, PICTURE_GONE, UNEXPECTED
from dardar.capture.findings import BY_CODE, BY_OWNER, LEFT_OVER
from dardar.core.cards.finder.why import Why

Words = str | Promise

# Why something was not taken in.
NO_ROOM: Final = "no-room"
NO_KIND: Final = "no-kind"
FOREIGN: Final = "foreign"
REFUSALS: Final[Mapping[str, Words]] = {
    "empty": _("There is nothing in it."),
    "too-large": _("It is too large: a picture may have 40 MB, a text 40,000 letters."),
    "nobody": _("Nothing in it says who this is."),
    NO_ROOM: _("The server could not keep it; its disk may be full. Nothing else is lost."),
    NO_KIND: _("That is neither a picture nor a text."),
    FOREIGN: _("That belongs to somebody else."),
}

# Why something could not be read.
ERRORS: Final[Mapping[str, Words]] = {
    "not-a-picture": _("This is no picture that can be opened: take a JPEG, PNG or WebP."),
    "heic": _(
        "This is Apple’s own format, HEIC. In the camera’s settings choose “Most compatible”, or "
        "send it as JPEG."
    ),
    "too-large": _("The picture has more than 64 million pixels. Take it a little smaller."),
    "truncated": _("The picture is damaged or cut off. Take it once more."),
    "memory": _("Reading this picture takes more memory than there is. Take it a little smaller."),
    "crashed": _("The reading stopped twice. Take the picture once more, or a little smaller."),
    "timeout": _("The reading took too long. Take fewer cards in one picture."),
    NOTHING_FOUND: _("No text could be found on it. Take it nearer, with more light."),
    PICTURE_GONE: _("The picture is no longer on this server. Take it once more."),
    UNEXPECTED: _("Something went wrong here, and the server’s log says what."),
}

# What speaks for a field, besides what the finder of fields says.
WHY: Final[Mapping[str, Words]] = {
    BY_CODE: _("a code says so"),
    BY_OWNER: _("you wrote it"),
    LEFT_OVER: _("what was left over"),
    "visitor": _("they wrote it themselves"),
    "left": _("they wrote it themselves"),
}

# What spoke for a field by the finder; what spoke against it is told by the mark alone.
BECAUSE: Final[Mapping[str, Words]] = {
    Why.LABELLED: _("a word before it says so"),
    Why.BOTH_SIDES: _("it stands there twice"),
    Why.LARGEST: _("nothing is printed larger"),
    Why.STANDS_OUT: _("all else is printed smaller"),
    Why.BESIDE_FIRM: _("beside a firm"),
    Why.ONLY_ONE: _("nothing else could be it"),
    Why.WELL_FORMED: _("it is well formed"),
    Why.NAME_AGREES: _("it fits the name"),
    Why.SITE_AGREES: _("mail and site agree"),
    Why.KNOWN_HOST: _("a known provider"),
    Why.WITH_WWW: _("an address of the web"),
    Why.FUNCTION_MAIL: _("a shared mailbox"),
    Why.VALID_NUMBER: _("a valid number"),
    Why.INTERNATIONAL: _("with its country code"),
    Why.POSSIBLE_NUMBER: _("a possible number"),
    Why.NAME_SHAPE: _("looks like a name"),
    Why.TITLE: _("a title before it"),
    Why.DEGREE: _("a degree after it"),
    Why.KNOWN_GIVEN: _("a usual given name"),
    Why.KNOWN_FAMILY: _("a usual surname"),
    Why.MAIL_AGREES: _("it fits the mail address"),
    Why.PART_OF_MAIL: _("part of the mail address"),
    Why.NEXT_TO_ROLE: _("beside a position"),
    Why.ROLE_WORD: _("a word of positions"),
    Why.ROLE_ENDING: _("ends as professions do"),
    Why.PRACTICE: _("a field of practice"),
    Why.BELOW_NAME: _("below the name"),
    Why.LEGAL_FORM: _("a legal form"),
    Why.COMPANY_WORD: _("a word of companies"),
    Why.PART_OF_SITE: _("part of the site"),
    Why.AFTER_AT: _("after “at”"),
    Why.NOBODY: _("it names nobody"),
    Why.FIRST: _("it stands first"),
    Why.ONE_TEXT: _("lines of one size"),
    Why.STREET_WORD: _("a word of streets"),
    Why.NUMBERED: _("a number behind it"),
    Why.HOUSE_NUMBER: _("a house number"),
    Why.POSTCODE: _("a postcode"),
    Why.KNOWN_CITY: _("a known town"),
    Why.KNOWN_REGION: _("a known region"),
    Why.KNOWN_COUNTRY: _("a known country"),
    Why.INNER_PART: _("a floor or an office"),
    Why.TOGETHER: _("lines that belong together"),
}
