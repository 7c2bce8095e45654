"""Refusals of a verdict that is not complete yet."""

from claimtrack.errors.base import N_, ClaimTrackError


class IncompleteVerdictError(ClaimTrackError):
    status = 422
    message = N_("The verdict is not complete yet.")


class RatingMissingError(IncompleteVerdictError):
    message = N_("Choose a rating before you propose.")


class SummaryMissingError(IncompleteVerdictError):
    message = N_("Write a summary before you propose.")


class ShortWordingMissingError(IncompleteVerdictError):
    message = N_("Write the short wording of the claim before you propose.")


class SourcesMissingError(IncompleteVerdictError):
    message = N_(
        "The desk asks for %(required)s sources and this verdict has %(present)s. Add the missing ones."
    )


class PublicNoteMissingError(IncompleteVerdictError):
    message = N_("Readers have seen an earlier verdict. Tell them what changes and why before you propose.")


class CopyNotTriedError(IncompleteVerdictError):
    message = N_(
        "“%(title)s” has no archived copy yet, and the desk asks that one is tried before proposing. Wait a"
        " moment, and propose again."
    )
