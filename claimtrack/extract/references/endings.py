"""Slovenian names in their cases: the forms that a name takes, and the nominative behind a form.

The endings are those of the noun declensions in Toporišič's Slovenska slovnica, as far as names take them.
"""

from functools import lru_cache

from claimtrack.extract.references.first_names import MEN, WOMEN
from claimtrack.extract.references.wording import FEMININE, MASCULINE

VOWELS = frozenset("aeiou")
_SOFT = ("c", "č", "š", "ž", "j")
_GLIDING = ("r", "i", "y", "u", "e")
_CASES = {
    "Gen": ("ja", "a"),
    "Acc": ("ja", "a"),
    "Dat": ("ju", "u"),
    "Loc": ("ju", "u"),
    "Ins": ("jem", "om", "em"),
}
_CASES_IN_A = {"a": "Nom", "e": "Gen", "i": "Dat", "o": "Acc"}
_OF_MEN = ("om", "em")
_FEMININE_ENDINGS = ("e", "i", "o")
_FLEETING = frozenset("rlkn")
_SHORTEST = 2
_CACHED = 1 << 14
MEN_IN_A = frozenset(name for name in MEN if name.endswith("a"))
MEN_IN_O = frozenset(name for name in MEN if name.endswith("o"))


@lru_cache(maxsize=_CACHED)
def forms_of(name: str) -> frozenset[str]:
    """Return every form of one word of a name in the singular."""
    last, stem = name[-1:].lower(), name[:-1]
    if last == "a":
        forms = {stem + ending for ending in "aeio"}
    elif last == "o":
        forms = {stem + ending for ending in ("o", "a", "u", "om", "em")}
    elif last == "e":
        forms = {name, *(name + ending for ending in ("ta", "tu", "tom", "ja", "ju", "jem"))}
    else:
        forms = _of_consonants(name)
    return frozenset(forms)


def _of_consonants(name: str) -> set[str]:
    forms = {name}
    for stem in {name, _without_fleeting(name)}:
        forms |= {stem + ending for ending in ("a", "u", "om", "em")}
    if name.endswith(_GLIDING):
        forms |= {name + ending for ending in ("ja", "ju", "jem")}
    return forms


def _without_fleeting(name: str) -> str:
    """Peter: Petra; Mesec: Mesca; Kokelj: Koklja."""
    tail = 2 if name.endswith(("lj", "nj")) else 1
    fleeting = len(name) > tail + _SHORTEST and name[-tail - 1] == "e" and name[-tail - 2] not in VOWELS
    return name[: -tail - 1] + name[-tail:] if fleeting else name


def surnames_of(name: str) -> set[str]:
    """Return the forms by which a woman goes without her first name: Novakova, Zupančičeve."""
    base = name[:-1] if name[-1:] in VOWELS else name
    suffixes = ("ev",) if base.endswith(_SOFT) else ("ov", "jev") if base.endswith("r") else ("ov",)
    if len(base) <= _SHORTEST:
        return set()
    bases = {base + suffix for suffix in suffixes}
    if name.endswith("e"):
        bases.add(name + "tov")
    if base.endswith("c"):
        bases.add(base.removesuffix("c").removesuffix("e") + "čev")
    if base[-2:-1] == "e" and base[-1] in _FLEETING:
        bases.add(base[:-2] + base[-1] + "ov")
    return {stem + ending for stem in bases for ending in ("a", "e", "i", "o")}


def nominative(word: str, case: str, lemma: str, *, feminine: bool, first: bool) -> str:
    """Return the nominative of one word of a name in this case; `lemma` is believed where it can be one.

    Of women only first names and surnames in a vowel are inflected: Ane Novak, Ane Kovače.
    """
    if feminine and not first and word[-1:].lower() not in VOWELS:
        return word
    known = lemma[:1].upper() + lemma[1:]
    if first and not feminine and case not in {"", "Nom"} and word[:-1] + "o" in MEN_IN_O:
        return word[:-1] + "o"
    if case == "Nom":
        woman = known.endswith("a") and word.endswith(_FEMININE_ENDINGS) and word[:-1] == known[:-1]
        return known if woman and first and word not in MEN else word
    if known != word and word in forms_of(known) and not (feminine and not known.endswith("a")):
        return known
    return _stripped(word, case, feminine=feminine)


def _stripped(word: str, case: str, *, feminine: bool) -> str:
    if feminine:
        return word[:-1] + "a" if word.endswith(_FEMININE_ENDINGS) else word
    for ending in _CASES.get(case, ()):
        stem = word.removesuffix(ending)
        glides = len(ending) == 1 or ending[0] != "j" or stem.endswith(_GLIDING)
        if stem != word and len(stem) > _SHORTEST and glides:
            return _with_fleeting(stem)
    return word[:-1] + "a" if case in {"Gen", "Acc"} and word.endswith("e") else word


def _with_fleeting(stem: str) -> str:
    """Petr- is Peter, Mesc- is Mesec: no name ends in a consonant and these."""
    lone = len(stem) > _SHORTEST and stem[-1] in {"r", "c"} and stem[-2] not in VOWELS | {"r"}
    return stem[:-1] + "e" + stem[-1] if lone else stem


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    """The gender of whoever a form of a usual first name may mean, "" for both."""
    table: dict[str, str] = {}
    for names, gender in ((WOMEN, FEMININE), (MEN, MASCULINE)):
        for form in {form for name in names for form in forms_of(name)}:
            table[form] = "" if table.get(form, gender) != gender else gender
    return table


def is_first(word: str) -> bool:
    """Return True for a form of a usual first name."""
    return word in _first_names()


def first_gender(form: str) -> str:
    """Return the gender that a form of a usual first name shows; "" for "Petra", who may be Peter as well."""
    return _first_names().get(form, "")


def shown_case(first: str, last: str) -> tuple[str, bool] | None:
    """Return the case that a first name shows before a bare surname, and whether it is that of a woman.

    Women do not inflect it ("Zdenke Kovač"); a man's surname would show the case as well: "Zdenka Kovača".
    """
    if last[-1:].lower() in VOWELS or last.endswith(_OF_MEN):
        return None
    if first in MEN and first not in WOMEN:
        return "Nom", False
    case = _womans_case(first)
    return (case, True) if case else None


def _womans_case(first: str) -> str | None:
    name = first[:-1] + "a"
    if first[-1:] not in _CASES_IN_A or name in MEN_IN_A:
        return None
    plain = first == name and first not in MEN
    return _CASES_IN_A[first[-1]] if plain or (name in WOMEN and first not in MEN) else None


def gender_of(first: str) -> str:
    """Return the gender of whoever bears a first name of the lists; "" for others, and for one of both."""
    if (first in MEN) == (first in WOMEN):
        return ""
    return MASCULINE if first in MEN else FEMININE


def guessed_gender(first: str) -> str:
    """Return the gender that the end of a first name speaks for."""
    return FEMININE if first.endswith("a") and first not in MEN_IN_A else MASCULINE
