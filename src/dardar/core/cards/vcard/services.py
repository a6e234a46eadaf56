"""The services behind chat handles and social profiles, by whatever name a card calls them."""

from typing import Final

# From a service's name, lower-case and without spaces, to the one used as label.
_SERVICES: Final = {
    **{
        name: name
        for name in (
            *("aim", "discord", "facebook", "flickr", "gadugadu", "github", "googletalk"),
            *("groupwise", "icq", "instagram", "irc", "line", "linkedin", "mastodon", "matrix"),
            *("msn", "myspace", "qq", "signal", "sinaweibo", "sip", "skype", "teams", "telegram"),
            *("threema", "tiktok", "tumblr", "twitter", "wechat", "whatsapp", "xing", "xmpp"),
            *("yahoo", "youtube", "zoom"),
        )
    },
    "gadu": "gadugadu",
    "gtalk": "googletalk",
    "google-talk": "googletalk",
    "hangouts": "googletalk",
    "jabber": "xmpp",
    "skype-username": "skype",
    "messenger": "msn",
    "weibo": "sinaweibo",
}

# Properties that name their service themselves: X-SKYPE, X-GTALK …
CHAT_PROPERTIES: Final = {
    f"X-{name.upper()}": _SERVICES[name]
    for name in (
        *("aim", "discord", "gadugadu", "google-talk", "googletalk", "groupwise", "gtalk", "icq"),
        *("jabber", "line", "matrix", "msn", "qq", "signal", "sip", "skype", "skype-username"),
        *("telegram", "threema", "wechat", "whatsapp", "xmpp", "yahoo"),
    )
} | {"X-MS-IMADDRESS": "", "X-KADDRESSBOOK-X-IMADDRESS": ""}
# KAddressBook's "X-messaging/skype-All", of some ten services.
CHAT_PREFIX: Final = "X-MESSAGING/"
CHAT_SUFFIX: Final = "-ALL"

PROFILE_PROPERTIES: Final = {
    f"X-{name.upper()}": name
    for name in (
        *("facebook", "flickr", "github", "instagram", "linkedin", "mastodon", "myspace"),
        *("tiktok", "twitter", "xing", "youtube"),
    )
}

# The schemes of chat addresses, and the service each one names ("" where it names none).
CHAT_SCHEMES: Final = {
    "aim": "aim",
    "gg": "gadugadu",
    "gadu": "gadugadu",
    "gtalk": "googletalk",
    "icq": "icq",
    "im": "",
    "irc": "irc",
    "matrix": "matrix",
    "msn": "msn",
    "msnim": "msn",
    "qq": "qq",
    "sip": "sip",
    "skype": "skype",
    "x-apple": "",
    "xmpp": "xmpp",
    "ymsgr": "yahoo",
}

_SCHEME_OF: Final = {service: scheme for scheme, service in CHAT_SCHEMES.items() if service}
_SCHEME_OF_NONE: Final = "x-apple"


def scheme_of(service: str) -> str:
    """Return the scheme that addresses of a service have, or the one for all others."""
    return _SCHEME_OF.get(service, _SCHEME_OF_NONE)


def service_name(text: str) -> str:
    """Return the one name of a known service ("Google Talk" is "googletalk"), else the text."""
    return _SERVICES.get(text.replace(" ", "").lower(), text)
