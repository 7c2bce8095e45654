"""Verdicts from the draft to the decision: proposed, approved, corrected, translated, read in."""
