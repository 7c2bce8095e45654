"""What kinds of messages and their outcomes are called."""

from flask_babel import lazy_gettext

from claimtrack.models import MessageKind, MessageOutcome

MESSAGE_KIND_NAMES = {
    MessageKind.ERROR_REPORT: lazy_gettext("Error report"),
    MessageKind.OBJECTION: lazy_gettext("Objection"),
    MessageKind.REPLY: lazy_gettext("Reply"),
    MessageKind.TIP: lazy_gettext("Tip"),
}
OUTCOME_NAMES = {
    MessageOutcome.UPHELD: lazy_gettext("Upheld"),
    MessageOutcome.PARTLY_UPHELD: lazy_gettext("Partly upheld"),
    MessageOutcome.REJECTED: lazy_gettext("Rejected"),
    MessageOutcome.NO_ANSWER: lazy_gettext("No answer due"),
    MessageOutcome.TAKEN_UP: lazy_gettext("Taken up"),
    MessageOutcome.DECLINED: lazy_gettext("Declined"),
}


def message_kind_name(kind: MessageKind) -> str:
    """Return what a kind of message is called."""
    return str(MESSAGE_KIND_NAMES[MessageKind(kind)])


def outcome_name(outcome: MessageOutcome) -> str:
    """Return what an outcome is called."""
    return str(OUTCOME_NAMES[MessageOutcome(outcome)])
