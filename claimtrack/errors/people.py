"""Refusals about accounts and passwords."""

from claimtrack.errors.base import N_, ClaimTrackError


class LoginRefusedError(ClaimTrackError):
    status = 401
    message = N_("The name or the password is not right.")


class TooManyAttemptsError(ClaimTrackError):
    status = 429
    message = N_("Too many attempts. Wait %(seconds)s seconds and try again.")


class UserExistsError(ClaimTrackError):
    status = 409
    message = N_("There is already a person with the name “%(name)s”.")


class WeakPasswordError(ClaimTrackError):
    message = N_("A password needs at least %(least)s characters.")


class BadNameError(ClaimTrackError):
    message = N_("A name for logging in has 2 to 64 letters, digits, dots, dashes or underscores.")
