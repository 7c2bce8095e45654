"""Sources, documents, archived copies, and cited pages that changed."""
