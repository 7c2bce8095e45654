"""The audit for people, and what its events are called."""
