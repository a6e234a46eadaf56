"""The page of a circle: what is asked, who could answer, what was given, who met whom."""

from hashlib import sha256
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from dardar.circles.models import Member, MemberWish
from dardar.circles.queries import card_of, circle_page, could_answer
from dardar.circles.refusing import reports_for
from dardar.giving import queries as giving
from dardar.web.circles.here import Here, show
from dardar.web.pictures import private_picture


@require_GET
def page(request: HttpRequest, here: Here) -> HttpResponse:
    """Show what a member sees of their circle."""
    found = circle_page(here.me)
    context = {
        "page": found,
        "tab": "page",
        "mine": could_answer(here.me),
        "is_words_only": giving.is_words_only(),
        "reports": [one for one in reports_for(here.me) if one.settled_on is None],
        "faces": {one.pk: one for one in found.members},
        "has_said": MemberWish.objects.filter(member=here.me).exists(),
    }
    return show(request, here, "circle", context)


@require_GET
def photo(request: HttpRequest, here: Here, pk: UUID) -> HttpResponseBase:
    """Send the picture of a member."""
    found = visible(here, pk)
    if not found.image:
        raise Http404
    image = bytes(found.image)
    return private_picture(request, sha256(image).hexdigest(), lambda: image)


def visible(here: Here, pk: UUID) -> Member:
    """Return a member whom one may see."""
    try:
        return card_of(here.me, pk)
    except Member.DoesNotExist as error:
        raise Http404 from error
