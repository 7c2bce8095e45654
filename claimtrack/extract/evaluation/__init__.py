"""How good extraction is on labelled texts; docs/reference/labelled-files.md has the format of the labels."""
