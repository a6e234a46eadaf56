"""What the owner says of two people, whatever they offer and need."""

from django.db import models

from dardar.accounts.models import Owned
from dardar.people.models import Person


class NotThese(Owned):
    """These two are not to be introduced: the owner does not want it proposed again.

    As with assertions both are identities, as they were when it was said; it counts for whoever
    stands for them.
    """

    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="not_these_two_once")]

    def __str__(self) -> str:
        """Tell which two."""
        return f"{self.one_id} and {self.other_id}"
