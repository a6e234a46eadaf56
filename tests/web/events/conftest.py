"""The event, its guests, the clock and the mail of events serve its pages too."""

import pytest
from django.core.cache import cache

from dardar.events.models import Guest
from dardar.events.signing_up import new_link
from tests.events.conftest import ana, bruno, event, luis, sends_mail, set_time
from tests.events.scenes import link, token_of

__all__ = ["ana", "bruno", "event", "luis", "sends_mail", "set_time"]


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Forget who has come how often."""
    cache.clear()


@pytest.fixture
def by_ana(ana: Guest) -> str:
    """Return where Ana comes to by her link."""
    return f"/g/{token_of(new_link(ana, link).link)}/"
