"""Pictures of a test lie in a folder of its own."""

from tests.capture.conftest import pictures

__all__ = ["pictures"]
