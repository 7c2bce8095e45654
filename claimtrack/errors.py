"""Every refusal that a user can meet has a class here.

A class carries its message as a template in English, the source language of the translations.
Edges translate ``message`` and then fill in ``params``; ``str(error)`` is the English text.
"""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Return `message` unchanged; marks it for the translators."""
    return message


class ClaimTrackError(Exception):
    """Base of all refusals. `status` is the HTTP status an edge answers with."""

    status: ClassVar[int] = 400
    message: ClassVar[str] = N_("The request could not be carried out.")

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.message % params if params else self.message)


class NotFoundError(ClaimTrackError):
    status = 404
    message = N_("There is no such %(thing)s. It may have been removed, or the address is mistyped.")


class NotPermittedError(ClaimTrackError):
    status = 403
    message = N_("Your role does not allow this. Ask an editor or an administrator of the desk.")


# --- reading input


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


class UnknownLanguageError(ClaimTrackError):
    message = N_("The language “%(language)s” is not known. Use one of these codes: %(known)s.")


class UnknownScorerError(ClaimTrackError):
    message = N_("There is no scorer “%(name)s”. Use one of these: %(known)s.")


class SemanticExtraMissingError(ClaimTrackError):
    message = N_(
        "The semantic scorer is not installed. "
        'Run pip install "claimtrack[semantic]", or choose the fast one.'
    )


class LabelledFileError(ClaimTrackError):
    message = N_("Line %(line)s of the labelled file cannot be used: %(problem)s.")


class PipelineNotInstalledError(ClaimTrackError):
    message = N_(
        "The pipeline “%(package)s” that the settings name for “%(language)s” is not installed. Install it "
        "(python -m spacy download %(package)s), or take it out of the settings."
    )


class BadAddressError(ClaimTrackError):
    message = N_(
        "“%(address)s” is not a web address. It has to start with http:// or https:// and name a site."
    )


# --- fetching pages


class FetchError(ClaimTrackError):
    """A page that was not fetched, whatever the reason."""

    status = 422
    message = N_("The page could not be fetched.")


class AddressRefusedError(FetchError):
    message = N_(
        "“%(address)s” is not fetched: %(reason)s. Save the page as HTML, or paste its text, and add that."
    )


class SiteUnreachableError(FetchError):
    message = N_("%(host)s cannot be reached: %(reason)s. Look at the address, or try again later.")


class PageTooLargeError(FetchError):
    status = 413
    message = N_("%(address)s sends more than %(limit)s. Save the part that is needed, and add that.")


class PageTooSlowError(FetchError):
    message = N_(
        "%(host)s did not send the page within %(seconds)s seconds. Try again later, or save the page as HTML"
        " and add that."
    )


class WrongPageTypeError(FetchError):
    message = N_(
        "%(address)s is of the type “%(type)s”, which is not read here. Save what is needed as text or HTML,"
        " and add that."
    )


class RobotsForbidError(FetchError):
    message = N_(
        "%(host)s asks programs not to fetch this page (robots.txt). Open it in a browser, save it as HTML,"
        " and add that."
    )


class RobotsUnknownError(FetchError):
    message = N_(
        "%(host)s does not say now what programs may fetch (robots.txt fails). Try again later, or save the"
        " page as HTML and add that."
    )


class TooManyRedirectsError(FetchError):
    message = N_(
        "%(address)s leads on to other addresses more than %(limit)s times. Open it in a browser, and use the"
        " address that it ends at."
    )


class PageMissingError(FetchError):
    message = N_("There is no page at %(address)s (the site answers %(code)s). Look at the address.")


class PageClosedError(FetchError):
    message = N_(
        "%(host)s does not give this page to programs (it answers %(code)s). Open it in a browser, save it as"
        " HTML, and add that."
    )


class SiteFailedError(FetchError):
    message = N_("%(host)s has trouble of its own (it answers %(code)s). Try again later.")


class FetchingBusyError(FetchError):
    status = 503
    message = N_("The desk fetches few pages at a time, on purpose. Wait %(seconds)s seconds and try again.")


# --- people


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


# --- articles and claims


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


# --- the workflow


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


class NotProposerError(ClaimTrackError):
    status = 403
    message = N_("Only the person who proposed this can withdraw it. An editor can ask for changes instead.")


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


class DatePassedError(ClaimTrackError):
    status = 422
    message = N_("Give a day that is still to come, within the next five years.")


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


class ReadOnlyError(ClaimTrackError):
    status = 503
    message = N_("The desk is read-only now. Nothing was changed.")


class SourceIncompleteError(ClaimTrackError):
    status = 422
    message = N_(
        "A source needs a title, and an address or a reference (a document, a letter, an interview)."
    )


class NoFreeClaimError(ClaimTrackError):
    status = 409
    message = N_("No claim of this view is free now: others are working on them, or they are done.")


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


# --- operating


class InvalidSettingError(ClaimTrackError):
    message = N_("%(problem)s")


class DatabaseNotReadyError(ClaimTrackError):
    status = 503
    message = N_("The database is not set up, or not on this version's schema. Run: claimtrack init")


class PortTakenError(ClaimTrackError):
    message = N_(
        "Port %(port)s on %(host)s is taken by another program. Stop that, or choose another port: PORT=5001"
    )


class ChainBrokenError(ClaimTrackError):
    message = N_("The audit does not hold at event %(seq)s: %(problem)s")


class BadPolicyError(ClaimTrackError):
    status = 422
    message = N_(
        "A policy needs 1 to %(approvals)s approvals, 0 to %(sources)s sources, a lease of 1 to %(minutes)s"
        " minutes, and the publisher's name."
    )


class TextTooLongError(ClaimTrackError):
    status = 422
    message = N_("“%(text)s” is too long: there is room for %(limit)s characters.")


class HostNotHereError(ClaimTrackError):
    message = N_(
        "This machine has no address “%(host)s” to listen on. Use 127.0.0.1, or 0.0.0.0 for all of them."
    )
