"""One engine in a process of its own: how long until its first card, and how much memory it takes.

Pictures are made by another process, so that only reading them counts.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

COUNT: Final = 4  # cards a level
TABLES: Final = (1, 4)


def pictures(folder: str) -> None:
    """Write the pictures that are read: cards of all levels, then tables."""
    from bench import _cards as made  # noqa: PLC0415 - only the process that makes them needs it

    shots = [each for level in made.LEVELS for each in made.tuned(level, COUNT)]
    data = [picture for shot in shots for picture in shot.pictures]
    data += [made.table(made.TUNED, number).picture for number in TABLES]
    for number, each in enumerate(data):
        (Path(folder) / f"{number:03}.jpg").write_bytes(each)


def alone(name: str) -> None:
    """Read pictures by an engine and print what it took."""
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as folder:
        code = f"from bench._cards_alone import pictures; pictures({folder!r})"
        subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - a fixed command
        data = [path.read_bytes() for path in sorted(Path(folder).iterdir())]
    began = time.perf_counter()
    from bench import _cards_engines as engines  # noqa: PLC0415 - loading it is what is timed

    engine = engines.engine(name)
    engine(data[0])
    seconds = time.perf_counter() - began
    for picture in data[1:]:
        engine(picture)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))
