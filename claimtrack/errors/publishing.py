"""Refusals about what readers see, and when."""

from claimtrack.errors.base import N_, ClaimTrackError


class PublishedAlreadyError(ClaimTrackError):
    status = 409
    message = N_("This verdict is public. Open a correction or a retraction instead.")


class NotPublishedError(ClaimTrackError):
    status = 409
    message = N_("There is no public verdict to correct. Send the proposal back instead.")


class ShownAlreadyError(ClaimTrackError):
    status = 409
    message = N_("Readers see this verdict already. There is nothing left to publish.")


class NotShownError(ClaimTrackError):
    status = 409
    message = N_("Readers have not seen the newest version of this verdict.")


class NotScheduledError(ClaimTrackError):
    status = 409
    message = N_("No time is set for publishing this. Reload the page to see what changed.")


class TimePassedError(ClaimTrackError):
    status = 422
    message = N_("This time has passed. Give a later one, or publish now.")


class TimeTooFarError(ClaimTrackError):
    status = 422
    message = N_("This is too far ahead. Give a time within the next five years.")


class ClockGapError(ClaimTrackError):
    status = 422
    message = N_(
        "There is no such time on that day: the clocks are put forward over it. Give one before or after."
    )


class ClockRepeatError(ClaimTrackError):
    status = 422
    message = N_("This time comes twice that night, as the clocks are put back. Say which of the two.")


class EmbargoedError(ClaimTrackError):
    status = 409
    message = N_("It is under embargo until %(until)s. Lift the embargo first, if that is agreed.")


class MarkupError(ClaimTrackError):
    status = 422
    message = N_("It cannot be published like this. %(problem)s Send it back, so that it can be mended.")
