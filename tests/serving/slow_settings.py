"""Settings of a server with one page that takes its time, to be stopped meanwhile."""

from dardar.settings import *  # noqa: F403 - all settings count

ROOT_URLCONF = "tests.serving.slow_urls"
MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]  # which allauth insists on
