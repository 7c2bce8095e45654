"""Plain noun phrases as claimants and antecedents: without article and clauses, in the nominative."""

from claimtrack.extract.references.endings import VOWELS
from claimtrack.extract.references.own_capitals import has_own_capital
from claimtrack.extract.references.tree import NAME_PARTS, Tree

_BEFORE = frozenset({"amod", "compound", "nummod", "nmod", "poss", "det", "case", "advmod"})
_BEHIND = NAME_PARTS | {"nmod", "prep", "appos"}
_SOME = frozenset({"one", "two", "three", "some", "several", "many", "most", "another"})
_STOPS = frozenset({"relcl", "acl", "punct", "cc", "conj", "advcl"})
_LONGEST = 12
_ADJECTIVE_ENDINGS = ("ega", "emu", "imi", "ima", "em", "im", "ih", "i", "e", "a", "o", "u")
_NOMINATIVE = {
    ("Masc", "Sing"): "i",
    ("Fem", "Sing"): "a",
    ("Neut", "Sing"): "o",
    ("Masc", "Plur"): "i",
    ("Fem", "Plur"): "e",
    ("Neut", "Plur"): "a",
}
# Lemmas that the dictionary makes of the commonest first word of Slovenian firms.
_FLEETING = {"elekter": "elektro", "elektr": "elektro"}
_SOFTENED = ("jev", "jem", "jih", "ji", "je")
_SOFT = ("c", "č", "š", "ž", "j")


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
        oblique = inflected and (place == head or (tree.head[place] == head and place < head))
        pieces.append((_nominative(tree, place, head) if oblique else token.text) + token.whitespace_)
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
    start = _unhyphenated(tree, start, head)
    while start < head and (_opens_idly(tree, start, head) or (_points(tree, start) and not article)):
        start += 1
    return start


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
        if tree.dep[place] not in _BEFORE and tree.pos[place] not in {"CCONJ", "PUNCT", "PART"}:
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
    if tree.pos[place] == "ADP" and tree.feature(place, "Case") == "Acc":
        counted = place + 1 < len(tree) and tree.pos[place + 1] == "NUM"
        if tree.lower[place] != "za" or counted:
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


def _nominative(tree: Tree, place: int, head: int) -> str:
    text = tree.doc[place].text
    gender = tree.feature(head, "Gender")
    number = "Sing" if tree.feature(head, "Number") == "Sing" else "Plur"
    if place == head:
        return text if text.isupper() else _cased(text, _noun(tree, place, gender, number))
    if tree.pos[place] not in {"ADJ", "DET"}:
        return text
    ending = _NOMINATIVE.get((gender, number), "")
    stem = next((text.removesuffix(end) for end in _ADJECTIVE_ENDINGS if text.endswith(end)), text)
    soft = ending == "o" and stem.endswith(_SOFT)
    return stem + ("e" if soft else ending) if ending and stem != text else text


def _is_cut(lemma: str) -> bool:
    """True for "Elektr", which no noun ends in: "iz Elektra" is Elektro."""
    return lemma[-1:] in {"r", "l", "n", "m"} and lemma[-2:-1] not in VOWELS | {"r", "l", "j", "v"}


def _noun(tree: Tree, place: int, gender: str, number: str) -> str:
    lemma = tree.lemma[place]
    if number == "Sing":
        text, lemma = tree.doc[place].text, _FLEETING.get(lemma.lower(), lemma)
        guessed = (
            tree.pos[place] == "PROPN" and lemma.endswith("o") and text.endswith("a") and gender == "Masc"
        )
        if (
            tree.doc[place].ent_type_ == "ORG"
            and text.endswith("a")
            and lemma == text[:-1]
            and _is_cut(lemma)
        ):
            return lemma + "o"
        return text[:-1] if guessed and tree.doc[place].ent_type_ == "ORG" else lemma
    if lemma.endswith("a"):
        return lemma[:-1] + "e"
    if gender == "Neut" and lemma[-1:] in VOWELS:
        return lemma[:-1] + "a"
    soft = tree.lower[place].endswith(_SOFTENED) and lemma.endswith("r")
    if soft and gender == "Masc":
        return lemma + "ji"
    fleeting = lemma.endswith("ec") and len(lemma) > 3  # noqa: PLR2004 - a stem before the ending
    return (lemma[:-2] + "c" if fleeting else lemma) + ("i" if gender == "Masc" else "")


def _cased(text: str, lemma: str) -> str:
    return lemma[:1].upper() + lemma[1:] if text[:1].isupper() else lemma
