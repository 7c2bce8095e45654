"""Refusals of a verdict in a second language."""

from claimtrack.errors.base import N_, ClaimTrackError


class NothingToTranslateError(ClaimTrackError):
    status = 409
    message = N_("There is nothing to translate yet: a verdict has to be proposed or published first.")


class TranslationMovedError(ClaimTrackError):
    status = 409
    message = N_("This cannot be done with the translation as it stands now. Look at what changed.")


class TranslationOutdatedError(ClaimTrackError):
    status = 409
    message = N_("The verdict has a newer version. Bring the translation up to date first.")


class OriginalNotPublicError(ClaimTrackError):
    status = 409
    message = N_("Readers do not see the version that this translates. Publish that one first.")


class HeadlineMissingError(ClaimTrackError):
    status = 422
    message = N_("Write the headline in this language too: the verdict has one.")


class ExplanationMissingError(ClaimTrackError):
    status = 422
    message = N_("Write the explanation in this language too: the verdict has one.")
