"""The claim page: who holds it, its words, place, plans, sources and verdict."""
