"""People: list, search, a person's page, editing, labels, erasing."""
