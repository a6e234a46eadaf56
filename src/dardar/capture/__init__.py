"""From a card, a code or a text to a person: taken, read, looked through, accepted."""
