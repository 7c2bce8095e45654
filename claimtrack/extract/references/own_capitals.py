"""Slovenian bodies whose capital is that of a name, also where it opens a sentence: Zveza potrošnikov."""

from claimtrack.extract.language.words import words
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import SINGULAR

_NAMED = words("zveza združenje zavod agencija inštitut zbornica sindikat društvo institut sklad urad")
_LOCAL = words("bolnišnica družina uprava občina dom center fakulteta univerza šola vrtec klub postaja")


def has_own_capital(tree: Tree, head: int, phrase: str) -> bool:
    """Return True for a kind of body with what it is of, and for one with a name: bolnišnica Brežice."""
    if tree.feature(head, "Number") != SINGULAR or not tree.feature(head, "Case"):
        return False
    lemma, (first, *rest) = tree.lemma[head], phrase.split()
    behind = any(word[:1].isupper() for word in rest)
    whole = lemma in _NAMED and bool(rest) and first.lower() == lemma
    return whole or (behind and lemma in _NAMED | _LOCAL)
