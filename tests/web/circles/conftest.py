"""The circle, the clock and the mail of circles serve its pages too."""

import pytest
from django.core.cache import cache

from dardar.circles.joining import new_link
from dardar.circles.models import Member
from tests.circles.conftest import ana, bruno, circle, clock, host, luis, monday, sends_mail
from tests.circles.scenes import link, token_of

__all__ = ["ana", "bruno", "circle", "clock", "host", "luis", "monday", "sends_mail"]


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Forget who has come how often."""
    cache.clear()


@pytest.fixture
def by_circle(host: Member) -> str:
    """Return where Alma's circle is for who is signed in."""
    return f"/circles/{host.circle_id}/"


@pytest.fixture
def by_ana(ana: Member) -> str:
    """Return where Ana comes to by her link."""
    return f"/m/{token_of(new_link(ana, link))}/"
