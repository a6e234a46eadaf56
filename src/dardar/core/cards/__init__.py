"""Text to fields: readers and writers of what address books say of a person."""
