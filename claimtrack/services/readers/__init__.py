"""What readers send: complaints and tips, and what became of them."""
