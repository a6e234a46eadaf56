"""A whole book as one JSON file: taken along, brought back to the same state, or erased."""
