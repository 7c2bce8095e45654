"""What the desk calls its own values, in the reader's language."""

from babel import Locale, UnknownLocaleError
from flask_babel import get_locale, gettext, lazy_gettext

from claimtrack.extract import REASON_CODES
from claimtrack.models import ClaimantKind, ClaimKind, Credits, DismissReason, Medium, Priority, Role, Stance
from claimtrack.workflow import ClaimState, PublicationState

STATE_NAMES = {
    ClaimState.QUEUED: lazy_gettext("Queued"),
    ClaimState.IN_REVIEW: lazy_gettext("In review"),
    ClaimState.IN_APPROVAL: lazy_gettext("In approval"),
    ClaimState.CHANGES_REQUESTED: lazy_gettext("Changes requested"),
    ClaimState.APPROVED: lazy_gettext("Approved"),
    ClaimState.DISMISSED: lazy_gettext("Dismissed"),
    ClaimState.MERGED: lazy_gettext("Merged"),
}
PUBLICATION_STATE_NAMES = {
    PublicationState.UNPUBLISHED: lazy_gettext("Unpublished"),
    PublicationState.SCHEDULED: lazy_gettext("Scheduled"),
    PublicationState.PUBLISHED: lazy_gettext("Published"),
    PublicationState.RETRACTED: lazy_gettext("Retracted"),
}
KIND_NAMES = {
    ClaimKind.QUANTITY: lazy_gettext("Quantity"),
    ClaimKind.COMPARISON: lazy_gettext("Comparison"),
    ClaimKind.EVENT: lazy_gettext("Event"),
    ClaimKind.QUOTATION: lazy_gettext("Quotation"),
    ClaimKind.CAUSAL: lazy_gettext("Cause"),
    ClaimKind.RULE: lazy_gettext("Rule"),
    ClaimKind.FORECAST: lazy_gettext("Forecast"),
    ClaimKind.OPINION: lazy_gettext("Opinion"),
}
PRIORITY_NAMES = {
    Priority.URGENT: lazy_gettext("Urgent"),
    Priority.HIGH: lazy_gettext("High"),
    Priority.NORMAL: lazy_gettext("Normal"),
    Priority.LOW: lazy_gettext("Low"),
}
ROLE_NAMES = {
    Role.VIEWER: lazy_gettext("Viewer"),
    Role.REVIEWER: lazy_gettext("Reviewer"),
    Role.EDITOR: lazy_gettext("Editor"),
    Role.ADMIN: lazy_gettext("Administrator"),
    Role.SERVICE: lazy_gettext("Program"),
}
STANCE_NAMES = {
    Stance.SUPPORTS: lazy_gettext("Supports"),
    Stance.REFUTES: lazy_gettext("Refutes"),
    Stance.CONTEXT: lazy_gettext("Context"),
}
DISMISS_REASON_NAMES = {
    DismissReason.NOT_CHECKABLE: lazy_gettext("Not checkable"),
    DismissReason.OPINION: lazy_gettext("Opinion"),
    DismissReason.DUPLICATE: lazy_gettext("Duplicate"),
    DismissReason.OUT_OF_SCOPE: lazy_gettext("Out of scope"),
    DismissReason.NOT_OF_PUBLIC_INTEREST: lazy_gettext("Not of public interest"),
    DismissReason.WRONGLY_EXTRACTED: lazy_gettext("Wrongly extracted"),
}
MEDIUM_NAMES = {
    Medium.ARTICLE: lazy_gettext("Article"),
    Medium.SPEECH: lazy_gettext("Speech"),
    Medium.BROADCAST: lazy_gettext("Broadcast"),
    Medium.POST: lazy_gettext("Post"),
    Medium.IMAGE: lazy_gettext("Image"),
}
CLAIMANT_KIND_NAMES = {
    ClaimantKind.PERSON: lazy_gettext("A person"),
    ClaimantKind.ORGANISATION: lazy_gettext("An organisation"),
}
CREDITS_NAMES = {
    Credits.NOBODY: lazy_gettext("Nobody"),
    Credits.DESK: lazy_gettext("The desk"),
    Credits.AUTHORS: lazy_gettext("Who wrote it"),
    Credits.AUTHORS_AND_APPROVERS: lazy_gettext("Who wrote it and who approved it"),
}
# What refusals say is not there.
THING_NAMES = {
    "article": lazy_gettext("article"),
    "change": lazy_gettext("change"),
    "claim": lazy_gettext("claim"),
    "claimant": lazy_gettext("claimant"),
    "comment": lazy_gettext("comment"),
    "copy": lazy_gettext("copy"),
    "delivery": lazy_gettext("message"),
    "file": lazy_gettext("file"),
    "message": lazy_gettext("message"),
    "tip": lazy_gettext("tip"),
    "job": lazy_gettext("job"),
    "person": lazy_gettext("person"),
    "place": lazy_gettext("place"),
    "rating": lazy_gettext("rating"),
    "source": lazy_gettext("source"),
    "topic": lazy_gettext("topic"),
    "verdict": lazy_gettext("verdict"),
    "webhook": lazy_gettext("webhook"),
}
# What `services.claims` writes for a claim that a person marked.
_BY_HAND = "by hand"


def state_name(state: ClaimState) -> str:
    """Return what a claim's state is called."""
    return str(STATE_NAMES[state])


def publication_state_name(state: PublicationState) -> str:
    """Return what a publication's state is called."""
    return str(PUBLICATION_STATE_NAMES[state])


def medium_name(medium: Medium) -> str:
    """Return what the medium is called that a claim was made in."""
    return str(MEDIUM_NAMES[medium])


def kind_name(kind: ClaimKind) -> str:
    """Return what a kind of claim is called."""
    return str(KIND_NAMES[kind])


def priority_name(priority: Priority) -> str:
    """Return what a priority is called."""
    return str(PRIORITY_NAMES[priority])


def role_name(role: Role) -> str:
    """Return what a role is called."""
    return str(ROLE_NAMES[role])


def stance_name(stance: Stance) -> str:
    """Return what a source's stance is called."""
    return str(STANCE_NAMES[stance])


def dismiss_reason_name(reason: DismissReason) -> str:
    """Return what a reason for dismissing is called."""
    return str(DISMISS_REASON_NAMES[reason])


def language_name(code: str) -> str:
    """Return the name of the language `code`, in the reader's language; the code itself when unknown."""
    locale = get_locale()
    return str(locale.languages.get(code, code)) if locale else code


def own_language_name(code: str) -> str:
    """Return what those who speak the language `code` call it; the code itself when unknown."""
    try:
        return str(Locale.parse(code).display_name or code)
    except (UnknownLocaleError, ValueError):
        return code


def reason_text(reason: str) -> str:
    """Return a reason for a score as a sentence, with the words that it was seen by: "code: evidence"."""
    code, _, evidence = reason.partition(": ")
    if code == _BY_HAND:
        return str(gettext("A person marked it"))
    text = str(gettext(REASON_CODES[code])) if code in REASON_CODES else code
    return f"{text}: {quoted(evidence)}" if evidence else text


def quoted(text: str) -> str:
    """Return `text` between the quotation marks of the reader's language."""
    return str(gettext("“%(text)s”", text=text))


def thing_name(thing: str) -> str:
    """Return what a kind of object is called in the middle of a sentence."""
    return str(THING_NAMES.get(thing, thing))
