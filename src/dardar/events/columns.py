"""Check what a form says before a row bears it."""

from collections.abc import Iterable

from django.db import models


def check(row: models.Model, names: Iterable[str]) -> None:
    """Check some columns of a row by their own validators.

    Raises:
        ValidationError: a value is out of bounds.

    """
    checked = set(names)
    row.clean_fields(exclude={field.name for field in row._meta.fields} - checked)
