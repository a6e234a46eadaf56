"""Carry an import on: whatever its state asks for is done, and what goes wrong is kept."""

import logging
from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from dardar.core.cards.fields import UnreadableError
from dardar.people.imports import preview, removal, writing
from dardar.people.imports.state import TAKEN_OUT, OvertakenError, State, step
from dardar.people.joining.soon import compare_soon
from dardar.people.models import Import

logger = logging.getLogger(__name__)

# What can go wrong besides the codes of UnreadableError.
UPLOAD_GONE: Final = "upload-gone"
UNEXPECTED: Final = "unexpected"

_WORK: Final[Mapping[str, Callable[[Import], None]]] = {
    State.READING: preview.read,
    State.RUNNING: writing.write,
    State.CANCELLED: removal.take_out,
    State.UNDONE: removal.take_out,
}


def carry_on(pk: UUID) -> None:
    """Do what an import waits for; nothing if it waits for nothing or is gone.

    Errors end in the state FAILED with a code, those of the program itself in the log as well.
    """
    work = Import.objects.select_related("book").filter(pk=pk, ended_at=None).first()
    if work is None or work.state not in _WORK:
        return
    try:
        _WORK[work.state](work)
        compare_soon(work.book)
    except OvertakenError:
        logger.info("import %s goes on elsewhere, or was cancelled", pk)
    except UnreadableError as error:
        _fail(work, error.code)
    except FileNotFoundError:
        _fail(work, UPLOAD_GONE)
    except Exception:
        logger.exception("import %s failed", pk)
        _fail(work, UNEXPECTED)


def _fail(work: Import, code: str) -> None:
    """Keep what went wrong; what is being taken out stays in its state, to be tried again."""
    if work.state in TAKEN_OUT:
        step(work, start=TAKEN_OUT, error=code)
    else:
        step(work, start=frozenset({State(work.state)}), state=State.FAILED, error=code)
