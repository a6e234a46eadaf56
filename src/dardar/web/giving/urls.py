"""Addresses of giving."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.giving import choosing, gives, giving, matrices, mine, needs, rings, wishes

urlpatterns: Final[list[URLPattern]] = [
    path("give/", giving.giving, name="giving"),
    path("give/proposals/", giving.proposals, name="wish_proposals"),
    path("give/proposals/<uuid:pk>/accept/", wishes.accept, name="proposal_accept"),
    path("give/proposals/<uuid:pk>/dismiss/", wishes.dismiss, name="proposal_dismiss"),
    path("give/needs/<uuid:pk>/", needs.need, name="need"),
    path("give/needs/<uuid:pk>/promise/", needs.promise, name="need_promise"),
    path("give/needs/<uuid:need>/offers/<uuid:offer>/", needs.judge, name="judge"),
    path("give/mine/", mine.mine, name="giving_mine"),
    path("give/mine/add/", wishes.add_mine, name="wish_add_mine"),
    path("people/<uuid:person>/wishes/", wishes.add, name="wish_add"),
    path("give/wishes/<uuid:pk>/", wishes.edit, name="wish_edit"),
    *(
        path(f"give/wishes/<uuid:pk>/{how}/", wishes.end, {"how": how}, name=f"wish_{how}")
        for how in wishes.ENDS
    ),
    path("give/given/", gives.given, name="gives"),
    path("people/<uuid:person>/gives/", gives.add, name="give_add"),
    path("give/given/<uuid:pk>/", gives.edit, name="give_edit"),
    path("give/given/<uuid:pk>/thank/", gives.thank, name="give_thank"),
    path("give/given/<uuid:pk>/delete/", gives.delete, name="give_delete"),
    path("give/chosen/", choosing.chosen, name="giving_chosen"),
    path("give/matrix/", matrices.client_matrix, name="matrix"),
    path("give/rings/", rings.give_rings, name="rings"),
    path("give/round/", rings.give_round, name="round"),
]
