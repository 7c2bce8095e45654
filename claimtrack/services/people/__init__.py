"""People of the desk: accounts, log-ins, and leaving."""
