"""Refusals of bytes and texts."""

from claimtrack.errors.base import N_, ClaimTrackError


class EmptyTextError(ClaimTrackError):
    message = N_("There is no text in it. Choose a file with an article, or paste the text.")


class BinaryFileError(ClaimTrackError):
    message = N_("This is not text or HTML (it looks like %(kind)s). Save the article as text or HTML first.")


class TextTooLargeError(ClaimTrackError):
    status = 413
    message = N_(
        "This is larger than an article may be (%(limit)s). Split it, or remove what is not the article."
    )


class NoArticleInPageError(ClaimTrackError):
    message = N_(
        "No article was found in this HTML page. Save its text alone and add that, or paste the text."
    )
