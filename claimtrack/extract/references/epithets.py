"""What a Slovenian text calls somebody by without a name: "25-letnik", "Ljubljančan", "sogovornica"."""

from claimtrack.extract.language.words import words
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.wording import SINGULAR

_AGED = ("letnik", "letnica")
_GENERAL = words("sogovornik sogovornica")
_SENTENCES_BACK = 3
_REACH = 120


def called(discourse: Discourse, head: int) -> str | None:
    """Return whoever was named last and is of the gender of the noun; None for other nouns."""
    tree = discourse.tree
    if not discourse.wording.drops_subject or not _is_epithet(discourse, head):
        return None
    gender, sentence = tree.feature(head, "Gender"), tree.sentence[head]
    for mention in reversed(discourse.people.within(max(0, head - _REACH), head)):
        near = sentence - tree.sentence[mention.start] <= _SENTENCES_BACK
        if near and mention.person.gender == gender:
            return mention.person.written
    return None


def _is_epithet(discourse: Discourse, head: int) -> bool:
    tree, wording = discourse.tree, discourse.wording
    if tree.feature(head, "Number") != SINGULAR or tree.feature(head, "Case") not in {"", "Nom"}:
        return False
    mention = discourse.people.at(head)
    if mention is not None and len(mention.person.words) > 1:
        return False
    word, written = tree.lower[head], tree.doc[head].text
    inhabitant = written[:1].isupper() and word.endswith(wording.demonym_endings)
    known = word.endswith(_AGED) or word in _GENERAL or word in wording.demonyms
    return known or (inhabitant and head > tree.sentences[tree.sentence[head]][0])
