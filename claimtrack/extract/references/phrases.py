"""Plain noun phrases as claimants and antecedents: without article and clauses, in the nominative."""

from claimtrack.extract.language.words import words
from claimtrack.extract.references.nominatives import nominative_of
from claimtrack.extract.references.own_capitals import has_own_capital
from claimtrack.extract.references.tree import NAME_PARTS, Tree

_BEFORE = frozenset({"amod", "compound", "nummod", "nmod", "poss", "det", "case", "advmod"})
_BEHIND = NAME_PARTS | {"nmod", "prep", "appos"}
_SOME = frozenset({"one", "two", "three", "some", "several", "many", "most", "another"})
_STOPS = frozenset({"relcl", "acl", "punct", "cc", "conj", "advcl"})
_LONGEST = 12
_TIMES = words(
    "leto mesec teden dan ura obdobje januar februar marec april maj junij julij avgust september oktober "
    "november december desetletje polletje četrtletje"
)


def phrase_of(tree: Tree, head: int, *, article: bool = False) -> str:
    """Return the words of a noun phrase, at most twelve; an oblique Slovenian one in the nominative."""
    start, end = _start(tree, head, article=article), _end(tree, head)
    counted = any(tree.dep[child] == "nummod" for child in tree.children[head])
    inflected = tree.feature(head, "Case") not in {"", "Nom"} and not counted
    pieces: list[str] = []
    for place in range(start, min(end, start + _LONGEST)):
        token = tree.doc[place]
        if (
            tree.dep[place] == "case"
            and place == min(end, start + _LONGEST) - 1
            and not token.text[0].isalpha()
        ):
            pieces[-1] = pieces[-1].rstrip()
            break
        hyphened = place < head and place and tree.doc[place - 1].text == "-"
        inside = place < head and (tree.head[place] == head or hyphened)
        oblique = inflected and (place == head or inside) and tree.doc[place : place + 2].text[-1:] != "-"
        pieces.append((nominative_of(tree, place, head) if oblique else token.text) + token.whitespace_)
    return " ".join("".join(pieces).split())


def plain_phrase(tree: Tree, head: int) -> str:
    """Return the phrase without the capital of a sentence that it opens."""
    phrase = phrase_of(tree, head)
    first = tree.doc[tree.sentences[tree.sentence[head]][0]]
    opens = phrase.startswith(first.text) and not first.text.isupper() and tree.pos[first.i] != "PROPN"
    named = first.text[1:].lower() != first.text[1:] or first.ent_type_ not in {"", "CARDINAL"}
    named = named or has_own_capital(tree, head, phrase)
    phrase = phrase[:1].lower() + phrase[1:] if opens and not named else phrase
    return phrase.removeprefix("one ")


def some_of(tree: Tree, head: int) -> str | None:
    """Return "one of the officials" for the number that opens it; None for any other word."""
    link = head + 1
    if tree.lower[head] not in _SOME or link >= len(tree) or tree.lower[link] != "of":
        return None
    noun = tree.find(link, frozenset({"pobj"}))
    end = _end(tree, noun) if noun is not None and noun - head < _LONGEST else head
    return f"{tree.lower[head]} {tree.doc[link:end].text}" if end > link else None


def _start(tree: Tree, head: int, *, article: bool) -> int:
    start = head
    while start > 0 and head - start < _LONGEST and _modifies(tree, start - 1, head):
        start -= 1
    start = _hyphened(tree, start) if tree.feature(head, "Case") else _unhyphenated(tree, start, head)
    while start < head and (_opens_idly(tree, start, head) or (_points(tree, start) and not article)):
        start += 1
    return start


def _hyphened(tree: Tree, start: int) -> int:
    """Where a Slovenian phrase opens with both parts of "kmetijsko-gozdarski"."""
    joined = start > 0 and tree.doc[start].text == "-" and not tree.doc[start - 1].whitespace_
    return start - 1 if joined else start


def _unhyphenated(tree: Tree, start: int, head: int) -> int:
    """Where the phrase opens behind "(the Geneva)-based", of which only a part belongs."""
    hyphens = [place for place in range(start, head) if tree.doc[place].text == "-"]
    return hyphens[-1] + 2 if hyphens and hyphens[0] == start else start


def _opens_idly(tree: Tree, place: int, head: int) -> bool:
    """True for a preposition or an adverb, but not for that of a participle: "dobro obveščen vir"."""
    above = tree.head[place]
    inside = tree.pos[place] == "ADV" and tree.pos[above] == "ADJ" and place < above < head
    return tree.pos[place] in {"ADP", "ADV"} and not (inside and tree.feature(above, "Case") != "")


def _points(tree: Tree, place: int) -> bool:
    """True for articles and for "his", which say nothing without the text."""
    return tree.pos[place] == "DET" or (tree.dep[place] == "poss" and tree.pos[place] == "PRON")


def _modifies(tree: Tree, place: int, head: int) -> bool:
    for _ in range(3):
        if tree.dep[place] == "poss" and tree.pos[head] == "PROPN" and tree.doc[head].ent_type_ != "ORG":
            return False
        hyphened = tree.dep[place] == "conj" and tree.doc[place - 1].text == "-"
        known = tree.dep[place] in _BEFORE or tree.pos[place] in {"CCONJ", "PUNCT", "PART"}
        if not known and not hyphened:
            return False
        if tree.pos[place] == "PUNCT" and tree.doc[place].text != "-":
            return False
        place = tree.head[place]
        if place == head:
            return True
    return False


def _end(tree: Tree, head: int) -> int:
    end = head + 1
    while end < len(tree) and end - head < _LONGEST and _belongs(tree, end, head):
        end += 1
    return end


def _belongs(tree: Tree, place: int, head: int) -> bool:
    if tree.pos[place] == "ADP" and _opens_else(tree, place):
        return False
    for above in (place, *tree.climb(place, limit=6)):
        if above == head:
            return True
        if tree.feature(above, "Case") == "Dat" and tree.feature(head, "Case") in {"", "Nom"}:
            return False
        if is_object(tree, above) or _describes(tree, above) or _is_counted(tree, above):
            return False
        if _is_listed(tree, above, head):
            continue
        joined = tree.lower[above] == "&" or any(
            tree.lower[child] == "&" for child in tree.children[tree.head[above]]
        )
        if (
            above < head
            or (tree.dep[above] in _STOPS and not joined)
            or tree.pos[above] in {"VERB", "AUX", "SPACE"}
        ):
            return False
    return False


def is_time(tree: Tree, place: int) -> bool:
    """Return True for a year, a month or a day with a preposition: "sodišča med letoma 2019 in 2021"."""
    return tree.lemma[place] in _TIMES and any(tree.dep[child] == "case" for child in tree.children[place])


def _opens_else(tree: Tree, place: int) -> bool:
    """True for a preposition before a date, and for one with the accusative but "za": "uprava na cesto"."""
    counted = place + 1 < len(tree) and tree.pos[place + 1] == "NUM"
    apart = tree.feature(place, "Case") == "Acc" and (tree.lower[place] != "za" or counted)
    return apart or any(is_time(tree, near) for near in (place + 1, place + 2) if near < len(tree))


def _is_counted(tree: Tree, place: int) -> bool:
    """True for counted things hung on the noun before: "prireditelja prodanih 9800 vstopnic"."""
    numbered = (child for child in tree.children[place] if tree.dep[child] == "nummod")
    return tree.feature(place, "Case") == "Gen" and any(tree.lower[child].isdigit() for child in numbered)


def _is_listed(tree: Tree, place: int, head: int) -> bool:
    """True for one more word of what a name is about: "ministrstvo za naravne vire in prostor"."""
    listed = tree.head[place] if tree.dep[place] in {"cc", "punct"} else place
    above = tree.head[listed]
    joined = tree.dep[listed] == "conj" and tree.pos[listed] in {"NOUN", "ADJ"} and above > head
    case = tree.feature(listed, "Case")
    whole = place == listed or place < listed
    return (
        joined
        and whole
        and case in {"Gen", "Acc"}
        and case == tree.feature(above, "Case")
        and not any(tree.dep[child] == "case" for child in tree.children[listed])
    )


def is_object(tree: Tree, place: int) -> bool:
    """Return True for a noun that the parser hung on its neighbour: "na podjetju podražitev utemeljujejo"."""
    plain = tree.pos[place] == "NOUN" and tree.doc[place].text[:1].islower()
    nominal = tree.dep[place] == "nmod" and tree.feature(place, "Case") in {"Nom", "Acc"}
    return (
        plain and nominal and not any(tree.dep[child] in {"case", "nummod"} for child in tree.children[place])
    )


def _describes(tree: Tree, place: int) -> bool:
    """True for what is said of a name: "Lena Park of the sailing club", not "Bank of England"."""
    head = tree.head[place]
    if tree.dep[place] != "prep" or tree.pos[head] != "PROPN":
        return False
    below = tree.find(place, frozenset({"pobj"}))
    common = below is not None and tree.pos[below] == "NOUN" and tree.doc[below].text[:1].islower()
    whole = tree.find(head, frozenset({"compound"})) is not None and head + 1 < len(tree)
    return common or (whole and tree.doc[head + 1].ent_iob_ != "I")
