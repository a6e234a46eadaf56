"""Dardar is one Django app: one label, one linear migration history."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DardarConfig(AppConfig):
    """The one app. On start the features join the signals of those below them."""

    name = "dardar"
    label = "dardar"
    verbose_name = "Dardar"

    def ready(self) -> None:
        """Import what registers itself; let SQLite be told of the tables once they are there."""
        from dardar.capture import history as _history  # noqa: F401, PLC0415 - models come first
        from dardar.capture import storage as _storage  # noqa: F401, PLC0415 - likewise
        from dardar.capture import visits as _visits  # noqa: F401, PLC0415 - likewise
        from dardar.circles import history as _circles  # noqa: F401, PLC0415 - likewise
        from dardar.circles import receivers as _members  # noqa: F401, PLC0415 - likewise
        from dardar.encounters import contact, history, receivers  # noqa: F401, PLC0415 - models come first
        from dardar.events import history as _events  # noqa: F401, PLC0415 - likewise
        from dardar.events import receivers as _guests  # noqa: F401, PLC0415 - likewise
        from dardar.events import roster as _rosters  # noqa: F401, PLC0415 - likewise
        from dardar.giving import history as _giving  # noqa: F401, PLC0415 - likewise
        from dardar.giving import outgoing as _outgoing  # noqa: F401, PLC0415 - likewise
        from dardar.giving import reading as _reading  # noqa: F401, PLC0415 - likewise
        from dardar.giving import receivers as _receivers  # noqa: F401, PLC0415 - likewise
        from dardar.insights.network import receivers as _network  # noqa: F401, PLC0415 - likewise
        from dardar.insights.value import history as _value  # noqa: F401, PLC0415 - likewise
        from dardar.people import refresh  # noqa: F401, PLC0415 - likewise
        from dardar.people.imports import storage  # noqa: F401, PLC0415 - likewise
        from dardar.planner import teach  # noqa: PLC0415 - likewise
        from dardar.ties import history as _ties  # noqa: F401, PLC0415 - likewise
        from dardar.ties import receivers as _reckoned  # noqa: F401, PLC0415 - likewise

        post_migrate.connect(teach, sender=self)
