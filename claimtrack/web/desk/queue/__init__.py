"""The queue: what to check next, alone or many at once."""
