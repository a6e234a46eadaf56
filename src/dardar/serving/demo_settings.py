"""Settings of the demo: everything in a throw-away folder, ready within seconds."""

from dardar.settings import *  # noqa: F403 - all settings count
from dardar.settings import PACKAGE
from dardar.web.accounts.door import Door

door = DEMO_DOOR = Door()
SAMPLE_CARDS = PACKAGE / "demo" / "cards"
# Cookies are shared by all ports of a machine: the demo must not end a real session.
SESSION_COOKIE_NAME = "dardar_demo_session"
CSRF_COOKIE_NAME = "dardar_demo_csrf"
# Tables are made as the models are now, and static files given from where they are: neither a
# history nor hashed names are needed for an afternoon, and both take a second.
MIGRATION_MODULES = dict.fromkeys(
    "account auth contenttypes dardar django_tasks_database mfa sessions".split()
)
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
