"""Slovenian names in their cases: the forms that a name takes, and the nominative behind a form.

The endings are those of the noun declensions in Toporišič's Slovenska slovnica, as far as names take them.
"""

from functools import lru_cache

from claimtrack.extract.language.words import words

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
_FEMININE_ENDINGS = ("e", "i", "o")
_FLEETING = frozenset("rlkn")
_SHORTEST = 2
_CACHED = 1 << 14
MEN_IN_A = words(
    "Luka Miha Matija Nikola Saša Aljoša Jaka Žiga Vanja Ilija Nikita Mitja Grega Andrea Jona Matjaža Joža "
    "Joshua Boža Pepa Sava Mustafa Mata Luca Elia"
)

MEN_IN_O = words(
    "Marko Janko Branko Ljubo Silvo Darko Mirko Srečko Vinko Slavko Stanko Zdravko Zlatko Ivo Franko "
    "Jurko Rajko Vlado Rado Mišo Božo Joško Danilo Drago Milko Ratko Boško Željko Veljko Jerko Niko "
    "Lado Savo Vojko Duško Hugo Bruno Mario Dario Lovro Metko Ferdo Tomo Ico Slavo Mito Jaro Peco Samo"
)


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
        return known if woman and first else word
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
