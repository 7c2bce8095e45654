"""Refusals of sources and documents."""

from claimtrack.errors.base import N_, ClaimTrackError


class SourceIncompleteError(ClaimTrackError):
    status = 422
    message = N_(
        "A source needs a title, and an address or a reference (a document, a letter, an interview)."
    )


class NotUnnamedError(ClaimTrackError):
    status = 409
    message = N_(
        "This source is named in public and in the audit. Only one that stays unnamed can be forgotten."
    )


class DocumentTypeError(ClaimTrackError):
    status = 422
    message = N_(
        "This file is no PDF document, image, letter (Word, OpenDocument or text) or e-mail. Save it as one"
        " of them, a web page as PDF."
    )


class DocumentTooLargeError(ClaimTrackError):
    status = 413
    message = N_("This document is larger than %(limit)s. Keep the pages that matter, and add those.")
