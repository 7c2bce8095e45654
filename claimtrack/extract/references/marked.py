"""Where names stand: as the recogniser marks them, and where it left or parted some."""

from spacy.tokens import Doc, Span

from claimtrack.extract.references.evident import evident_people
from claimtrack.extract.references.given_names import by_first_names
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
        if found and found[-1].end == ent.start and _are_one(tree, found[-1], ent, wording):
            found[-1] = Span(doc, found[-1].start, ent.end, label=ent.label)
        else:
            found.append(ent)
    found += by_first_names(doc, tree) if wording.inflects_names else []
    unmarked = [
        Span(doc, place, place + 2, label="PER")
        for place in range(1, len(doc) - 1)
        if tree.pos[place] == "PROPN" == tree.pos[place + 1]
        and not doc[place].ent_type
        and not doc[place + 1].ent_type
        and _is_unmarked(doc, tree, place, wording, bare)
    ]
    return sorted([*found, *unmarked], key=lambda span: span.start)


def with_evident(
    spans: list[Span], doc: Doc, tree: Tree, wording: Wording, titles: frozenset[str]
) -> list[Span]:
    """Return the names with those that the words around them show, in the place of what overlaps them."""
    runs = list(evident_people(doc, tree, wording, titles))
    inside = {place for start, stop in runs for place in range(start, stop)}
    kept = [span for span in spans if not any(place in inside for place in range(span.start, span.end))]
    shown = [Span(doc, start, stop, label="PERSON") for start, stop in runs]
    return sorted([*kept, *shown], key=lambda span: span.start)


def _are_one(tree: Tree, before: Span, behind: Span, wording: Wording) -> bool:
    """True for first name and surname that the recogniser marked one by one."""
    first, second = before.start, behind.start
    single = len(before) == len(behind) == 1 and behind.label_ in PEOPLE
    single = single and (before.label_ == behind.label_ or _is_called(tree, first, wording))
    case = tree.feature(first, "Case")
    beside = tree.head[first] == tree.head[second] and tree.dep[first] == tree.dep[second]
    return single and beside and case == tree.feature(second, "Case") and case != ""


def _is_called(tree: Tree, place: int, wording: Wording) -> bool:
    """True for what stands right below an office: "guverner regije Oleh Sinegubov"."""
    return wording.inflects_names and tree.lemma[tree.head[place]] in wording.offices


def _is_unmarked(doc: Doc, tree: Tree, place: int, wording: Wording, bare: set[str]) -> bool:
    """True for two capitalised words behind an office, or of which the second goes alone elsewhere."""
    second = doc[place + 1].text
    if not (doc[place].text.istitle() and second.istitle()) or tree.pos[place - 1] == "PROPN":
        return False
    if tree.dep[place] == "compound":
        return second in bare and tree.head[place] == place + 1
    joined = tree.dep[place + 1] in NAME_PARTS and tree.head[place + 1] == place
    return joined and any(tree.lemma[above] in wording.offices for above in tree.climb(place, limit=4))
