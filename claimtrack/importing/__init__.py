"""From files of other fact-checkers to earlier verdicts: values only, no database and no network.

Reading is lenient: what can be understood comes in, what was odd about it is told in words, and a record
that cannot be used never keeps the others out.
"""

from claimtrack.importing.files import Form, read_verdicts
from claimtrack.importing.values import Oddity, OtherVerdict, Reading, Remark

__all__ = ["Form", "Oddity", "OtherVerdict", "Reading", "Remark", "read_verdicts"]
