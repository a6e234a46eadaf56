"""The reasons that the finder gives for what it found.

The values are stored with the findings and translated by faces, so they never change their
meaning. What speaks against a field is weighed too (see ``confidence``), but not told.
"""

from enum import StrEnum
from typing import Final


class Why(StrEnum):
    """What spoke for a field, or against it."""

    # of any value
    LABELLED = "labelled"  # a word or an icon before it says what it is: «Tel.», «E-mail»
    BOTH_SIDES = "both-sides"  # it stands on the card more than once
    LARGEST = "largest"  # nothing is printed larger
    STANDS_OUT = "stands-out"  # all else is printed much smaller
    ONLY_ONE = "only-one"  # nothing else on the card could be it

    # of mails, sites and profiles
    WELL_FORMED = "well-formed"  # it has the form of an address on the net
    NAME_AGREES = "name-agrees"  # the mail is made of the person's name
    SITE_AGREES = "site-agrees"  # mail and site, or company and domain, belong together
    KNOWN_HOST = "known-host"  # a large mail provider or network of profiles
    WITH_WWW = "with-www"  # it begins with www or a scheme
    FUNCTION_MAIL = "function-mail"  # info@, ventas@

    # of telephone numbers
    VALID_NUMBER = "valid-number"  # the numbering plan of its country has such a number
    INTERNATIONAL = "international"  # it is written with its country calling code
    POSSIBLE_NUMBER = "possible-number"  # its length is right

    # of names
    NAME_SHAPE = "name-shape"  # two to five words with capitals, of letters alone
    TITLE = "title"  # Dr., Lic. or the like before it
    DEGREE = "degree"  # PhD, MBA or the like after it
    KNOWN_GIVEN = "known-given"  # it begins with a usual given name
    KNOWN_FAMILY = "known-family"  # a usual surname is in it
    MAIL_AGREES = "mail-agrees"  # a mail is made of it
    PART_OF_MAIL = "part-of-mail"  # one word of it is a mail's, or its initials are
    NEXT_TO_ROLE = "next-to-role"  # a position stands beside it
    BESIDE_FIRM = "beside-firm"  # something else, printed larger, is clearly a firm

    # of positions
    ROLE_WORD = "role-word"  # a word that heads positions: «Directora de …», «… Manager»
    ROLE_ENDING = "role-ending"  # it ends as professions do: -ólogo, -iatra
    PRACTICE = "practice"  # a field of medicine or law
    BELOW_NAME = "below-name"  # it stands under the name, or beside it

    # of companies
    LEGAL_FORM = "legal-form"  # S.A. de C.V., S.L., Inc. …
    COMPANY_WORD = "company-word"  # a word of firms and institutions: «Grupo», «Abogados»
    PART_OF_SITE = "part-of-site"  # one word of it is in a domain
    AFTER_AT = "after-at"  # it follows «at» or «en» behind a position
    NOBODY = "nobody"  # the card names no person, so it is a firm's
    FIRST = "first"  # nothing stands above it
    ONE_TEXT = "one-text"  # lines of one size that are read as one

    # of addresses
    STREET_WORD = "street-word"  # «Calle», «Av.», «Rua», «Street»
    NUMBERED = "numbered"  # a name with a number behind it, as streets have
    HOUSE_NUMBER = "house-number"
    POSTCODE = "postcode"
    KNOWN_CITY = "known-city"
    KNOWN_REGION = "known-region"
    KNOWN_COUNTRY = "known-country"
    INNER_PART = "inner-part"  # a floor, an office, a quarter
    TOGETHER = "together"  # several lines that make one address

    # what speaks against
    MENDED = "mended"  # misread signs were put right
    UNSURE_READING = "unsure-reading"  # the engine was not sure of the letters
    SENTENCE = "sentence"  # it reads like a slogan or a list of services
    ORDINARY_WORD = "ordinary-word"  # its words are ordinary ones
    GENERIC = "generic"  # words of firms alone, none that tells this one from others
    SHORT = "short"  # too few letters to judge by


AGAINST: Final = frozenset(
    {
        Why.MENDED,
        Why.UNSURE_READING,
        Why.SENTENCE,
        Why.ORDINARY_WORD,
        Why.GENERIC,
        Why.SHORT,
    }
)
