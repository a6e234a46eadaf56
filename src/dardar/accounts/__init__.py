"""Who uses this server, each with a book of their own, and the mails it sends them."""
