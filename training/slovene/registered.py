"""Import what the configurations name."""

import corpus  # noqa: F401
import tokens  # noqa: F401

from claimtrack.extract import trained  # noqa: F401
