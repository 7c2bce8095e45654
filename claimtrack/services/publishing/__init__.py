"""What the public sees: publications, feeds, the archive, search, and what they cost to ask for."""
