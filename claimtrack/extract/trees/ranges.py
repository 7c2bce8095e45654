"""Small questions about stretches of tokens that several readers of clauses ask."""

from claimtrack.extract.quotes import QUOTE_MARKS
from claimtrack.extract.trees.frames import Frame
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree

LONGEST_NOUN = 12
_NO_PART = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "AUX", "VERB", "PRON", "SPACE"})


def inside(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """Return a range without the signs at its ends, but with a closing quotation mark; one token at least."""
    while start < end - 1 and tree.is_sign(start):
        start += 1
    last = max(trimmed(tree, end), start + 1)
    return start, quoted(tree, last) if last < end else last


def quoted(tree: Tree, end: int) -> int:
    """Return an end behind the quotation mark that stands there; whether it has a partner is seen later."""
    return end + 1 if tree.word(end) in QUOTE_MARKS else end


def trimmed(tree: Tree, end: int) -> int:
    """Return an end without the signs before it."""
    while end > 1 and tree.is_sign(end - 1):
        end -= 1
    return end


def behind_signs(tree: Tree, start: int) -> int:
    """Return the first token from `start` that is a word."""
    last = len(tree.heads) - 1
    while start < last and tree.is_sign(start):
        start += 1
    return start


def mended(tree: Tree, finite: list[int], end: int, limit: int) -> int:
    """Return the comma, or the end of all, that ends a clause where every clause has its comma.

    `finite` are running counts of finite verbs, none of which may stand before the comma; parsers often tear
    off the last words of a clause.
    """
    comma = next_edge(tree, end, limit)
    torn = tree.joints.commas and comma > end and finite[comma] == finite[end]
    return comma if torn else end


def next_edge(tree: Tree, start: int, end: int) -> int:
    """Return the next comma or dash of a range, or its end."""
    return next((place for place in range(start, end) if tree.is_edge(place)), end)


def is_last(tree: Tree, end: int, around: Frame) -> bool:
    """True when nothing but signs follows in the frame around."""
    return end >= trimmed(tree, around.end)


def is_set_off(tree: Tree, start: int, end: int, around: Frame) -> bool:
    """True when commas stand on both sides, or the ends of the frame around."""
    opened = start <= around.start or tree.is_edge(start - 1)
    return opened and (is_last(tree, end, around) or tree.is_edge(end))


def subject_of(tree: Tree, head: int) -> int | None:
    """Return the subject of a clause, if it has one of its own; "there" is one, a reflexive pronoun none."""
    known = tree.kids_of(head, Relation.SUBJECT)
    known = known or [kid for kid in tree.kids_of(head, Relation.EXPLETIVE) if not tree.traits[kid].reflexive]
    return known[0] if known else None


def is_clausal(tree: Tree, place: int) -> bool:
    """True for the head of a clause with a finite verb, or with a participle whose auxiliary is elsewhere."""
    traits = tree.traits[place]
    verb = tree.pos[place] in {"VERB", "AUX"} and (traits.finite or traits.past)
    return verb or tree.finite_at(place) is not None


def noun_words(tree: Tree, noun: int, end: int) -> str:
    """Return a noun with its modifiers up to `end`, without its preposition; alone if they are many."""
    end = end if end > noun else tree.right(noun)
    first, start = max(tree.left(noun), noun - LONGEST_NOUN), noun
    while start > first and (tree.pos[start - 1] not in _NO_PART or tree.word(start - 1) == "-"):
        start -= 1
    return tree.text(start, end) if end - start <= LONGEST_NOUN else tree.text(start, noun + 1)


def subject_words(tree: Tree, subject: int) -> str:
    """Return a subject up to the first comma, where what is said of it starts; nothing for a long one."""
    start, end = behind_signs(tree, tree.left(subject)), tree.right(subject)
    verb = tree.heads[subject]
    end = min([end, *(place for place in (verb, *tree.kids_of(verb, Relation.AUXILIARY)) if place > subject)])
    end = min(end, next_edge(tree, subject, min(end, subject + LONGEST_NOUN)))
    while end < len(tree.heads) and tree.pos[end - 1] in {"NOUN", "PROPN"} and tree.is_name(end):
        end += 1
    return tree.text(start, end) if end - start <= LONGEST_NOUN else ""
