"""The demo world as a whole."""

import pytest

from dardar.circles.models import Circle
from dardar.demo.world import build


@pytest.mark.django_db
def test_two_worlds_live_on_one_server() -> None:
    for name in ("one", "other"):
        build(lambda _what, _share: None, people=60, years=1, email=f"{name}@dardar.example")
    assert len(set(Circle.objects.values_list("token", flat=True))) == 2
