"""Who and what the words of a text refer to: names, pronouns, unsaid subjects, days. Values and Docs only."""
