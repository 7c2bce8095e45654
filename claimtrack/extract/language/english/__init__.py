"""English: what the components need to know of it, by subject."""
