"""Verdicts in a second language."""
