"""Refusals of the work on a claim, by its state, its lease and the people on it."""

from claimtrack.errors.base import N_, ClaimTrackError


class WrongStateError(ClaimTrackError):
    status = 409
    message = N_("This cannot be done now: the claim is “%(state)s”. Reload the page to see what changed.")


class LeaseHeldError(ClaimTrackError):
    status = 409
    message = N_("%(holder)s is working on this claim until %(until)s.")


class NotHolderError(ClaimTrackError):
    status = 409
    message = N_("You do not hold this claim now. Take it first; what you typed is kept below.")


class StaleVersionError(ClaimTrackError):
    status = 409
    message = N_("Somebody changed this while you were writing. Both versions are below; nothing is lost.")


class ContributorMayNotApproveError(ClaimTrackError):
    status = 403
    message = N_("You worked on this verdict, so somebody else has to decide on it.")


class RevisionChangedError(ClaimTrackError):
    status = 409
    message = N_("The proposal changed after you opened it. Read it again before you decide.")


class NotProposerError(ClaimTrackError):
    status = 403
    message = N_("Only the person who proposed this can withdraw it. An editor can ask for changes instead.")


class SelfMergeError(ClaimTrackError):
    status = 409
    message = N_("A claim cannot be merged into itself, nor into one that was merged into it.")


class MergeTargetDismissedError(ClaimTrackError):
    status = 409
    message = N_("That claim was dismissed. Reopen it first, or dismiss this one as a duplicate.")


class MergeTargetNotPublicError(ClaimTrackError):
    status = 409
    message = N_(
        "Readers have a page of this claim, and that one has none to lead them to."
        " Publish its verdict first, or retract this one."
    )


class ReasonMissingError(ClaimTrackError):
    status = 422
    message = N_("Give a reason: others will need it.")


class NoFreeClaimError(ClaimTrackError):
    status = 409
    message = N_("No claim of this view is free now: others are working on them, or they are done.")


class DatePassedError(ClaimTrackError):
    status = 422
    message = N_("Give a day that is still to come, within the next five years.")


class DueDayError(ClaimTrackError):
    status = 422
    message = N_("Give today or a later day, within the next five years.")


class NotAssignableError(ClaimTrackError):
    status = 422
    message = N_("Claims can be given only to people of the desk whose role lets them work on one.")


class TopicNameError(ClaimTrackError):
    status = 422
    message = N_("A topic needs a name with letters or digits, of at most 60 characters.")


class ChangedSinceError(ClaimTrackError):
    status = 409
    message = N_("Somebody changed it since.")


class WordsMissingError(ClaimTrackError):
    status = 422
    message = N_("A claim needs its words: write down what was said.")


class ClaimantUnknownError(ClaimTrackError):
    status = 422
    message = N_(
        "The desk knows no claimant called “%(name)s”. Check the spelling, or say whether it is a person"
        " or an organisation, to add it."
    )


class ClaimantKnownError(ClaimTrackError):
    status = 422
    message = N_(
        "The desk knows “%(name)s” already, with another role or party or as another kind. Choose “known"
        " to the desk”, and leave the role and the party empty."
    )


class CommentEmptyError(ClaimTrackError):
    status = 422
    message = N_("Write something first.")


class CommentClosedError(ClaimTrackError):
    status = 409
    message = N_(
        "A comment can be changed for %(minutes)s minutes by the person who wrote it. Write another one, or"
        " delete it."
    )
