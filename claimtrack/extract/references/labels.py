"""Names with a colon before what they say: in live tickers, in headlines and where several are asked."""

import re

from claimtrack.extract.references.claimants import Claimants
from claimtrack.extract.references.people import Mention
from claimtrack.extract.references.tree import Tree, is_office
from claimtrack.extract.references.wording import MASCULINE, Wording

_TIME = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-4])[.:][0-5]\d(?! ?%)(?: ?(?:(?:h|uri)\b|[ap]\.?m\.?))?+"
    r"(?: (?:GMT|BST|CES?T|UTC|E[SD]?T))?(?=[\s:|-])[\s:|\N{EN DASH}\N{EM DASH}-]*"
)
_LONGEST = 12
_FEWEST = 2
_VERBAL = frozenset({"VERB", "AUX"})
_BODIES = frozenset({"ORG", "PER", "PERSON"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MANY = ("ec", "telj", "ist", "olog")
_SEVERAL = frozenset({"Plur", "Dual"})
_OWNED = frozenset({"Gen", "Dat", "Acc", "Loc", "Ins"})


class Labels:
    """`speaker(number)` is whoever the label of a sentence names, with the token at which the words start."""

    def __init__(self, claimants: Claimants) -> None:
        self.claimants, self.discourse = claimants, claimants.discourse
        self.tree: Tree = claimants.tree
        self.wording: Wording = claimants.discourse.wording
        self.small = {token.text for token in self.tree.doc if token.is_lower}

    def speaker(self, number: int) -> tuple[int, str] | None:
        """Return (first token of what is said, name); None where no label of a speaker opens the sentence.

        Behind a time that is a person, an office or a body; elsewhere only a person or the body that opens a
        headline, before a whole clause: lists go by "Museum: open until six", logs by "4:45 pm, Oak Court: ".
        """
        tree = self.tree
        if not tree.opens_paragraph(number):
            return None
        start, end = tree.sentences[number]
        first, timed = self._behind_time(number, start, end)
        colon = next((place for place in range(first, min(end, first + _LONGEST)) if self._parts(place)), end)
        if not first < colon < end - _FEWEST or self._is_other(first, colon) or tree.quoted[colon + 1]:
            return None
        if tree.doc[start:end].text.rstrip().endswith("?") or not (timed or self._is_clause(colon, end)):
            return None
        name = self._person(first, colon) or (
            self._body(first, colon, timed=timed) if timed or not number else None
        )
        return None if name is None else (colon + 1, name)

    def _behind_time(self, number: int, start: int, end: int) -> tuple[int, bool]:
        """Where the label opens, and whether a time stands before it or alone in the line above."""
        doc = self.tree.doc
        found = _TIME.match(doc[start:end].text)
        if found is None:
            above = doc[slice(*self.tree.sentences[number - 1])].text if number else ""
            return start, bool(_TIME.fullmatch(above))
        offset = doc[start].idx + found.end()
        return next((place for place in range(start, end) if doc[place].idx >= offset), end), True

    def _parts(self, place: int) -> bool:
        return self.tree.lower[place] == ":"

    def _is_other(self, first: int, colon: int) -> bool:
        """True for what holds a verb or names no speaker: "Photo", "LIVE", "What we know"."""
        tree, kickers = self.tree, self.wording.kickers | self.wording.interviews | self.wording.speeches
        return any(
            tree.lower[place] in kickers
            or (tree.pos[place] in _VERBAL and not tree.doc[place].text[0].isupper())
            for place in range(first, colon)
        )

    def _is_clause(self, colon: int, end: int) -> bool:
        return any(self.tree.pos[place] in _VERBAL for place in range(colon + 1, end))

    def _person(self, first: int, colon: int) -> str | None:
        """The one person that the label names, with an office before the name or apart behind it."""
        named = self.discourse.people.within(first, colon)
        if len(named) != 1:
            return None
        mention, lower = named[0], self.tree.lower
        apart = mention.end == colon or lower[mention.end] in {",", "("}
        return mention.person.written if apart and self._is_called(first, mention) else None

    def _is_called(self, first: int, mention: Mention) -> bool:
        """True where nothing but an office or a title stands before the name."""
        tree, called = self.tree, self.claimants.offices.called | self.wording.titles | self.wording.groups
        places = range(first, mention.start)
        offices = (
            place
            for place in places
            if {tree.lemma[place].lower(), tree.lower[place].rstrip(".")} & called
            or (not self.wording.drops_subject and is_office(tree, place))
        )
        office = next(offices, None)
        return not places or (office is not None and tree.feature(office, "Case") not in _OWNED)

    def _body(self, first: int, colon: int, *, timed: bool) -> str | None:
        """The body, office or group that the label is, as fully named as the text does."""
        tree = self.tree
        places = range(first + (tree.lower[first] == "the"), colon)
        stop = next((place for place in places if tree.lower[place] in {",", "("}), colon)
        places = range(places.start, stop)
        if not places or tree.doc[places[0]].ent_type_ in _PLACES or not self._speaks(places, timed=timed):
            return None
        house = tree.lemma[places[0]] in self.wording.houses
        if self.discourse.people.within(places[0], stop) and not house:
            return None
        return self._known(places) or self._small(places, tree.doc[places[0] : stop].text)

    def _known(self, places: range) -> str | None:
        """Whoever the text calls by the one noun that the label is."""
        if len(places) > 1:
            return None
        return self.claimants.offices.holder(places[0]) or self.claimants.houses.fullest(places[0])

    def _speaks(self, places: range, *, timed: bool) -> bool:
        """True for what is marked as a body, or is one by its noun; a whole name will do behind a time."""
        tree, wording = self.tree, self.wording
        head = self._head(places)
        if head is None:
            return False
        common = len(places) == 1 and tree.pos[head] == "NOUN"
        if not common and all(tree.doc[place].ent_type_ in _BODIES for place in places):
            return True
        forms = {tree.lemma[head].lower(), tree.lower[head]}
        house = tree.lemma[head].lower() in wording.houses and tree.feature(head, "Number") not in _SEVERAL
        known = bool(forms & (wording.crews | wording.offices))
        if known or not timed:
            return known
        named = len(places) > 1 and all(self._is_name(place) for place in places)
        return house or named or bool(forms & wording.groups) or self._are_people(head)

    def _head(self, places: range) -> int | None:
        """The noun that the label is about: a Slovenian one comes first, an English one last."""
        tree = self.tree
        stop = next((place for place in places if tree.pos[place] == "ADP"), places.stop)
        nouns = [place for place in range(places.start, stop) if tree.pos[place] in {"NOUN", "PROPN"}]
        return None if not nouns else nouns[0] if self.wording.drops_subject else nouns[-1]

    def _is_name(self, place: int) -> bool:
        token = self.tree.doc[place]
        return token.pos_ == "PROPN" and token.text[0].isupper() and token.ent_type_ not in _PLACES

    def _are_people(self, head: int) -> bool:
        """True for a Slovenian plural of those who do something: "Gasilci", "Vremenoslovci"."""
        tree = self.tree
        many = tree.feature(head, "Number") == "Plur" and tree.feature(head, "Gender") == MASCULINE
        return self.wording.drops_subject and many and tree.lemma[head].endswith(_MANY)

    def _small(self, places: range, name: str) -> str:
        """The name without the capital that a common noun has only because it opens the label."""
        token = self.tree.doc[places[0]]
        own = any(self.tree.doc[place].text[:1].isupper() for place in places[1:])
        noun = token.pos_ != "PROPN" or token.lower_ in self.small
        common = noun and token.is_title and token.ent_type_ not in _BODIES
        return name[:1].lower() + name[1:] if common and not own else name
