"""What happens to accounts and other features may want to know: typed signals."""

from django.dispatch import Signal

# A book has been opened for a new user. Arguments: book (Book).
book_opened = Signal()

# A mail has been put into the outbox, or is to be tried again at once. No arguments.
mail_waits = Signal()

# The mail server has refused the only address of a mail for good. Arguments: mail (Mail).
mail_refused = Signal()
