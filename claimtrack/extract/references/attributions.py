"""The attributions of a sentence: the range that is said, and by whom."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimtrack.extract.references.asides import Asides
from claimtrack.extract.references.claimants import Claimants
from claimtrack.extract.references.contents import QUOTING, Contents, Range, without
from claimtrack.extract.references.converbs import said_beside
from claimtrack.extract.references.datelines import opens_with_dateline
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.labels import Labels
from claimtrack.extract.references.phrasing import closes, phrase_start
from claimtrack.extract.references.saying_verbs import SayingVerbs
from claimtrack.extract.references.sources import REPORTED, Sources
from claimtrack.extract.references.tree import Tree
from claimtrack.extract.references.viewpoints import Viewpoints

_LINKS = frozenset({"prep", "pobj", "nmod", "agent"})
_SUMMING = frozenset({"kar", "which"})
_GOVERNED = frozenset({"pobj"})
_OWN = frozenset({"lasten", "svoj"})
_COPULA = frozenset({"cop"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens [start, end) are said by `claimant`; empty where a verb of saying has its words elsewhere."""

    start: int
    end: int
    label: str
    claimant: str | None
    by_verb: bool = True


class Attributions:
    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.rules = discourse, discourse.rules
        self.tree: Tree = discourse.tree
        self.contents, self.sources = Contents(discourse), Sources(discourse)
        self.viewpoints = Viewpoints(discourse)
        self.claimants, self.asides = Claimants(discourse, self.sources), Asides(discourse)
        self.labels, self.labelled = Labels(self.claimants), ""
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, label in discourse.wording.attribution.items():
            self.phrases.setdefault(phrase[-1], []).append((phrase, label))
        self.verbs = SayingVerbs(discourse, self.claimants, self.sources).places()
        self.quoting = [quote.start for quote in discourse.speeches]
        self.marks = [place for place, word in enumerate(self.tree.lower) if word in self.phrases]

    def of_sentence(self, number: int) -> Iterator[Attribution]:
        """Yield what verbs and phrases attribute, then what is said by whoever a label names before it."""
        found = list(self._within(number))
        yield from found
        yield from self._by_label(number, alone=not any(said.claimant for said in found))

    def _by_label(self, number: int, *, alone: bool) -> Iterator[Attribution]:
        """What is said behind "20.48 Police:", to the end of the paragraph but for what others say."""
        start, end = self.tree.sentences[number]
        label = self.labels.speaker(number)
        if label is not None:
            start, self.labelled = label
            self.claimants.hear(start, self.labelled)
        elif self.tree.opens_paragraph(number):
            self.labelled = ""
        if self.labelled and (alone or label is not None):
            yield Attribution(start, end, REPORTED, self.labelled, by_verb=False)

    def _within(self, number: int) -> Iterator[Attribution]:
        """Yield what verbs of saying report, then what phrases attribute and no such verb governs."""
        start, end = self.tree.sentences[number]
        while end > start + 1 and self.tree.pos[end - 1] == "SPACE":
            end -= 1
        found = self.verbs[bisect_left(self.verbs, start) : bisect_left(self.verbs, end)]
        verbs = [verb for verb in found if not opens_with_dateline(self.tree, verb, start)]
        saying: set[int] = set()
        for verb in verbs:
            self.discourse.sayings.add(self.tree.lower[verb])
            for said in self._by_verb(verb, start, end):
                if said.end > said.start:
                    saying.add(verb)
                yield said
        yield from self._by_phrases(start, end, saying)
        for first, claimant in said_beside(self.claimants, start, end):
            yield Attribution(first, end, REPORTED, claimant)
        if not verbs:
            yield from self._by_name(start, end)

    def _by_name(self, start: int, end: int) -> Iterator[Attribution]:
        """A name, a colon and a quotation, as interviews are printed."""
        index = bisect_left(self.quoting, start)
        place = self.quoting[index] if index < len(self.quoting) else end
        named = self.discourse.people.within(start, place) if start + 1 < place < end else []
        if named and self.tree.lower[place - 1] == ":" and named[-1].end == place - 1:
            self.claimants.hear(named[-1].start, named[-1].person.written)
            yield Attribution(place, place, REPORTED, named[-1].person.written)

    def _by_verb(self, verb: int, start: int, end: int) -> Iterator[Attribution]:
        first, last = self.contents.of(verb, start, end)
        tree = self.tree
        while first < last and tree.pos[first] in {"PUNCT", "SPACE"} and tree.lower[first] not in QUOTING:
            first += 1
        claimant = self.claimants.of_verb(verb)
        if last > first or claimant in self.claimants.genders or self._is_body(verb):
            self.claimants.hear(verb, claimant, self.claimants.subject(verb))
        self._file(verb, claimant)
        said = Attribution(first, last, REPORTED, claimant)
        subject = self.claimants.subject(verb)
        yield from self._without(said, self.asides.of_verb(verb, subject, first, last))

    def _is_body(self, verb: int) -> bool:
        """True for a Slovenian body, which the text may go on with by "they": "vodstvo očitke zavrača"."""
        subject, wording = self.claimants.subject(verb), self.discourse.wording
        return wording.drops_subject and subject is not None and self.tree.lemma[subject] in wording.houses

    def _file(self, verb: int, claimant: str | None) -> None:
        """Remember whose "the report" is where somebody "said in a report"."""
        tree = self.tree
        if claimant is None:
            return
        for child in tree.children[verb]:
            noun = tree.find(child, _GOVERNED) if tree.dep[child] == "prep" else None
            if noun is not None and self.sources.testifies(noun):
                self.claimants.file(noun, claimant)

    def _without(self, said: Attribution, gaps: list[Range]) -> Iterator[Attribution]:
        parts = without(said.start, said.end, sorted(gaps))
        if not parts:
            yield replace(said, end=said.start)
        for first, last in parts:
            yield replace(said, start=first, end=last)

    def _by_phrases(self, start: int, end: int, saying: set[int]) -> Iterator[Attribution]:
        places = self.sources.places
        taken: set[int] = set()
        for place in self.marks[bisect_left(self.marks, start) : bisect_left(self.marks, end)]:
            for phrase, label in self.phrases[self.tree.lower[place]]:
                first = phrase_start(self.discourse, place, phrase)
                if first is not None and place not in taken and not self.tree.quoted[place]:
                    taken.update(range(first, place + 1))
                    noun = self._governed(place) or self._behind(place)
                    taken.add(-1 if noun is None else noun)
                    yield from self._by_phrase(first, place, noun, label, saying)
        for place, seer in self.viewpoints.within(start, end):
            if place not in taken and not self.tree.quoted[place]:
                taken.add(place)
                yield from self._by_phrase(place - 1, place, seer, REPORTED, saying)
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if place not in taken and not self.tree.quoted[place]:
                noun = self.sources.author(place)
                noun = place if noun is None and self.sources.testifies(place) else noun
                first = self.sources.opening(place)
                yield from self._by_phrase(first, place, noun, self.sources.label(place), saying)

    def _governed(self, place: int) -> int | None:
        tree = self.tree
        children = (child for child in tree.children[place] if child > place and tree.dep[child] in _LINKS)
        return next(children, None)

    def _behind(self, place: int) -> int | None:
        known = self.tree.lemma[place] in self.discourse.wording.documents
        return self.sources.author(place) if known else None

    def _by_phrase(
        self, first: int, place: int, noun: int | None, label: str, verbs: set[int]
    ) -> Iterator[Attribution]:
        tree = self.tree
        noun, label = self._source(noun, label)
        owner = next((child for child in tree.children[place] if first < child < place), None)
        if owner is not None and tree.lemma[owner] in _OWN and noun is None:
            noun = self._owner(place)
        if owner is not None and tree.feature(owner, "Poss") == "Yes":
            noun = owner
        governing = [above for above in (place, *tree.climb(place)) if self._governs(above)]
        verb = next((above for above in governing if above not in range(first, place + 1)), None)
        if verb in verbs or (noun is None and label == REPORTED):
            return
        if verb is not None and tree.lemma[verb] in self.discourse.wording.evident:
            verb = tree.head[verb] if tree.dep[verb] == "parataxis" else None
        start, end = tree.extent(verb) if verb is not None else tree.sentences[tree.sentence[place]]
        openers = (
            (child for child in tree.children[verb] if start < child < place) if verb is not None else ()
        )
        start = next((child for child in openers if tree.lower[child] in _SUMMING), start)
        if first == tree.sentences[tree.sentence[place]][0] and verb is not None and tree.pos[verb] == "AUX":
            end = self._clause_end(end, tree.sentences[tree.sentence[place]][1])
        if closes(self.discourse, first, place, noun) and not verbs:
            start = min(start, tree.sentences[tree.sentence[place]][0])
        claimant = None if noun is None else self.claimants.of_noun(noun)
        self.claimants.hear(place, claimant)
        gaps = [*self.asides.relatives(noun), *self.asides.framing(start, place)]
        yield from self._without(Attribution(start, end, label, claimant, by_verb=False), gaps)

    def _clause_end(self, end: int, limit: int) -> int:
        """Where the clause ends of which the parser left no more than the copula with its opening words."""
        return next((near for near in range(end, limit) if self.tree.lower[near] in {",", ";"}), limit)

    def _owner(self, place: int) -> int | None:
        """Whose "own words" they are: the subject's, else the one person's of the sentence so far."""
        tree, start = self.tree, self.tree.sentences[self.tree.sentence[place]][0]
        verb = next((above for above in tree.climb(place) if above in tree.subject), None)
        named = self.discourse.people.within(start, place)
        alone = named[0].start if len({id(mention.person) for mention in named}) == 1 else None
        return alone if verb is None else tree.subject[verb]

    def _governs(self, place: int) -> bool:
        """True for a predicate, also one by a copula: "ki so po ugotovitvah izvedenca dražja"."""
        tree = self.tree
        borne = tree.pos[place] == "ADJ" and tree.find(place, _COPULA) is not None
        return tree.pos[place] in {"VERB", "AUX"} or borne

    def _source(self, noun: int | None, label: str) -> tuple[int | None, str]:
        """The agency is the source in "according to data from the agency"; a letter by nobody is none."""
        if noun is None:
            return None, label
        if self.tree.pos[noun] == "ADP":
            noun = self._governed(noun)
        if noun is None or not self.sources.is_document(noun):
            return noun, label
        return noun, self.sources.label(noun)
