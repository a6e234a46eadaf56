"""The background work: queued tasks, morning mails, the outbox, tidying up."""
