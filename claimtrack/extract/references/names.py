"""Names of people as the recogniser marks them, cleaned: no titles, whole words, one person each."""

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimtrack.extract.language import LanguageRules
from claimtrack.extract.references.endings import first_gender, is_first, nominative, shown_case
from claimtrack.extract.references.given_names import opening_of, uncapitalised
from claimtrack.extract.references.marked import PEOPLE, name_spans, speaking, with_evident
from claimtrack.extract.references.tree import NAME_PARTS, SUBJECTS, Tree, is_office
from claimtrack.extract.references.wording import FEMININE, Wording
from claimtrack.extract.roots import root_of
from claimtrack.extract.signs import HYPHENS

_LONGEST = 8
_DOCTORS = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms"})
_PAIR = 2
_GOVERNED = 2


@dataclass(frozen=True, slots=True)
class Name:
    """`forms` are the words as written, `words` in the nominative, `case` that of the name ("" unknown)."""

    start: int
    end: int
    forms: tuple[str, ...]
    words: tuple[str, ...]
    case: str
    agrees: bool = True


def read_names(doc: Doc, tree: Tree, rules: LanguageRules, wording: Wording) -> list[Name]:
    """Return the names of people in order."""
    names: list[Name] = []
    bare = {ent.text for ent in doc.ents if ent.label_ in PEOPLE and len(ent) == 1}
    bare |= speaking(doc, tree, rules.saying.reporting)
    spans = name_spans(doc, tree, wording, bare)
    if not wording.inflects_names:
        spans = with_evident(spans, doc, tree, wording, rules.titles)
    for ent in spans:
        person = _is_person(tree, ent, rules, wording) or _holds(tree, ent, bare)
        if person and (not names or ent.start >= names[-1].end):
            words = _trimmed(doc, tree, _words(doc, tree, ent), rules, wording)
            if words and len(words) <= _LONGEST:
                names.append(_name(doc, tree, words, wording))
    return names


def _is_person(tree: Tree, ent: Span, rules: LanguageRules, wording: Wording) -> bool:
    """True for what the recogniser calls a person or a title does: "her manager, Paul Deering"."""
    if ent[-1].lower_ in wording.bodies or any(
        tree.lower[child] == "the" for child in tree.children[ent.end - 1]
    ):
        return False
    if ent.start and tree.lower[ent.start - 1].rstrip(".") in _DOCTORS and ent.label_ != "GPE":
        return True
    if ent.label_ in PEOPLE or tree.lower[ent.start].rstrip(".") in wording.titles:
        return True
    root = root_of(ent)
    above = tree.head[root]
    short = len(ent) == _PAIR and all(tree.pos[place] == "PROPN" for place in range(ent.start, ent.end))
    return (
        short and tree.dep[root] == "appos" and (tree.lower[above] in rules.titles or is_office(tree, above))
    )


def _holds(tree: Tree, ent: Span, bare: set[str]) -> bool:
    """True for a name by one end of which a person goes elsewhere, whatever the recogniser calls it here."""
    named = all(tree.pos[place] in {"PROPN", "PUNCT", "NOUN"} for place in range(ent.start, ent.end))
    joined = tree.dep[ent.start + 1] in NAME_PARTS if len(ent) > 1 else False
    return len(ent) > 1 and named and (ent[-1].text in bare or (joined and ent[0].text in bare))


def _words(doc: Doc, tree: Tree, ent: Span) -> list[tuple[int, int]]:
    """The words of a name as ranges of tokens; a hyphen joins, and so does a part that the tree adds."""
    words: list[tuple[int, int]] = []
    place, end = ent.start, ent.end
    while place < end or _goes_on(doc, tree, place, ent.start):
        stop = place + 1
        while _hyphenated(doc, stop):
            stop += 2
        words.append((place, stop))
        place = stop
    return words


def _goes_on(doc: Doc, tree: Tree, place: int, start: int) -> bool:
    return (
        place < len(doc)
        and tree.dep[place] in NAME_PARTS
        and start <= tree.head[place] < place
        and tree.pos[place] == "PROPN"
        and not doc[place].ent_type
        and tree.feature(place, "Case") == tree.feature(start, "Case")
    )


def _hyphenated(doc: Doc, place: int) -> bool:
    """True at a hyphen that joins two parts of a name, as in Jong-un."""
    return (
        place + 1 < len(doc)
        and doc[place].text in HYPHENS
        and not doc[place].whitespace_
        and not doc[place - 1].whitespace_
        and doc[place + 1].is_alpha
    )


def _trimmed(
    doc: Doc, tree: Tree, words: list[tuple[int, int]], rules: LanguageRules, wording: Wording
) -> list[tuple[int, int]]:
    titles = [
        index
        for index, (start, _) in enumerate(words)
        if tree.lower[start].rstrip(".") in rules.titles
        or tree.lower[start].rstrip(".") in wording.offices
        or tree.pos[start] in {"DET", "ADP", "PUNCT"}
    ]
    words = words[titles[-1] + 1 :] if titles and titles[-1] + 1 < len(words) else words
    if len(words) > _PAIR and _is_demonym(tree.lower[words[0][0]], wording):
        words = words[1:]
    while words and not doc[words[0][0]].text[:1].isupper():
        words = words[1:]
    while len(words) > 1 and tree.lower[words[-1][0]].rstrip(".") in wording.postnominals:
        words = words[:-1]
    while words and not (doc[words[-1][0]].text[:1].isalpha() and _named(doc, words[-1][0])):
        words = words[:-1]
    if len(words) == 1 and tree.pos[words[0][0]] != "PROPN":
        return []
    words = words[opening_of(doc, words) if wording.inflects_names else 0 :]
    return words[1:] if _possessor(tree, words) or _belongs_before(tree, words, wording) else words


def _belongs_before(tree: Tree, words: list[tuple[int, int]], wording: Wording) -> bool:
    """True where the first word names the house before it: "predsednica zveze Sindos Lidija Kerin"."""
    before = words[0][0] - 1 if words else -1
    house = before >= 0 and tree.lemma[before] in wording.houses
    if len(words) <= _PAIR or not house or tree.feature(before, "Case") != "Gen":
        return False
    return not is_first(tree.doc[words[0][0]].text)


def _is_demonym(word: str, wording: Wording) -> bool:
    """True for "Norvežan Anders Lund": the name of a people before a whole name."""
    return word in wording.demonyms or (
        bool(wording.demonym_endings) and word.endswith(wording.demonym_endings)
    )


def _named(doc: Doc, place: int) -> bool:
    text = doc[place].text
    return text[:1].isupper() or text.startswith(("al", "bin", "el"))


def _possessor(tree: Tree, words: list[tuple[int, int]]) -> bool:
    """Kremlja Dmitrij Peskov: a genitive before a name in the nominative belongs to the title."""
    cases = [tree.feature(start, "Case") for start, _ in words]
    apart = len(words) > _PAIR and cases[0] == "Gen" and cases[1] == "Nom"
    return apart and not is_first(tree.doc[words[0][0]].text)


def _name(doc: Doc, tree: Tree, words: list[tuple[int, int]], wording: Wording) -> Name:
    start, end = words[0][0], words[-1][1]
    forms = tuple(uncapitalised(doc[first:stop].text) for first, stop in words)
    if not wording.inflects_names:
        return Name(start, end, forms, forms, "Nom")
    title = _title(tree, start, wording)
    shown = shown_case(forms[0], forms[-1]) if len(forms) > 1 else None
    case = tree.feature(title, "Case") if title is not None else _case(tree, words)
    case, feminine = shown or (case, _is_feminine(tree, start, start if title is None else title))
    plain = tuple(
        nominative(
            form,
            case,
            tree.lemma[first] if stop == first + 1 and tree.pos[first] == "PROPN" else form,
            feminine=feminine,
            first=first == start,
        )
        for form, (first, stop) in zip(forms, words, strict=True)
    )
    cases = {tree.feature(first, "Case") for first, stop in words if stop == first + 1}
    return Name(start, end, forms, plain, case, len(cases - {""}) < _PAIR)


def _title(tree: Tree, start: int, wording: Wording) -> int | None:
    """The office before a name, whose case and gender the name shares: "sekretar združenja Zvone Puncer"."""
    place = start
    for above in tree.climb(start, limit=4):
        if above >= place or tree.pos[above] not in {"NOUN", "X"} or start - above > _LONGEST:
            return None
        if tree.lemma[above] in wording.offices and tree.feature(above, "Case"):
            return above
        place = above
    return None


def split(name: Name) -> list[Name]:
    """Return the two names of a pair of single tokens."""
    return [
        Name(
            name.start + index,
            name.start + index + 1,
            name.forms[index : index + 1],
            name.words[index : index + 1],
            "",
        )
        for index in range(_PAIR)
    ]


def _is_feminine(tree: Tree, name: int, start: int) -> bool:
    known = first_gender(tree.doc[name].text)
    if known:
        return known == FEMININE
    above = tree.head[start]
    titled = tree.pos[above] == "NOUN" and tree.dep[start] in {"nmod", "appos", "flat", "flat:name"}
    return tree.feature(start, "Gender") == FEMININE or (
        titled and tree.feature(above, "Gender") == FEMININE and tree.lemma[start].endswith("a")
    )


def _case(tree: Tree, words: list[tuple[int, int]]) -> str:
    """The case that most of the words show, and what governs the name: a preposition, a title, the verb."""
    start = words[0][0]
    votes = Counter(
        tree.feature(first, "Case")
        for first, stop in words
        if stop == first + 1 and tree.feature(first, "Case") and tree.pos[first] == "PROPN"
    )
    if tree.dep[start] in SUBJECTS:
        votes["Nom"] += _GOVERNED
    for child in tree.children[start]:
        if tree.dep[child] == "case" and tree.feature(child, "Case"):
            votes[tree.feature(child, "Case")] += _GOVERNED
    above = tree.head[start]
    if tree.dep[start] in {"nmod", "appos"} and above == start - 1 and tree.pos[above] == "NOUN":
        votes[tree.feature(above, "Case")] += 1
    return votes.most_common(1)[0][0] if votes else "Nom"
