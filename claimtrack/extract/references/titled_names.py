"""The whole name that stands in the nominative behind a title: "dežurni prognostik agencije Brane Kos"."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.people import Mention
from claimtrack.extract.references.wording import SINGULAR

_REACH = 12
_CLOSING = frozenset({"PUNCT", "VERB", "AUX", "SCONJ"})


def name_behind(discourse: Discourse, head: int) -> str | None:
    """Return the name in the clause behind a noun in the singular, wherever the parser hung it."""
    tree, stop = discourse.tree, head + 1
    if not discourse.wording.inflects_names or tree.feature(head, "Number") != SINGULAR:
        return None
    if tree.feature(head, "Case") not in {"", "Nom"}:
        return None
    while stop < min(len(tree), head + _REACH) and tree.pos[stop] not in _CLOSING:
        stop += 1
    people = discourse.people.within(head + 1, stop)
    return next((mention.person.written for mention in people if _is_whole(discourse, mention)), None)


def _is_whole(discourse: Discourse, mention: Mention) -> bool:
    """True for a full name without an ending, which no preposition governs."""
    written = discourse.doc[mention.start : mention.end].text == mention.person.written
    return written and len(mention.parts) > 1 and discourse.tree.pos[mention.start - 1] != "ADP"
