"""Claims from dependency trees: which clauses of a sentence state something by themselves."""
