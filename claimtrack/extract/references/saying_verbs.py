"""The verbs of a text by which somebody says something."""

from collections.abc import Iterator

from claimtrack.extract.references.claimants import Claimants
from claimtrack.extract.references.discourse import Discourse
from claimtrack.extract.references.handing import Handing
from claimtrack.extract.references.sources import Sources
from claimtrack.extract.references.tree import Tree

_CONTENT = frozenset({"ccomp", "xcomp", "csubj"})
_CLAUSES = _CONTENT | {"advcl", "conj", "parataxis", "acl"}
_NEAR, _FAR = 2, 14
_STOPS = frozenset({",", ";", ":", "."})
_FIGURE = 5
_BEARING = frozenset({"aux", "cop"})


class SayingVerbs:
    """Finds them by their lemma, by what they govern and by who their subject is."""

    def __init__(self, discourse: Discourse, claimants: Claimants, sources: Sources) -> None:
        self.discourse, self.claimants, self.sources = discourse, claimants, sources
        self.tree: Tree = discourse.tree

    def places(self) -> list[int]:
        """Return the tokens of these verbs, in order."""
        words, showing = (
            self.discourse.reporting | self.discourse.wording.moods,
            self.discourse.wording.showing,
        )
        lemmas = list(enumerate(self.tree.lemma))
        says = {place for place, lemma in lemmas if lemma in words and self._says(place)}
        shows = {place for place, lemma in lemmas if lemma in showing and self._shows(place)}
        return sorted({*says, *shows, *self._telling(words), *Handing(self.discourse).verbs()})

    def _says(self, place: int) -> bool:
        """True for a finite verb of saying outside of direct speech that nothing denies, or "prepričan"."""
        tree = self.tree
        convinced = tree.pos[place] == "ADJ" and tree.find(place, _CONTENT) is not None
        form = tree.feature(place, "VerbForm")
        spoken = tree.pos[place] == "VERB" and (
            form not in {"", "Inf"} or (form == "Inf" and self._does(place))
        )
        if tree.quoted[place] or not (spoken or convinced or self._is_mood(place)):
            return False
        particles = self.discourse.rules.saying.phrasal.get(tree.lemma[place])
        if particles is not None and not self._has_particle(place, particles):
            return False
        near = (child for child in tree.children[place] if child < place or child - place <= _NEAR)
        denied = any(self._denies(child) for child in near)
        saying = self.discourse.rules.saying
        if tree.lemma[place] in saying.hiding:
            return denied or tree.lemma[place] in saying.holding
        return not denied

    def _has_particle(self, place: int, particles: frozenset[str]) -> bool:
        """True for "put the cost of the repair at 3 million": parsers hang "at" on any word between."""
        tree = self.tree
        if any(tree.lower[child] in particles for child in tree.children[place]):
            return True
        behind = range(place + 1, min(len(tree) - 1, place + _FAR))
        stop = next((near for near in behind if tree.lower[near] in _STOPS), behind.stop)
        figures = (near for near in range(place + 1, stop) if tree.lower[near] in particles)
        return tree.lemma[place] in self.discourse.wording.estimating and any(
            "NUM" in tree.pos[near : near + _FIGURE] for near in figures
        )

    def _does(self, place: int) -> bool:
        """True for an infinitive that tells what was done: "went on to say", "for Reed to reply"."""
        tree, above = self.tree, self.tree.head[place]
        done = tree.lemma[above] in self.discourse.wording.proceeding and above < place
        if tree.lemma[place] in self.discourse.rules.saying.hiding:
            done = done or any(tree.lemma[child] == "do" for child in tree.children[place] if child < place)
        return done or (
            place in tree.subject and any(tree.lower[child] == "for" for child in tree.children[place])
        )

    def _is_mood(self, place: int) -> bool:
        """True for "..., je jasen minister": an adjective whose copula stands right behind a comma."""
        tree, wording = self.tree, self.discourse.wording
        told = tree.lemma[place] in wording.moods or tree.lemma[place] in self.discourse.reporting
        if not told or tree.pos[place] != "ADJ":
            return False
        copula = tree.find(tree.head[place] if tree.dep[place] == "amod" else place, _BEARING)
        return copula is not None and copula > 0 and self.tree.lower[copula - 1] == ","

    def _telling(self, words: frozenset[str]) -> Iterator[int]:
        """Any other verb by which somebody hands over a clause with "that": "mi je zaupal, da"."""
        tree, marks = self.tree, self.discourse.wording.content_marks
        apart, asked = words | self.discourse.wording.untold, set[int]()
        for mark, word in enumerate(tree.lower):
            verb = tree.head[tree.head[mark]] if word in marks and tree.dep[mark] == "mark" else mark
            if verb != mark and tree.dep[tree.head[mark]] == "acl":
                verb = self._light(verb)
                clausal = verb != mark
            else:
                clausal = verb != mark and tree.dep[tree.head[mark]] == "ccomp"
            told = clausal and tree.pos[verb] == "VERB"
            if not told or verb in asked:
                continue
            asked.add(verb)
            if tree.lemma[verb] not in apart and self._says(verb) and self._has_teller(verb):
                yield verb

    def _light(self, noun: int) -> int:
        """The verb by which somebody hands over a noun with its clause: "made the point that"."""
        tree, wording = self.tree, self.discourse.wording
        verbs = (above for above in tree.climb(noun, limit=4) if tree.pos[above] == "VERB")
        verb = next(verbs, noun)
        given = tree.lemma[noun] in wording.stated and tree.lemma[verb] in wording.giving
        return verb if given else noun

    def _has_teller(self, verb: int) -> bool:
        subject = self.claimants.subject(verb)
        if subject is not None:
            return self.claimants.speaks(subject)
        pointer = self.discourse.at(verb) if self.discourse.wording.drops_subject else None
        return pointer is not None and pointer.best is not None and pointer.best.person is not None

    def _denies(self, child: int) -> bool:
        negative = self.tree.feature(child, "Polarity") == "Neg" and self.tree.dep[child] not in _CLAUSES
        return self.tree.dep[child] == "neg" or negative

    def _shows(self, place: int) -> bool:
        """True for "figures show" and "podatki kažejo"."""
        subject = self.claimants.subject(place)
        return subject is not None and self.sources.is_document(subject) and self._says(place)
