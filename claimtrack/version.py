"""The version, alone, so that whoever needs it loads nothing else."""

__version__ = "0.1.0"
