"""Refusals of what readers send, and of what the desk does with it."""

from claimtrack.errors.base import N_, ClaimTrackError


class MessageEmptyError(ClaimTrackError):
    status = 422
    message = N_("Write a few words first.")


class MailAddressError(ClaimTrackError):
    status = 422
    message = N_("This is not an e-mail address. Leave it empty if you want no answer.")


class TooManyMessagesError(ClaimTrackError):
    status = 429
    message = N_(
        "A lot was sent from your network just now. What you typed is still here: send it again in"
        " %(minutes)s min."
    )


class DeskBusyError(ClaimTrackError):
    status = 429
    message = N_(
        "The desk is getting a great many messages just now. What you typed is still here: send it again in"
        " %(minutes)s min."
    )


class FormExpiredError(ClaimTrackError):
    status = 400
    message = N_("This page was open for very long. What you typed is still here: please send it again.")


class FormTooFastError(ClaimTrackError):
    status = 400
    message = N_("That was faster than people type. What you typed is still here: please send it again.")


class FormTrapError(ClaimTrackError):
    status = 400
    message = N_("Empty the last field, which is a trap for programs, and send it again.")


class FormElsewhereError(ClaimTrackError):
    status = 400
    message = N_("This was sent from another site. What you typed is here: please send it from this page.")


class OutcomeError(ClaimTrackError):
    status = 422
    message = N_("Choose what came of it.")


class MessageClosedError(ClaimTrackError):
    status = 409
    message = N_("Somebody dealt with this already. Open it again to change what came of it.")


class MessageOpenError(ClaimTrackError):
    status = 409
    message = N_("Say first what came of it: what is forgotten cannot be answered any more.")


class ForgottenError(ClaimTrackError):
    status = 409
    message = N_("What was sent is forgotten, so there is nothing to answer any more.")
