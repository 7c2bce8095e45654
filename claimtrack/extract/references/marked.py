"""Where names stand: as the recogniser marks them, and where it left or parted some."""

from spacy.tokens import Doc, Span

from claimtrack.extract.references.tree import NAME_PARTS, Tree
from claimtrack.extract.references.wording import Wording

PEOPLE = frozenset({"PER", "PERSON", "NAME"})


def speaking(doc: Doc, tree: Tree, reporting: frozenset[str]) -> set[str]:
    """Return the single capitalised words that say something, which the recogniser marks as nothing."""
    subjects = (subject for verb, subject in tree.subject.items() if tree.lemma[verb] in reporting)
    return {doc[subject].text for subject in subjects if _is_bare_name(doc, tree, subject)}


def _is_bare_name(doc: Doc, tree: Tree, place: int) -> bool:
    alone = not doc[place].ent_type and not tree.children[place]
    return alone and tree.pos[place] == "PROPN" and doc[place].text.istitle()


def name_spans(doc: Doc, tree: Tree, wording: Wording, bare: set[str]) -> list[Span]:
    """Return the names that the recogniser marks, single words joined, and those behind an office."""
    found: list[Span] = []
    for ent in doc.ents:
        if found and found[-1].end == ent.start and _are_one(tree, found[-1], ent):
            found[-1] = Span(doc, found[-1].start, ent.end, label=ent.label)
        else:
            found.append(ent)
    unmarked = [
        Span(doc, place, place + 2, label="PER")
        for place in range(1, len(doc) - 1)
        if tree.pos[place] == "PROPN" == tree.pos[place + 1]
        and not doc[place].ent_type
        and not doc[place + 1].ent_type
        and _is_unmarked(doc, tree, place, wording, bare)
    ]
    return sorted([*found, *unmarked], key=lambda span: span.start)


def _are_one(tree: Tree, before: Span, behind: Span) -> bool:
    """True for first name and surname that the recogniser marked one by one."""
    first, second = before.start, behind.start
    single = len(before) == len(behind) == 1 and before.label_ == behind.label_ and behind.label_ in PEOPLE
    case = tree.feature(first, "Case")
    beside = tree.head[first] == tree.head[second] and tree.dep[first] == tree.dep[second]
    return single and beside and case == tree.feature(second, "Case") and case != ""


def _is_unmarked(doc: Doc, tree: Tree, place: int, wording: Wording, bare: set[str]) -> bool:
    """True for two capitalised words behind an office, or of which the second goes alone elsewhere."""
    second = doc[place + 1].text
    if not (doc[place].text.istitle() and second.istitle()) or tree.pos[place - 1] == "PROPN":
        return False
    if tree.dep[place] == "compound":
        return second in bare and tree.head[place] == place + 1
    joined = tree.dep[place + 1] in NAME_PARTS and tree.head[place + 1] == place
    return joined and any(tree.lemma[above] in wording.offices for above in tree.climb(place, limit=4))
