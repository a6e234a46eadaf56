"""A gathering of a thousand on one small server: who opens their plan, checks in, swaps cards.

A server as ``dardar serve`` starts it, with SQLite, and phones that behave as its pages make them:
in one minute a thousand guests open their plan (every fifth for the first time: with all files of
the page, and the page once more for the phone to keep), and every twenty seconds each page that is
open asks whether it still holds; in another minute, the first round on, two hundred check in, half
of them by the host's camera and half by the code at the entrance, some whom the plan does not know
come late, a hundred give their cards, a big screen shows the board and all pages ask on. Idle is
the same pages asked one after the other in the same run. Phones and server share the machine. A
tap counts as lost if the database does not have it at the end.
"""

import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from bench._events_phones import Answer, Phone
from bench._events_world import World, build

TARGETS: dict[str, tuple[str, float, str]] = {
    "events_errors": ("≤", 0, "answers that were errors or did not come, both minutes"),
    "events_taps_lost": ("≤", 0, "check-ins and swaps that the database does not have"),
    "events_open_p95_ratio": ("", 0, "1,000 open their plan in a minute: p95 by that of idle"),
    "events_check_in_p95_ratio": ("", 0, "200 check in within a minute: p95 by that of idle"),
    "events_open_p95_ms": ("", 0, "a plan opened, one of 1,000 in a minute, p95 ms (this machine)"),
    "events_check_in_p95_ms": ("", 0, "a check-in, one of 200, p95 ms (this machine)"),
    "events_idle_open_p95_ms": ("", 0, "a plan opened, idle, p95 ms (this machine)"),
    "events_idle_check_in_p95_ms": ("", 0, "a check-in, idle, p95 ms (this machine)"),
    "events_memory_growth": ("≤", 1.1, "memory after 1,000 opened their plan by that before"),
    "events_memory_growth_later": (
        "",
        0,
        "memory after both minutes by that before: has the solver",
    ),
    "events_server_cpu_s": ("", 0, "CPU time of the server in both minutes, s (this machine)"),
}
GUESTS: Final = 1000
IDLE: Final = 100
NEW: Final = 5  # of so many one opens the plan for the first time
CHECK_INS: Final = 200
LATE: Final = 5
SWAPS: Final = 50
MINUTE: Final = 60.0
PAUSE: Final = 20.0  # as dd-place.js has it
LOOK: Final = 2.0  # as dd-screen.js
CAMERAS: Final = 4  # of the host's helpers at the entrance
_ANNOUNCED: Final = re.compile(r"Dardar is at (\S+)")
_WRONG: Final = 400  # and above: statuses of errors
Act = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Run:
    """The server, the guests, the host, and what came of it all."""

    server: str
    world: World
    phones: list[Phone]
    cameras: list[Phone]
    errors: list[str] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    tapped: list[float] = field(default_factory=list)
    dice: random.Random = field(default_factory=lambda: random.Random(8600))

    async def safely(self, act: Awaitable[Answer]) -> Answer | None:
        """Return an answer; None for an error, which is kept."""
        try:
            answer = await act
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            self.errors.append(type(error).__name__)
            return None
        if answer.status >= _WRONG:
            self.errors.append(str(answer.status))
            return None
        return answer

    async def open(self, number: int) -> Answer | None:
        """Let a guest open their plan."""
        page = await self.safely(self.phones[number].get(f"/g/{self.world.links[number]}/"))
        if page:
            self.opened.append(page.seconds)
        return page

    async def arrive(self, number: int) -> None:
        """Check a guest in: every other one by a camera of the host, the rest by the entrance."""
        if number % 2:
            await self.scan(self.world.codes[number])
            return
        phone, door = self.phones[number], f"/e/{self.world.door}/here/"
        if await self.safely(phone.get(door)):
            self._tapped(await self.safely(phone.submit(door)))
            await self.safely(phone.get(f"/g/{self.world.links[number]}/"))

    async def scan(self, code: str) -> None:
        """Let a camera at the entrance see the code of a badge."""
        camera, path = self.dice.choice(self.cameras), f"/events/{self.world.event}/scan/"
        self._tapped(await self.safely(camera.submit(path, code=code)))

    async def swap(self, number: int) -> None:
        """Let two who meet in the first round give each other their cards."""
        partner = self.world.partners[number]
        for one, other in ((number, partner), (partner, number)):
            place = f"/g/{self.world.links[one]}/"
            if await self.safely(self.phones[one].get(place)):
                path = f"{place}people/{self.world.ids[other]}/swap/"
                await self.safely(self.phones[one].submit(path, then="plan"))

    def _tapped(self, answer: Answer | None) -> None:
        if answer:
            self.tapped.append(answer.seconds)


def run() -> dict[str, float]:
    """Build the gathering, serve it, let everybody come, count what is there."""
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as name:
        world = build(Path(name), GUESTS, LATE)
        with _served(name) as (server, pid):
            cameras = [Phone(server, {"sessionid": world.session}) for _ in range(CAMERAS)]
            phones = [Phone(server) for _ in world.links]
            figures = asyncio.run(_measure(Run(server, world, phones, cameras), pid))
        figures["events_taps_lost"] = _lost(world)
    for figure, value in figures.items():
        print(f"{TARGETS[figure][2]:<66} {value:10.2f}")
    return figures


async def _measure(run_: Run, pid: int) -> dict[str, float]:
    await _sign_in(run_)
    idle = await _idle(run_)
    began, memory = _cpu(pid), _memory(pid)
    run_.opened.clear()
    await _within_a_minute(run_, [partial(_open_first, run_, n) for n in range(GUESTS)])
    half = _memory(pid)
    opened = _p95(run_.opened)
    await _begin(run_)
    run_.tapped.clear()
    arriving = [partial(run_.arrive, IDLE + number) for number in range(CHECK_INS)]
    arriving += [partial(run_.scan, code) for code in run_.world.late]
    swapping = [partial(run_.swap, number) for number in range(SWAPS)]
    await asyncio.gather(
        _within_a_minute(run_, arriving + swapping),
        _screen(run_),
        *(_ask_on(run_, number) for number in range(GUESTS)),
    )
    for error in sorted(set(run_.errors)):
        print(f"{error}: {run_.errors.count(error)} times")
    tapped = _p95(run_.tapped)
    return {
        "events_errors": len(run_.errors),
        "events_open_p95_ratio": opened / idle[0],
        "events_check_in_p95_ratio": tapped / idle[1],
        "events_open_p95_ms": opened * 1000,
        "events_check_in_p95_ms": tapped * 1000,
        "events_idle_open_p95_ms": idle[0] * 1000,
        "events_idle_check_in_p95_ms": idle[1] * 1000,
        "events_memory_growth": half / memory,
        "events_memory_growth_later": _memory(pid) / memory,
        "events_server_cpu_s": _cpu(pid) - began,
    }


async def _idle(run_: Run) -> tuple[float, float]:
    """Return the p95 of a plan opened and of a check-in while nobody else asks."""
    for _ in range(2):  # once until all is warm
        run_.opened.clear()
        for number in range(IDLE):
            await run_.open(number)
    for number in range(IDLE):
        await run_.arrive(number)
    return _p95(run_.opened), _p95(run_.tapped)


async def _within_a_minute(run_: Run, acts: Iterable[Act]) -> None:
    """Let things be done, each at some moment of a minute."""

    async def later(act: Act) -> None:
        await asyncio.sleep(run_.dice.random() * MINUTE)
        await act()

    await asyncio.gather(*(later(act) for act in acts))


async def _open_first(run_: Run, number: int) -> None:
    """Open a plan and keep the page open; every fifth phone was never there before."""
    phone = run_.phones[number]
    until = asyncio.get_running_loop().time() + MINUTE
    page = await run_.open(number)
    if page and number % NEW == 0:
        for file in page.files:
            await run_.safely(phone.get(file))
        await run_.open(number)  # the worker keeps it
    await _ask_on(run_, number, until=until)


async def _ask_on(run_: Run, number: int, until: float = 0.0) -> None:
    """Ask now and then whether a page that is open is still true, as its script does."""
    clock = asyncio.get_running_loop().time
    until = until or clock() + MINUTE
    state = f"/g/{run_.world.links[number]}/state/"
    await asyncio.sleep(run_.dice.random() * PAUSE)
    while clock() < until:
        await run_.safely(run_.phones[number].get(state))
        await asyncio.sleep(PAUSE * (0.75 + run_.dice.random() / 2))


async def _screen(run_: Run) -> None:
    """Show the board on a big screen, which asks for it again and again."""
    screen = Phone(run_.server, {"sessionid": run_.world.session})
    for _ in range(int(MINUTE / LOOK)):
        await run_.safely(screen.get(f"/events/{run_.world.event}/board/?part=1"))
        await asyncio.sleep(LOOK)


async def _sign_in(run_: Run) -> None:
    """Let each camera have a page with a form."""
    for camera in run_.cameras:
        await run_.safely(camera.get(f"/events/{run_.world.event}/scan/"))


async def _begin(run_: Run) -> None:
    """Let the first round begin."""
    path = f"/events/{run_.world.event}/room/"
    await run_.safely(run_.cameras[0].get(path))
    await run_.safely(run_.cameras[0].submit(f"{path}clock/", how="start"))


def _lost(world: World) -> float:
    """Count the taps that the database does not have."""
    from dardar.events.models import Guest  # noqa: PLC0415 - Django is set up by now
    from dardar.events.plan_models import Swap  # noqa: PLC0415

    came = {*world.codes[: IDLE + CHECK_INS], *world.late}
    there = Guest.objects.exclude(checked_in_at=None).values_list("code", flat=True)
    sides = {
        (world.ids[one], world.ids[other])
        for number in range(SWAPS)
        for one, other in [(number, world.partners[number]), (world.partners[number], number)]
    }
    kept = Swap.objects.exclude(agreed_at=None).values_list("by", "to")
    return len(came - set(there)) + len(sides - {(str(by), str(to)) for by, to in kept})


@contextmanager
def _served(folder: str) -> Iterator[tuple[str, int]]:
    """Serve from a folder; yield where, and the process."""
    environment = os.environ | {"DARDAR_DATA": folder}
    command = [sys.executable, "-m", "dardar", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - a command of our own
        command, env=environment, stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL
    ) as process:
        try:
            assert process.stdout is not None
            lines = (_ANNOUNCED.match(line) for line in process.stdout)
            yield next(match[1] for match in lines if match), process.pid
        finally:
            process.terminate()


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _cpu(pid: int) -> float:
    """Return the CPU seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """Return the resident memory of a process in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found is not None
    return int(found[1]) / 1024
