"""Which claims are headlines, and which of them the text says again in more detail."""

from spacy.tokens import Doc, Span

Reasons = list[tuple[str, str]]
_LOOK_AHEAD = 6
_LONGEST_HEADLINE = 25
_LEAST_WORD = 4
_SHARED = 0.6
_STOPS = frozenset('.!?…"”“«»)')


def headline_marks(doc: Doc) -> dict[int, Reasons]:
    """Return the marks of each headline by the token it starts with."""
    sents = list(doc.sents)
    marks: dict[int, Reasons] = {}
    for index, sent in enumerate(sents):
        if not _is_headline(sent):
            continue
        listed: Reasons = [("headline", "")]
        stems = _stems(sent)
        if any(_repeats(stems, _stems(other)) for other in sents[index + 1 : index + 1 + _LOOK_AHEAD]):
            listed.append(("repeated", ""))
        marks.update((token.i, listed) for token in sent[:3])
    return marks


def _is_headline(sent: Span) -> bool:
    """True for a short line that no full stop closes and the text goes on after."""
    words = [token for token in sent if not token.is_space]
    ends = bool(words) and words[-1].text[-1] not in _STOPS
    quoted = (
        bool(words) and len(words) > 1 and words[-1].is_quote and words[-2].text not in {".", "!", "?", "…"}
    )
    return (
        (ends or quoted)
        and len(words) <= _LONGEST_HEADLINE
        and sent.end < len(sent.doc)
        and sent[-1].is_space
    )


def _stems(sent: Span) -> frozenset[str]:
    return frozenset(token.lemma_[:5] for token in sent[:80] if token.is_alpha and len(token) >= _LEAST_WORD)


def _repeats(stems: frozenset[str], other: frozenset[str]) -> bool:
    return bool(stems) and len(stems & other) >= _SHARED * len(stems)
