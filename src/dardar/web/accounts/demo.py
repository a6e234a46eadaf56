"""The way into the demo, which is open only in the server that the demo has started."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from dardar.accounts.models import User
from dardar.encounters.places import rename_usual_spaces
from dardar.web.accounts.door import Door
from dardar.web.accounts.welcome import BACKEND


@login_not_required
@never_cache
@require_GET
def demo(request: HttpRequest, token: str) -> HttpResponse:
    """Sign the bearer of the token in as the owner of the demo world, once."""
    door: Door | None = settings.DEMO_DOOR
    if door is None:
        raise Http404
    if request.user.is_authenticated:
        return redirect("today")
    if not door.open(token):
        return render(request, "settings/demo_used.html", status=410)
    owner = User.objects.get(is_keeper=True)
    login(request, owner, backend=BACKEND)
    rename_usual_spaces(owner.book)  # the world was made before anybody said in which language
    return redirect("today")
