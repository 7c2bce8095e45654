"""Who may do what: permissions, passwords, logged-in sessions, rate limits."""
