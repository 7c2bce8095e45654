"""What stands beside an English noun and tells who it is: a name between commas, a participle."""

from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.phrases import plain_phrase

_FEW = 6


def beside_commas(discourse: Discourse, head: int) -> str | None:
    """Return the name between commas before the verb: "the trust that runs it, Northern Lights, said"."""
    tree, verb = discourse.tree, discourse.tree.head[head]
    stop = verb - 1
    if not (head < stop < len(tree) and tree.lower[stop] == "," and tree.pos[head] == "NOUN"):
        return None
    start = stop
    while start > head and tree.pos[start - 1] == "PROPN":
        start -= 1
    if not head + 1 < start < stop or tree.lower[start - 1] != ",":
        return None
    mention = discourse.people.at(stop - 1)
    if mention is not None:
        return mention.person.written
    return tree.doc[start:stop].text if tree.lemma[head] in discourse.wording.houses else None


def described_by(discourse: Discourse, head: int) -> str:
    """Return the plain phrase, with the participle that tells which: "the union representing bus drivers"."""
    tree, phrase = discourse.tree, plain_phrase(discourse.tree, head)
    clause = tree.find(head, frozenset({"acl"}))
    if clause != head + 1 or discourse.wording.drops_subject or tree.lower[clause][-3:] != "ing":
        return phrase
    end = tree.extent(clause)[1]
    return f"{phrase} {tree.doc[clause:end].text}" if end - clause <= _FEW else phrase
