"""Counting the words that rows share with a claim, by their base forms, however many rows there are."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

# Of each word the newest rows that hold it: a word of every second one tells little.
MOST_OF_A_WORD: Final = 400


def count_shared(
    session: Session,
    words: Sequence[set[str]],
    *,
    term: InstrumentedAttribute[str],
    key: InstrumentedAttribute[int],
) -> Counter[int]:
    """Return how many of `words`, each with the forms that it is stored as, the rows with these keys hold."""
    if not words:
        return Counter()
    some = [holding(number, sorted(word), term=term, key=key) for number, word in enumerate(words)]
    return Counter(found for found, _number in set(map(tuple, session.execute(union_all(*some)))))


def holding(
    number: int,
    forms: Sequence[str],
    *,
    term: InstrumentedAttribute[str],
    key: InstrumentedAttribute[int],
) -> Select[Any]:
    """Return the statement for the newest rows that hold a word, which is the `number`-th of its claim."""
    newest = [
        select(
            select(key.label("found"))
            .where(term == form)
            .order_by(key.desc())
            .limit(MOST_OF_A_WORD)
            .subquery()
            .c.found
        )
        for form in forms
    ]
    every = union_all(*newest).subquery()
    return select(every.c.found, literal(number))
