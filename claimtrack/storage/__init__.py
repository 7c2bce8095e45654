"""The desk as a whole: put away while it runs, put back, made ready, migrated, moved elsewhere."""
