"""One function a verb: each checks, changes, appends the event and enqueues; none commits.

The one exception is what counts attempts, which has to be stored even when the work is refused.
"""
