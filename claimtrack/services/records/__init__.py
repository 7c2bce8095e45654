"""What is kept of what happened, what has to go by law, and what must stay."""
