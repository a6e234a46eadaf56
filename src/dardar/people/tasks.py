"""Work on people that is done in the background."""

from uuid import UUID

from django_tasks import task

from dardar.people.imports.carrying import carry_on


@task()
def carry_on_import(pk: str) -> None:
    """Do what the import with this id waits for. Done twice, the second time does nothing."""
    carry_on(UUID(pk))
