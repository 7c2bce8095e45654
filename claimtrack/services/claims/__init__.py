"""Claims on their way through the desk: the queue, who holds them, their words, plans and states."""
