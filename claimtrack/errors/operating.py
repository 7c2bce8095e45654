"""Refusals that concern whoever runs the desk."""

from claimtrack.errors.base import N_, ClaimTrackError


class InvalidSettingError(ClaimTrackError):
    message = N_("%(problem)s")


class DatabaseNotReadyError(ClaimTrackError):
    status = 503
    message = N_("The database is not set up, or not on this version's schema. Run: claimtrack init")


class PortTakenError(ClaimTrackError):
    message = N_(
        "Port %(port)s on %(host)s is taken by another program. Stop that, or choose another port: PORT=5001"
    )


class ChainBrokenError(ClaimTrackError):
    message = N_("The audit does not hold at event %(seq)s: %(problem)s")


class BadPolicyError(ClaimTrackError):
    status = 422
    message = N_(
        "A policy needs 1 to %(approvals)s approvals, 0 to %(sources)s sources, a lease of 1 to %(minutes)s"
        " minutes, and the publisher's name."
    )


class HostNotHereError(ClaimTrackError):
    message = N_(
        "This machine has no address “%(host)s” to listen on. Use 127.0.0.1, or 0.0.0.0 for all of them."
    )


class ReadOnlyError(ClaimTrackError):
    status = 503
    message = N_("The desk is read-only now. Nothing was changed.")


class ModeReasonMissingError(ClaimTrackError):
    status = 422
    message = N_("Say why the desk becomes read-only, in 1 to %(limit)s characters: everybody on it is told.")


class FolderInUseError(ClaimTrackError):
    status = 409
    message = N_("“%(folder)s” holds something else. Name an empty folder, or one that this command wrote.")
