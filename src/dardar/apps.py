"""Dardar is one Django app: one label, one linear migration history."""

from django.apps import AppConfig


class DardarConfig(AppConfig):
    """The one app. On start the features join the signals of those below them."""

    name = "dardar"
    label = "dardar"
    verbose_name = "Dardar"

    def ready(self) -> None:
        """Import what registers itself: refreshers of a person and receivers of signals."""
        from dardar.encounters import contact, history, receivers  # noqa: F401, PLC0415 - models come first
        from dardar.people import refresh  # noqa: F401, PLC0415 - likewise
        from dardar.people.imports import storage  # noqa: F401, PLC0415 - likewise
