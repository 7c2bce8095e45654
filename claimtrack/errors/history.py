"""Refusals about the audit, and about removing what has a history."""

from claimtrack.errors.base import N_, ClaimTrackError


class SigningKeyMissingError(ClaimTrackError):
    status = 503
    message = N_(
        "The key %(key)s that signs checkpoints is not in the secrets folder. Put it back, or make a new one:"
        " claimtrack audit key rotate"
    )


class NoSigningKeyError(ClaimTrackError):
    status = 503
    message = N_("The desk has no key to sign checkpoints with yet. Run: claimtrack init")


class UnderLegalHoldError(ClaimTrackError):
    status = 409
    message = N_(
        "There is a legal hold on this: %(reason)s. Nothing of it can be removed until the hold is lifted."
    )


class LastAdministratorError(ClaimTrackError):
    status = 409
    message = N_("This is the desk's last administrator. Make somebody else one first.")


class OwnAccountError(ClaimTrackError):
    status = 409
    message = N_("Nobody removes their own account. Ask another administrator.")


class PurgedError(ClaimTrackError):
    status = 410
    message = N_("The text was removed on %(date)s: %(reason)s")
