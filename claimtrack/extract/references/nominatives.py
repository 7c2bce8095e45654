"""Words of a Slovenian noun phrase in the nominative, by the head of the phrase."""

from claimtrack.extract.references.endings import VOWELS
from claimtrack.extract.references.tree import Tree

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


def nominative_of(tree: Tree, place: int, head: int) -> str:
    """Return the form of a word of a noun phrase where its head stands in the nominative."""
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
