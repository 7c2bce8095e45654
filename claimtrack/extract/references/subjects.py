"""The clauses of a text and their subjects, and which Slovenian clauses leave theirs unsaid."""

from dataclasses import dataclass

from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.wording import SINGULAR, Wording

_AUXILIARIES = frozenset({"aux", "cop", "auxpass", "aux:pass"})
_RELATIVE = frozenset({"ki", "kateri", "kdor"})
_IMPERSONAL = frozenset({"zdeti", "treba", "moči", "mogoče", "iti", "deževati", "snežiti", "dati"})
_OPEN = frozenset({"ROOT", "conj", "parataxis", "advcl", "ccomp", "acl", "csubj", "dep", "discourse"})
_PERSONAL = frozenset(
    {"spominjati", "spomniti", "strinjati", "zavedati", "zahvaliti", "opravičiti", "vrniti"}
)
_COUNTED = frozenset({"nummod", "det"})
_HEADS = frozenset({"VERB", "ADJ", "AUX"})
_NEAR = 12
_MISTAKEN = frozenset({"obl", "obj", "advmod", "appos", "dep", "iobj", "orphan", "discourse"})
_OBLIQUE = frozenset({"Gen", "Dat", "Acc", "Loc", "Ins"})


@dataclass(frozen=True, slots=True)
class Clause:
    """`verb` heads it, `subject` is its head noun or None; `unsaid` asks for one that agrees with it.

    `counted` says that a number of things may be the subject after all.
    """

    verb: int
    subject: int | None
    unsaid: bool = False
    gender: str = ""
    number: str = ""
    counted: bool = False


def own_subject(tree: Tree, verb: int) -> int | None:
    """Return the head of the subject that a verb has itself; a nominative counts, whatever its relation."""
    if verb not in tree.own_subjects:
        tree.own_subjects[verb] = _find_subject(tree, verb)
    return tree.own_subjects[verb]


def _find_subject(tree: Tree, verb: int) -> int | None:
    found = tree.subject.get(verb)
    if found is not None and (tree.quoted[found] != tree.quoted[verb] or _contradicts(tree, found, verb)):
        found = None
    if found is not None or not tree.feature(verb, "VerbForm"):
        return found
    nominatives = (
        child
        for child in tree.children[verb]
        if tree.feature(child, "Case") == "Nom"
        and tree.pos[child] in {"NOUN", "PROPN"}
        and tree.dep[child] in _MISTAKEN
    )
    return next((child for child in nominatives if _may_agree(tree, child, verb)), None)


def _contradicts(tree: Tree, noun: int, verb: int) -> bool:
    """True for a noun and a participle of two genders: "Pot je nadaljeval" is about the way, not by it."""
    case = tree.feature(noun, "Case")
    plain = tree.find(noun, _COUNTED) is None
    if plain and (case in {"Dat", "Ins", "Loc"} or (case == "Acc" and tree.feature(noun, "Gender") == "Fem")):
        return tree.feature(noun, "Number") == "Sing"
    genders = {tree.feature(noun, "Gender"), tree.feature(verb, "Gender")}
    both = tree.feature(verb, "VerbForm") == "Part" and tree.pos[verb] == "VERB" and tree.pos[noun] == "NOUN"
    single = tree.feature(noun, "Number") == tree.feature(verb, "Number") == "Sing"
    return both and single and len(genders - {""}) > 1 and len(tree.children[noun]) == 0


def _may_agree(tree: Tree, noun: int, verb: int) -> bool:
    if any(tree.dep[child] in {"case", "prep"} for child in tree.children[noun]) or abs(noun - verb) > _NEAR:
        return False
    if any(tree.pos[place] == "PUNCT" for place in range(min(noun, verb) + 1, max(noun, verb))):
        return False
    if any(tree.dep[child] == "conj" for child in tree.children[noun]):
        return True
    return all(
        not tree.feature(verb, name) or tree.feature(verb, name) == tree.feature(noun, name)
        for name in ("Number", "Gender")
    )


def subject_of(tree: Tree, verb: int) -> int | None:
    """Return the head of the subject that a verb has itself or shares with the verb it is joined to."""
    own = own_subject(tree, verb)
    if own is not None:
        return own
    for above in tree.climb(verb, limit=4):
        joined = tree.dep[verb] in {"conj", "xcomp", "advcl"} or _leans(tree, verb)
        if not joined or _has_finite_mark(tree, verb):
            return None
        shared = own_subject(tree, above)
        if shared is not None:
            return shared if _may_share(tree, verb, above) else None
        verb = above
    return None


def _leans(tree: Tree, verb: int) -> bool:
    """True for a Slovenian participle that has its auxiliary from the clause before: "nato pa zatrdil"."""
    alone = (
        tree.feature(verb, "VerbForm") == "Part"
        and tree.feature(verb, "Gender") != ""
        and tree.find(verb, _AUXILIARIES) is None
    )
    return tree.dep[verb] == "parataxis" and tree.pos[verb] == "VERB" and alone


def _has_finite_mark(tree: Tree, verb: int) -> bool:
    return tree.dep[verb] == "advcl" and any(tree.dep[child] == "mark" for child in tree.children[verb])


def _may_share(tree: Tree, verb: int, above: int) -> bool:
    """True unless the participles disagree in gender or number."""
    for name in ("Gender", "Number"):
        mine, theirs = tree.feature(verb, name), tree.feature(above, name)
        if mine and theirs and mine != theirs and "VERB" == tree.pos[verb] == tree.pos[above]:
            return False
    return True


def clauses_of(tree: Tree, start: int, end: int, wording: Wording) -> list[Clause]:
    """Return the clauses of a sentence in the order of their verbs."""
    found: list[Clause] = []
    for place in range(start, end):
        if tree.pos[place] not in _HEADS and place not in tree.subject:
            continue
        subject = own_subject(tree, place)
        if subject is not None:
            found.append(Clause(place, subject))
        elif wording.drops_subject and tree.pos[place] in _HEADS and tree.dep[place] in _OPEN:
            clause = _unsaid(tree, place)
            if clause is not None:
                found.append(clause)
    return found


def _unsaid(tree: Tree, place: int) -> Clause | None:
    """The clause of a finite verb in the third person that has no subject of its own and shares none."""
    finite = _finite(tree, place)
    if finite is None or tree.feature(finite, "Person") != "3" or _is_impersonal(tree, place):
        return None
    if (
        any(tree.lower[child] in _RELATIVE for child in tree.children[place])
        or subject_of(tree, place) is not None
    ):
        return None
    below = tree.find(place, frozenset({"xcomp"}))
    if below is not None and own_subject(tree, below) is not None:
        return None
    number = tree.feature(finite, "Number")
    gender = tree.feature(place, "Gender")
    counted = not gender and _is_counted(tree, place)
    return Clause(place, None, unsaid=True, gender=gender, number=number, counted=counted)


def _is_counted(tree: Tree, verb: int) -> bool:
    """True where a number of things may be the subject ("čaka 84.000 ljudi") or not ("zaposluje 9 ljudi")."""
    return any(
        tree.feature(child, "Case") == "Gen" and tree.find(child, _COUNTED) is not None
        for child in tree.children[verb]
    )


def _finite(tree: Tree, place: int) -> int | None:
    if tree.feature(place, "VerbForm") == "Fin":
        return place
    return next(
        (
            child
            for child in tree.children[place]
            if tree.dep[child] in _AUXILIARIES and tree.feature(child, "Person")
        ),
        None,
    )


def _is_impersonal(tree: Tree, place: int) -> bool:
    """True for weather, "treba je", "gre za" and a passive with se."""
    if tree.lemma[place] in _IMPERSONAL or tree.feature(place, "Gender") == "Neut":
        return True
    if tree.pos[place] == "ADJ" and (
        tree.find(place, frozenset({"cop"})) is None or tree.feature(place, "Case") in _OBLIQUE
    ):
        return True
    if tree.lemma[place] == "biti" and tree.feature(place, "VerbForm") == "Fin":
        return True
    present = tree.feature(place, "VerbForm") == "Fin"
    if tree.lemma[place] in _PERSONAL:
        return False
    reflexive = any(tree.lower[child] == "se" for child in tree.children[place])
    return reflexive and present and tree.feature(place, "Number") == SINGULAR
