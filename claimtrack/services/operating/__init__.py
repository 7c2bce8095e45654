"""For who runs the desk: jobs, figures, and what doctor looks at."""
