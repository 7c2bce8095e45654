"""What the worker runs. The `job` row is the truth; huey's queue only says when to look."""
