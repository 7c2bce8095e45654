"""The whole name that stands in the nominative behind a title: "dežurni prognostik agencije Brane Kos"."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.endings import first_gender
from claimtrack.extract.references.people import Mention
from claimtrack.extract.references.wording import SINGULAR

_REACH = 12
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "DET"})
_CLOSING = frozenset({"PUNCT", "VERB", "AUX", "SCONJ"})


def name_behind(discourse: Discourse, head: int) -> str | None:
    """Return the name in the clause behind a noun in the singular, wherever the parser hung it."""
    tree, stop = discourse.tree, head + 1
    if not discourse.wording.inflects_names or tree.feature(head, "Number") != SINGULAR:
        return None
    if tree.feature(head, "Case") not in {"", "Nom"}:
        return _oblique_behind(discourse, head)
    while stop < min(len(tree), head + _REACH) and tree.pos[stop] not in _CLOSING:
        stop += 1
    people = discourse.people.within(head + 1, stop)
    return next((mention.person.written for mention in people if _is_whole(discourse, mention)), None)


def _oblique_behind(discourse: Discourse, head: int) -> str | None:
    """The name in the case of an office, behind the body that it is of: "predstavnice uprave Ane Kos"."""
    tree, gender = discourse.tree, discourse.tree.feature(head, "Gender")
    if tree.lemma[head] not in discourse.wording.offices:
        return None
    for place in range(head + 1, min(len(tree), head + _REACH)):
        mention = discourse.people.at(place)
        if mention is not None:
            known = first_gender(tree.doc[place].text)
            alike = known == gender or (not known and mention.person.gender in {"", gender})
            return mention.person.written if alike and mention.is_full else None
        if tree.pos[place] not in _NOMINAL or tree.feature(place, "Case") not in {"", "Gen"}:
            return None
    return None


def _is_whole(discourse: Discourse, mention: Mention) -> bool:
    """True for a full name without an ending, which no preposition governs."""
    written = discourse.doc[mention.start : mention.end].text == mention.person.written
    return written and len(mention.parts) > 1 and discourse.tree.pos[mention.start - 1] != "ADP"
