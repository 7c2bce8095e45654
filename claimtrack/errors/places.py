"""Refusals of moving, splitting and joining claims in an article's text."""

from claimtrack.errors.base import N_, ClaimTrackError


class PlaceFrozenError(ClaimTrackError):
    status = 409
    message = N_(
        "The claim is “%(state)s”, or readers know a verdict on it: what was checked keeps its place."
        " Mark the passage as another claim instead."
    )


class SplitPlaceError(ClaimTrackError):
    status = 422
    message = N_("Choose a place between two words of the claim: each part needs some.")


class ClaimsApartError(ClaimTrackError):
    status = 422
    message = N_(
        "These claims do not stand in one text, or too far apart to be one statement."
        " Merge one into the other instead."
    )


class NothingToUndoError(ClaimTrackError):
    status = 409
    message = N_("There is nothing to undo any more: the claim has changed since. Its history shows how.")


class WordingMissingError(ClaimTrackError):
    status = 422
    message = N_("Write down what was said.")


class PlaceMissingError(ClaimTrackError):
    status = 422
    message = N_("Say where it was made: a place or programme, an address, or a document that shows it.")
