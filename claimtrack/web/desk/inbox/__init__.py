"""What readers sent, and what the desk does with it."""
