"""Proposals that wait, and the decisions on them."""
