"""Small changes to training sentences: quotes, headlines, case, new lines."""

import random
from dataclasses import replace

from conllu import Sentence

QUOTES = [("„", "“"), ("»", "«"), ("“", "”"), ("„", "”"), ('"', '"'), ("“", "“"), ("''", "''")]
SHORTEST = 2
QUOTE_MARKS = {'"', "„", "“", "”", "»", "«"}
# How often a stretch of text is changed in each way.
NEW_LINES, QUOTED, OTHER_QUOTES, HEADLINE, NO_STOP, RECASED, CAPITALS = 0.25, 0.08, 0.5, 0.4, 0.15, 0.03, 0.5
SEPARATORS = ["\n", "\n\n", "\n\n", "\n \n"]


def vary(sentences: list[Sentence], dice: random.Random) -> tuple[list[Sentence], str]:
    """Return the sentences with some of the changes, and what stands between them."""
    separator = dice.choice(SEPARATORS) if dice.random() < NEW_LINES else " "
    if dice.random() < QUOTED:
        sentences = quote_all(sentences)
    if dice.random() < OTHER_QUOTES:
        sentences = change_quotes(sentences, dice.choice(QUOTES))
    if separator != " " and dice.random() < HEADLINE:
        sentences = [drop_stop(sentences[0]), *sentences[1:]]
    elif len(sentences) == 1 and dice.random() < NO_STOP:
        sentences = [drop_stop(sentences[0])]
    if dice.random() < RECASED:
        sentences = [recase(one, dice.random() < CAPITALS) for one in sentences]
    return sentences, separator


def recase(sentence: Sentence, upper: bool) -> Sentence:
    """Return the sentence in capitals or in small letters."""
    return replace(sentence, words=[word.upper() if upper else word.lower() for word in sentence.words])


def drop_stop(sentence: Sentence) -> Sentence:
    """Return the sentence without its full stop, as headlines are; others as they are."""
    size = len(sentence.words) - 1
    if (
        sentence.words[-1] != "."
        or size < SHORTEST
        or (sentence.heads is not None and size in sentence.heads)
    ):
        return sentence
    return replace(
        sentence,
        words=sentence.words[:-1],
        spaces=sentence.spaces[:-1],
        lemmas=sentence.lemmas[:-1],
        pos=sentence.pos[:-1],
        morphs=sentence.morphs[:-1],
        heads=sentence.heads[:-1] if sentence.heads is not None else None,
        deps=sentence.deps[:-1] if sentence.deps is not None else None,
        entities=sentence.entities[:-1] if sentence.entities is not None else None,
    )


def change_quotes(sentences: list[Sentence], marks: tuple[str, str]) -> list[Sentence]:
    """Return the sentences with other quotation marks, opening and closing in turn."""
    opened = False
    changed = []
    for sentence in sentences:
        words = list(sentence.words)
        for place, word in enumerate(words):
            if word in QUOTE_MARKS:
                words[place] = marks[opened]
                opened = not opened
        changed.append(replace(sentence, words=words))
    return changed


def quote_all(sentences: list[Sentence]) -> list[Sentence]:
    """Return the sentences as one quotation, if they hold no other."""
    if any(word in QUOTE_MARKS for one in sentences for word in one.words):
        return sentences
    first = insert_mark(sentences[0], 0)
    rest = sentences[1:]
    if not rest:
        return [insert_mark(first, len(first.words))]
    return [first, *rest[:-1], insert_mark(rest[-1], len(rest[-1].words))]


def insert_mark(sentence: Sentence, place: int) -> Sentence:
    """Return the sentence with a quotation mark before the word at `place`, attached to the root."""
    root = find_root(sentence)
    heads = deps = None
    if sentence.heads is not None and sentence.deps is not None:
        moved = [head + (head >= place) for head in sentence.heads]
        heads = [*moved[:place], root + (root >= place), *moved[place:]]
        deps = insert(sentence.deps, place, "punct")
    spaces = list(sentence.spaces)
    if place:
        spaces[-1] = False
    return replace(
        sentence,
        words=insert(sentence.words, place, '"'),
        spaces=[*spaces[:place], bool(place), *spaces[place:]],
        lemmas=insert(sentence.lemmas, place, '"'),
        pos=insert(sentence.pos, place, "PUNCT"),
        morphs=insert(sentence.morphs, place, ""),
        heads=heads,
        deps=deps,
        entities=insert(sentence.entities, place, "O") if sentence.entities is not None else None,
    )


def insert(values: list[str], place: int, value: str) -> list[str]:
    """Return the values with one more; no values stay none."""
    return [*values[:place], value, *values[place:]] if values else values


def find_root(sentence: Sentence) -> int:
    """Return the place of the root, 0 where there is no tree."""
    heads = sentence.heads or []
    return next((place for place, head in enumerate(heads) if head == place), 0)
