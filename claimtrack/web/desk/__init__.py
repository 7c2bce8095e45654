"""The desk: pages for the people who review, behind a log-in."""
