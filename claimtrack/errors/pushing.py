"""Refusals about webhooks."""

from claimtrack.errors.base import N_, ClaimTrackError


class WebhookAddressError(ClaimTrackError):
    status = 422
    message = N_("Nothing can be sent to “%(address)s”: %(reason)s.")


class WebhookEventsError(ClaimTrackError):
    status = 422
    message = N_("Choose at least one event.")


class WebhookOffError(ClaimTrackError):
    status = 409
    message = N_("This webhook is switched off. Switch it on first.")
