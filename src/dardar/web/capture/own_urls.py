"""Addresses of my own card: mine to show, and those that visitors have."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.capture import mine, visitors

urlpatterns: Final[list[URLPattern]] = [
    path("mine/", mine.mine, name="mine"),
    path("mine/edit/", mine.edit, name="mine_edit"),
    path("mine/renew/", mine.renew, name="mine_renew"),
    path("mine/switch/", mine.switch, name="mine_switch"),
    path("mine/picture/", mine.picture, name="mine_picture"),
    # As short as can be: each letter makes the code finer.
    path("c/left/<str:receipt>/", visitors.left, name="visit_left"),
    path("c/<str:token>/", visitors.visit, name="visit"),
    path("c/<str:token>/card.vcf", visitors.contact, name="visit_contact"),
]
