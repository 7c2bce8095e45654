"""What verdicts rest on: sources, archived copies, documents, and cited pages looked at again."""
