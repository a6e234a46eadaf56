"""Addresses of settings, the first run, invitations and the keeper's page."""

from django.urls import path
from django.views.generic.base import RedirectView

from dardar.web.accounts import demo, preferences, server, welcome

urlpatterns = [
    path("welcome/", welcome.welcome, name="welcome"),
    path("invitation/<str:token>/", welcome.invitation, name="invitation"),
    path("demo/<str:token>/", demo.demo, name="demo"),
    path("settings/", preferences.preferences, name="settings"),
    path("settings/address/", preferences.address, name="settings_address"),
    path("settings/mail/now/", preferences.morning_now, name="settings_morning_now"),
    path("settings/mail/retry/", preferences.retry, name="settings_mail_retry"),
    path("settings/mail/discard/", preferences.discard, name="settings_mail_discard"),
    # allauth's page of several addresses would stand here; a person has one.
    path("account/email/", RedirectView.as_view(pattern_name="settings_address")),
    path("server/", server.server, name="server"),
    path("server/<uuid:pk>/", server.invited, name="server_invited"),
    path("server/<uuid:pk>/withdraw/", server.withdraw, name="server_withdraw"),
    path("server/<uuid:pk>/active/", server.activate, name="server_activate"),
    path("server/<uuid:pk>/remove/", server.remove, name="server_remove"),
]
