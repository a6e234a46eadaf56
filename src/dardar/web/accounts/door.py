"""The one way into a demo: a token that opens it once."""

import secrets
from collections.abc import Callable
from threading import Lock


class Door:
    """Holds the token that is good now. Each is good once; the next follows it."""

    def __init__(self) -> None:
        """Cut the first token."""
        self._lock = Lock()
        self.token = secrets.token_urlsafe(24)
        # Called after a token was used, so that the next one can be told.
        self.used: Callable[[], None] = lambda: None

    def open(self, token: str) -> bool:
        """Return whether the token is good; it is so no more."""
        with self._lock:
            if not secrets.compare_digest(token.encode(), self.token.encode()):
                return False
            self.token = secrets.token_urlsafe(24)
        self.used()
        return True
