"""Names of people that the words around them show, whatever they are marked as: "Ann Reed, 61, ..."."""

from collections.abc import Iterator

from spacy.tokens import Doc

from claimtrack.extract.references.tree import Tree, is_office
from claimtrack.extract.references.wording import Wording
from claimtrack.extract.signs import HYPHENS

_LONGEST, _FEWEST = 4, 2
_REACH = 6
_OLDEST = 120
_SERVING = frozenset({"for", "of"})
_PARTISAN = ("ent", "ican", "crat", "cratic", "ist", "al", "ative", "ive", "our")
_NUMERALS = frozenset("IVX")
_MODIFIED = frozenset({"a", "an", "the", "one", "his", "her", "its", "their", "whose", "who", "then", "now"})
_PERSONAL = frozenset({"who", "whose"})
_PARTICLES = frozenset({"de", "da", "di", "van", "von", "der", "den", "al", "bin", "ter", "le", "la"})
_POSSESSIVES = frozenset({"'s", "\N{RIGHT SINGLE QUOTATION MARK}s"})
_APOSTROPHES = frozenset({"'", "\N{RIGHT SINGLE QUOTATION MARK}"})
_LOCAL = frozenset({"in", "at", "near", "across", "outside", "from", "to"})
_ELSE = frozenset({"DATE", "NORP", "LANGUAGE"})
Run = tuple[int, int]


def evident_people(doc: Doc, tree: Tree, wording: Wording, titles: frozenset[str]) -> Iterator[Run]:
    """Yield the tokens of such names, without the titles before them."""
    called = wording.offices | titles
    lonely = set(_lonely(doc, tree, wording.honorifics))
    surnames = _surnames(doc, tree)
    for run in runs_of(doc, tree):
        first, stop = _bare(tree, run, wording, called)
        if not _may_name(doc, tree, first, stop, wording):
            continue
        honoured = (first, stop) != run
        usual = bool(wording.gender_of(doc[first].text)) or _is_told(tree, first, called)
        alone = doc[stop - 1].text in surnames and doc[first].text not in surnames
        alone = alone and (not first or tree.lower[first - 1] != "the")
        addressed = doc[stop - 1].text in lonely
        if honoured or usual or alone or addressed or _is_described(tree, stop, called):
            yield first, stop


def _bare(tree: Tree, run: Run, wording: Wording, called: frozenset[str]) -> Run:
    """The name without titles, letters behind it, and the body that somebody serves before it."""
    first, stop = run
    house = max((place for place in range(first, stop) if tree.lower[place] in wording.bodies), default=-1)
    if house >= 0 and _serves(tree, first, called):
        first = house + 1
    while first < stop and tree.lower[first].rstrip(".") in called:
        first += 1
    while stop > first and _is_letters(tree, stop - 1, first, wording):
        stop -= 1
    return _given(tree, first, stop, wording), stop


def _is_letters(tree: Tree, place: int, first: int, wording: Wording) -> bool:
    """True for what stands behind a name: "Ronan Leddy SC"."""
    text = tree.doc[place].text
    capitals = text.isupper() and text.isalpha() and place - first >= _FEWEST and not set(text) <= _NUMERALS
    whole = all(not tree.doc[near].text.isupper() for near in range(first, place))
    return tree.lower[place].rstrip(".") in wording.postnominals or (capitals and whole)


def _given(tree: Tree, first: int, stop: int, wording: Wording) -> int:
    """The usual first name within the words: "Independent Roy Hall"."""
    if stop - first <= _FEWEST or wording.gender_of(tree.doc[first].text) or "." in tree.lower[first]:
        return first
    served = first > 0 and tree.lower[first - 1] in _SERVING
    if not served and not tree.lower[first].endswith(_PARTISAN):
        return first
    inside = (place for place in range(first + 1, stop - 1) if wording.gender_of(tree.doc[place].text))
    return next(inside, first)


def _is_told(tree: Tree, first: int, called: frozenset[str]) -> bool:
    """True for somebody right behind an office: "the health spokesman Cathal Mac Rory"."""
    before = first - 1
    office = before >= 0 and tree.pos[before] == "NOUN" and tree.lemma[before] in called
    return office and tree.doc[first].ent_type_ == "PERSON"


def _may_name(doc: Doc, tree: Tree, first: int, stop: int, wording: Wording) -> bool:
    """True for two to four words, none of them that of a body or a date."""
    words = {tree.lower[place] for place in range(first, stop)}
    many = sum(doc[place].is_alpha for place in range(first, stop))
    dated = words & (wording.months.keys() | wording.weekdays.keys())
    return _FEWEST <= many <= _LONGEST and not dated and not words & wording.bodies


def runs_of(doc: Doc, tree: Tree) -> list[Run]:
    """Return the stretches of capitalised words; a hyphen or a particle stands only between two of them."""
    if tree.capitals is None:
        tree.capitals = list(_runs(doc, tree))
    return tree.capitals


def _runs(doc: Doc, tree: Tree) -> Iterator[Run]:
    place, size = 0, len(doc)
    while place < size:
        stop = place + _is_name(doc, tree, place)
        while place < stop < size and _goes_on(doc, tree, stop, place):
            stop += 1
        if stop > place + 1:
            yield place, stop
        place = max(stop, place + 1)


def _goes_on(doc: Doc, tree: Tree, place: int, start: int) -> bool:
    if _is_name(doc, tree, place):
        return True
    joins = doc[place].text in HYPHENS and not doc[place].whitespace_ and not doc[place - 1].whitespace_
    inside = start < place < len(doc) - 1 and _is_name(doc, tree, place + 1)
    owns = tree.lower[place] in _APOSTROPHES and tree.lower[place - 1].endswith("s")
    return inside and (joins or owns or tree.lower[place] in _PARTICLES)


def _is_name(doc: Doc, tree: Tree, place: int) -> bool:
    return tree.pos[place] == "PROPN" and doc[place].text[:1].isupper()


def _lonely(doc: Doc, tree: Tree, honorifics: frozenset[str]) -> Iterator[str]:
    """The words behind "Mr" and its like."""
    for place in range(1, len(doc)):
        if tree.lower[place - 1].rstrip(".") in honorifics and _is_name(doc, tree, place):
            yield doc[place].text


def _surnames(doc: Doc, tree: Tree) -> set[str]:
    """The names that go alone as subjects, nowhere as places: firms keep the first word, people the last."""
    places = {doc[place].text for place in range(1, len(doc)) if tree.lower[place - 1] in _LOCAL}
    subjects = {doc[place].text for place in tree.subject.values() if _stands_alone(doc, tree, place)}
    return subjects - places


def _stands_alone(doc: Doc, tree: Tree, place: int) -> bool:
    beside = (near for near in (place - 1, place + 1) if 0 <= near < len(doc))
    plain = _is_name(doc, tree, place) and doc[place].text.istitle() and doc[place].ent_type_ not in _ELSE
    return plain and not any(_is_name(doc, tree, near) or tree.lower[near] == "the" for near in beside)


def _serves(tree: Tree, place: int, called: frozenset[str]) -> bool:
    """True behind an office and "of the": "the director of the Health Institute Ann Reed"."""
    before = [tree.lower[near] for near in range(max(0, place - _FEWEST - 1), place)]
    return any(word in called for word in before) and "of" in before


def _is_described(tree: Tree, stop: int, called: frozenset[str]) -> bool:
    """True before an age, "who" or what somebody does: ", 61,", ", who runs", ", the club's manager,"."""
    if stop + 1 >= len(tree) or tree.lower[stop] != ",":
        return False
    behind = tree.lower[stop + 1]
    if behind.isdigit():
        return int(behind) < _OLDEST and tree.lower[min(len(tree) - 1, stop + 2)] in {",", ".", "and"}
    possessed = tree.lower[min(len(tree) - 1, stop + 2)] in _POSSESSIVES
    return behind in _PERSONAL or ((behind in _MODIFIED or possessed) and _does(tree, stop + 1, called))


def _does(tree: Tree, start: int, called: frozenset[str]) -> bool:
    """True where the words that open here say what somebody does."""
    for place in range(start, min(len(tree), start + _REACH)):
        if tree.pos[place] in {"VERB", "AUX", "PUNCT", "SPACE"}:
            return False
        if tree.pos[place] == "NOUN" and (tree.lemma[place] in called or is_office(tree, place)):
            return True
    return False
