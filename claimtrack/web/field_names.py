"""What the fields of the desk's forms are called when they are shown apart from their form."""

from flask_babel import lazy_gettext as _

FIELD_NAMES = {
    "address": _("Address"),
    "assignee": _("Assigned to"),
    "answer": _("Answer, or the reason"),
    "as_of": _("True as of"),
    "claimant": _("Claimant"),
    "claimant_kind": _("The claimant is"),
    "claimant_party": _("Party of a new claimant"),
    "claimant_role": _("Role of a new claimant"),
    "due_on": _("Due by the end of"),
    "explanation": _("Explanation"),
    "headline": _("Headline"),
    "kind": _("What it is"),
    "language": _("Language"),
    "locator": _("Where in it"),
    "moment": _("Publish on"),
    "name": _("Name"),
    "new_topic": _("New topic"),
    "note": _("Note"),
    "on": _("Check again on"),
    "outcome": _("What came of it"),
    "passage": _("The passage"),
    "priority": _("Priority"),
    "public_name": _("Public name"),
    "public_note": _("What readers are told"),
    "published_on": _("Published on"),
    "publisher": _("Publisher"),
    "publisher_logo_url": _("Address of the publisher's logo"),
    "publisher_name": _("Publisher's name"),
    "publisher_url": _("Publisher's address"),
    "quote": _("Quote"),
    "reason": _("Reason"),
    "reference": _("Or a reference"),
    "role": _("Role"),
    "short_wording": _("Short wording"),
    "stance": _("What it says about the claim"),
    "standalone": _("Standalone form"),
    "summary": _("Summary"),
    "text": _("Text"),
    "title": _("Title"),
    "url": _("Address (URL)"),
    "wording": _("Wording"),
    "topics": _("Topics"),
    "words": _("Number, address or words of the claim"),
}


def field_name(name: str) -> str:
    """Return what the field `name` is called; its own name, made readable, when it is not known."""
    return str(FIELD_NAMES.get(name) or name.replace("_", " ").capitalize())
