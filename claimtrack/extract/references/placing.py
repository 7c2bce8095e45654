"""Where the subject is put that a Slovenian verb leaves unsaid: behind the words that lean on it."""

from claimtrack.extract.language.words import words
from claimtrack.extract.references.tree import Tree

_AUXILIARIES = frozenset({"aux", "cop"})
_LEANING = words(
    "se si ga jo jih mu ji jim me te nas vas mi ti nam vam je so sta sem smo bo bodo bosta bom bomo bi naj"
)


def behind_verb(tree: Tree, verb: int, start: int, end: int) -> int:
    """Return the character behind the auxiliary and its clitics, within tokens [start, end)."""
    finite = next(
        (
            child
            for child in tree.children[verb]
            if tree.dep[child] in _AUXILIARIES
            and tree.feature(child, "VerbForm") == "Fin"
            and start <= child < end
        ),
        verb,
    )
    place = finite
    while (
        place + 1 < end
        and tree.lower[place + 1] in _LEANING
        and tree.pos[place + 1] in {"PRON", "AUX", "VERB"}
    ):
        place += 1
    return tree.doc[place].idx + len(tree.doc[place])
