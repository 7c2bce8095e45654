"""Refusals about articles and the passages marked in them."""

from claimtrack.errors.base import N_, ClaimTrackError


class ArticleExistsError(ClaimTrackError):
    status = 409
    message = N_("This article is stored already, as “%(title)s”.")


class SpanMismatchError(ClaimTrackError):
    status = 409
    message = N_("The marked passage does not match the text. Reload the page and mark it again.")


class PassageNotFoundError(ClaimTrackError):
    message = N_("This passage does not stand in the article. Copy it exactly as it is written there.")


class PassageAmbiguousError(ClaimTrackError):
    message = N_("This passage stands in the article %(count)s times. Copy a longer piece of it.")


class ClaimExistsError(ClaimTrackError):
    status = 409
    message = N_("This passage is in the queue already.")
