"""What the desk reads: stored, read, and claims placed in their text."""
