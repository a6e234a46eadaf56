"""Reading in the background."""

from uuid import UUID

from django_tasks import task

from dardar.capture.carrying import carry_on


@task()
def carry_on_capture(pk: str) -> None:
    """Read the capture with this id. Done twice, the second time does nothing."""
    carry_on(UUID(pk))
