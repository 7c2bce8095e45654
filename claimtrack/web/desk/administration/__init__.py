"""The administration: people, policy, safety mode, webhooks, and what is removed for good."""
