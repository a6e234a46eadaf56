"""How many connections may be open at once: as many as a room full of phones keeps."""

import sys
from typing import Final

# Browsers keep connections open that they may need again, several each.
CONNECTIONS: Final = 4000
# Windows looks at 512 sockets at once, those of others included.
FEW: Final = 100
# Files that all else has open: the database, for each thread; static files; mail.
OTHERS: Final = 200

if sys.platform == "win32":  # pragma: no cover - measured on POSIX

    def connections() -> int:
        """Return how many connections may be open at once."""
        return FEW

else:
    import resource

    def connections() -> int:
        """Return how many connections may be open at once; ask the system for as many as needed."""
        allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = CONNECTIONS + OTHERS
        if most != resource.RLIM_INFINITY:
            wanted = min(wanted, most)
        if 0 <= allowed < wanted:  # below 0: no limit at all
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
                allowed = wanted
            except (OSError, ValueError):  # pragma: no cover - a system that has another limit
                pass
        return CONNECTIONS if allowed < 0 else max(FEW, min(CONNECTIONS, allowed - OTHERS))
