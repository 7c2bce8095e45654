"""How the desk works: its policy, the ratings it starts with, and safety mode."""
