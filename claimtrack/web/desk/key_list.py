"""Every key of the desk and what it does, page by page, for the page that lists them all.

What a page shows at `?` is read from that page itself; a browser test holds this list against it.
"""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key, or two that follow each other with a space between, and its meaning in the reader's language."""

    key: str
    meaning: Any


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """What keys do in one place."""

    title: Any
    lines: tuple[KeyLine, ...]


GROUPS = (
    KeyGroup(
        lazy_gettext("Everywhere"),
        (
            KeyLine("?", lazy_gettext("Show the keys of this page")),
            KeyLine("Esc", lazy_gettext("Leave a field, or close the list of keys")),
            KeyLine("g q", lazy_gettext("Queue")),
            KeyLine("g a", lazy_gettext("Articles")),
            KeyLine("g p", lazy_gettext("Approvals")),
            KeyLine("g i", lazy_gettext("Inbox")),
            KeyLine("g c", lazy_gettext("Cited pages")),
            KeyLine("g u", lazy_gettext("Audit")),
            KeyLine("g m", lazy_gettext("Admin")),
            KeyLine("g h", lazy_gettext("What the public sees")),
            KeyLine("g o", lazy_gettext("Log out")),
        ),
    ),
    KeyGroup(
        lazy_gettext("In lists"),
        (
            KeyLine("j", lazy_gettext("Down")),
            KeyLine("k", lazy_gettext("Up")),
            KeyLine("Enter", lazy_gettext("Open")),
            KeyLine("x", lazy_gettext("Tick or untick")),
            KeyLine("<", lazy_gettext("The page before")),
            KeyLine(">", lazy_gettext("The next page")),
            KeyLine("/", lazy_gettext("Search")),
            KeyLine("e", lazy_gettext("Go on from an empty list")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Queue"),
        (
            KeyLine("n", lazy_gettext("Next claim")),
            KeyLine("a", lazy_gettext("Add an article")),
            KeyLine("f", lazy_gettext("Filter the queue")),
            KeyLine("v", lazy_gettext("More filters")),
            KeyLine("r", lazy_gettext("Reset")),
            KeyLine("w", lazy_gettext("Why it has its score")),
            KeyLine("d", lazy_gettext("Dismiss the ticked claims")),
            KeyLine("b", lazy_gettext("Plan the ticked claims")),
            KeyLine("u", lazy_gettext("Undo")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Claim"),
        (
            KeyLine("n", lazy_gettext("Next claim")),
            KeyLine("t", lazy_gettext("Take")),
            KeyLine("o", lazy_gettext("Take over")),
            KeyLine("r", lazy_gettext("Release")),
            KeyLine("s", lazy_gettext("Add a source")),
            KeyLine("f", lazy_gettext("Fetch details")),
            KeyLine("R", lazy_gettext("Add from another claim")),
            KeyLine("0 1 2 3 4 5", lazy_gettext("The rating with this number; 0 for one without")),
            KeyLine("v", lazy_gettext("Preview")),
            KeyLine("S", lazy_gettext("Save")),
            KeyLine("p", lazy_gettext("Propose")),
            KeyLine("a", lazy_gettext("What readers are told…")),
            KeyLine("e", lazy_gettext("Edit the claim…")),
            KeyLine("w", lazy_gettext("The whole article")),
            KeyLine("c", lazy_gettext("Write a comment")),
            KeyLine("y", lazy_gettext("Change the plan…")),
            KeyLine("m", lazy_gettext("Merge…")),
            KeyLine("d", lazy_gettext("Dismiss…")),
            KeyLine("u", lazy_gettext("Withdraw, reopen, undo a merge, take a time back")),
            KeyLine("z", lazy_gettext("Removed sources")),
            KeyLine("T", lazy_gettext("The verdict in another language")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Proposal and verdict"),
        (
            KeyLine("i", lazy_gettext("Read the proposal")),
            KeyLine("V", lazy_gettext("The sources as they are kept on the desk")),
            KeyLine("A", lazy_gettext("Approve")),
            KeyLine("P", lazy_gettext("Publish, or approve and publish")),
            KeyLine("b", lazy_gettext("Ask for changes…")),
            KeyLine("h", lazy_gettext("Publish at a time…")),
            KeyLine("O", lazy_gettext("Correct…")),
            KeyLine("l", lazy_gettext("Check it again…")),
            KeyLine("L", lazy_gettext("Public page")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Translation"),
        (
            KeyLine("S", lazy_gettext("Save")),
            KeyLine("p", lazy_gettext("Propose, or approve and publish")),
            KeyLine("a", lazy_gettext("Approve")),
            KeyLine("b", lazy_gettext("Send back for changes")),
            KeyLine("P", lazy_gettext("Publish")),
            KeyLine("u", lazy_gettext("Bring it up to date, or withdraw it")),
            KeyLine("c", lazy_gettext("The claim with its history")),
            KeyLine("L", lazy_gettext("Public page")),
        ),
    ),
    KeyGroup(
        lazy_gettext("A source, a comment or a change of the claim"),
        (
            KeyLine("E", lazy_gettext("Edit")),
            KeyLine("D", lazy_gettext("Remove")),
            KeyLine("U", lazy_gettext("Put back, or undo")),
            KeyLine("H", lazy_gettext("What changed")),
            KeyLine("C", lazy_gettext("Archived copy")),
            KeyLine("T", lazy_gettext("Try again")),
            KeyLine("W", lazy_gettext("Dealt with")),
            KeyLine("F", lazy_gettext("Forget who it is")),
            KeyLine("S", lazy_gettext("Undo the merge")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Source of another claim"),
        (
            KeyLine("s", lazy_gettext("Supports")),
            KeyLine("r", lazy_gettext("Refutes")),
            KeyLine("c", lazy_gettext("Context")),
            KeyLine("a", lazy_gettext("Add to this claim")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Articles"),
        (
            KeyLine("a", lazy_gettext("Add an article, or a claim that was missed")),
            KeyLine("m", lazy_gettext("Mark the selected words as claim")),
            KeyLine("h", lazy_gettext("Add a claim by hand")),
            KeyLine("v", lazy_gettext("Select with the keyboard")),
            KeyLine("i", lazy_gettext("Show it in the text")),
            KeyLine("c", lazy_gettext("Change its place…")),
            KeyLine("l", lazy_gettext("See them in the queue")),
            KeyLine("r", lazy_gettext("Read again")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Approvals"),
        (
            KeyLine("n", lazy_gettext("Next proposal")),
            KeyLine("p", lazy_gettext("Approve and publish")),
            KeyLine("a", lazy_gettext("Approve")),
            KeyLine("b", lazy_gettext("Send back for changes")),
            KeyLine("l", lazy_gettext("All proposals")),
            KeyLine("c", lazy_gettext("The claim with its history")),
            KeyLine("f", lazy_gettext("Filter the proposals")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Inbox"),
        (
            KeyLine("f", lazy_gettext("Filter the inbox")),
            KeyLine("r", lazy_gettext("Reset")),
            KeyLine("C", lazy_gettext("This view as a file (CSV)")),
            KeyLine("y", lazy_gettext("Give it to somebody")),
            KeyLine("d", lazy_gettext("What came of it")),
            KeyLine("s", lazy_gettext("Deal with it")),
            KeyLine("u", lazy_gettext("Open it again")),
            KeyLine("c", lazy_gettext("The claim")),
            KeyLine("L", lazy_gettext("Public page")),
            KeyLine("O", lazy_gettext("Correct…")),
            KeyLine("l", lazy_gettext("All about this verdict")),
            KeyLine("a", lazy_gettext("Add an article")),
            KeyLine("h", lazy_gettext("Add a claim by hand")),
            KeyLine("F", lazy_gettext("Forget who sent it…")),
            KeyLine("b", lazy_gettext("To the inbox")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Where the claim begins and ends"),
        (
            KeyLine("q w", lazy_gettext("It begins a word earlier, a word later")),
            KeyLine("o p", lazy_gettext("It ends, or is split, a word earlier, a word later")),
            KeyLine("s", lazy_gettext("Set it so")),
            KeyLine("r", lazy_gettext("As it was")),
            KeyLine("a", lazy_gettext("Select them in the article")),
            KeyLine("f", lazy_gettext("Paste the passage")),
            KeyLine("b", lazy_gettext("Back to the article")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Forms and questions"),
        (
            KeyLine("s", lazy_gettext("Save or send")),
            KeyLine("t", lazy_gettext("Take the claim and save")),
            KeyLine("m", lazy_gettext("Merge")),
            KeyLine("F", lazy_gettext("Forget it for good")),
            KeyLine("b", lazy_gettext("Back, without a change")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Administration"),
        (
            KeyLine("a", lazy_gettext("Add a person")),
            KeyLine("p", lazy_gettext("Change the policy")),
            KeyLine("s", lazy_gettext("Set the policy")),
            KeyLine("w", lazy_gettext("Webhooks")),
            KeyLine("h", lazy_gettext("Removals and legal holds")),
        ),
    ),
    KeyGroup(
        lazy_gettext("Webhooks"),
        (
            KeyLine("a", lazy_gettext("Add a webhook")),
            KeyLine("c", lazy_gettext("Change")),
            KeyLine("s", lazy_gettext("Save")),
            KeyLine("t", lazy_gettext("Send a test")),
            KeyLine("r", lazy_gettext("Go on")),
            KeyLine("v", lazy_gettext("Show the secrets")),
            KeyLine("n", lazy_gettext("Make a new secret")),
            KeyLine("b", lazy_gettext("Back")),
        ),
    ),
)


def known_keys() -> frozenset[str]:
    """Return every key that the list names, two that follow each other as they are pressed: "g q"."""
    lines = [line for group in GROUPS for line in group.lines]
    return frozenset(
        key for line in lines for key in ([line.key] if line.key.startswith("g ") else line.key.split())
    )
