"""Articles: the list, adding one, and reading one with its claims."""
