"""``python -m claimtrack`` is the same as ``claimtrack``."""

from claimtrack.cli import main

main()
