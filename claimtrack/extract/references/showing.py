"""English verbs of showing at the end of a sentence that were read as nouns: "..., figures from X show"."""

from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import Wording

_REACH = 16
_NOMINAL = frozenset({"NOUN", "PROPN"})
_STOPS = frozenset({"VERB", "AUX"})


def mend_showing(tree: Tree, wording: Wording) -> None:
    """Change part of speech, head and children of such words, whose subject is the document before."""
    for place, word in enumerate(tree.lower):
        if word in wording.showing and tree.pos[place] in _NOMINAL and _closes(tree, place):
            document = _document(tree, place, wording)
            if document is not None:
                _mend(tree, place, document)


def _closes(tree: Tree, place: int) -> bool:
    return place + 1 < len(tree) and tree.lower[place + 1] in {".", ",", ";"}


def _document(tree: Tree, place: int, wording: Wording) -> int | None:
    """The noun that opens the clause: behind a comma, or where the sentence does."""
    start = max(tree.sentences[tree.sentence[place]][0], place - _REACH)
    for noun in range(place - 1, start - 1, -1):
        finite = tree.pos[noun] in _STOPS and tree.feature(noun, "VerbForm") != "Part"
        if finite or (tree.lower[noun] == "," and noun < place - 1):
            return None
        if {tree.lemma[noun], tree.lower[noun]} & wording.documents and tree.pos[noun] == "NOUN":
            return noun
    return None


def _mend(tree: Tree, place: int, document: int) -> None:
    below = [child for child in tree.children[place] if child < place]
    if below:
        _replace(tree, place, below[-1])
    main = tree.head[document]
    _hang(tree, place, place if main == document else main, "ROOT" if main == document else "parataxis")
    for child in [
        child for child in tree.children[document] if child < document and tree.pos[child] in _STOPS
    ]:
        _hang(tree, child, place, tree.dep[child])
    _hang(tree, document, place, "nsubj")
    tree.pos[place], tree.lemma[place], tree.features[place] = "VERB", tree.lower[place], {"VerbForm": "Fin"}
    tree.subject[place] = document


def _replace(tree: Tree, place: int, heir: int) -> None:
    """The last of what hung on the word takes its part in the noun phrase."""
    for child in list(tree.children[place]):
        if child != heir:
            _hang(tree, child, heir, tree.dep[child])
    _hang(tree, heir, tree.head[place], tree.dep[place])


def _hang(tree: Tree, place: int, head: int, relation: str) -> None:
    if tree.head[place] != place:
        tree.children[tree.head[place]].remove(place)
    tree.head[place], tree.dep[place] = head, relation
    if head != place:
        tree.children[head].append(place)
        tree.children[head].sort()
