import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity.profiles import slug


@pytest.mark.parametrize(
    ("url", "service", "account"),
    [
        ("https://www.linkedin.com/in/Ana-Ruiz/?originalSubdomain=mx", "linkedin", "ana-ruiz"),
        ("linkedin.com/in/Jos%C3%A9-Garc%C3%ADa-1", "linkedin", "josé-garcía-1"),
        ("mx.linkedin.com/in/ana-ruiz/details", "linkedin", "ana-ruiz"),
        ("linkedin.com/pub/ana-ruiz/12/345/6b8", "linkedin", "pub/ana-ruiz-12-345-6b8"),
        ("https://linkedin.com/company/acme/about", "linkedin", "company/acme"),
        ("https://twitter.com/Ana_Ruiz", "x", "ana_ruiz"),
        ("x.com/ana_ruiz/status/123", "x", "ana_ruiz"),
        ("https://mobile.twitter.com/@ana_ruiz", "x", "ana_ruiz"),
        ("https://instagram.com/ana.ruiz/?hl=es", "instagram", "ana.ruiz"),
        ("https://www.instagram.com/stories/ana.ruiz/1", "instagram", "ana.ruiz"),
        ("https://m.facebook.com/profile.php?id=1000123", "facebook", "1000123"),
        ("https://facebook.com/people/Ana-Ruiz/100012345/", "facebook", "100012345"),
        ("https://facebook.com/pg/ana.ruiz.5/about", "facebook", "ana.ruiz.5"),
        ("https://fb.com/ana.ruiz.5", "facebook", "ana.ruiz.5"),
        ("https://github.com/AnaRuiz/dardar", "github", "anaruiz"),
        ("https://t.me/AnaRuiz", "telegram", "anaruiz"),
        ("https://t.me/s/canal_de_ana", "telegram", "canal_de_ana"),
        ("https://bsky.app/profile/ana.bsky.social", "bluesky", "ana.bsky.social"),
        ("https://bsky.app/profile/did:plc:abc123", "bluesky", "did:plc:abc123"),
        ("https://Mastodon.social/@Ana", "mastodon", "ana@mastodon.social"),
        ("https://mastodon.social/@ana@hachyderm.io", "mastodon", "ana@hachyderm.io"),
        ("@Ana@mastodon.social", "mastodon", "ana@mastodon.social"),
    ],
)
def test_the_address_of_a_profile_names_service_and_account(
    url: str, service: str, account: str
) -> None:
    assert slug(url) == (service, account)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ana",
        "@ana",
        "https://example.com/in/ana",
        "https://notx.com/ana",
        "https://linkedin.com",
        "https://linkedin.com/feed/",
        "https://linkedin.com/in/",
        "https://x.com/home",
        "https://x.com/una-persona",
        "https://instagram.com/p/XYZ/",
        "https://facebook.com/profile.php",
        "https://facebook.com/sharer.php?u=1",
        "https://t.me/+AbCdEf",
        "https://t.me/joinchat/AAA",
        "https://bsky.app/search",
        "https://www.youtube.com/@ana",
        "https://m.youtube.com/@ana",
        "https://threads.net/@ana",
        "https://localhost/@ana",
        "https://mastodon.social/@",
        "http://[broken",
        "https://x.com/" + "a" * 5_000,
    ],
)
def test_an_address_that_is_no_profile_names_none(url: str) -> None:
    assert slug(url) is None


@given(
    st.text(), st.sampled_from(["", "https://", "https://x.com/", "linkedin.com/in/", "https://["])
)
def test_no_text_raises(text: str, start: str) -> None:
    found = slug(start + text)
    assert found is None or all(found)
