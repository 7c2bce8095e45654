"""The additions that let a claim be read without its text: who is meant by its pronouns and bare names."""

from claimtrack.extract.references.discourse import Discourse, Pointer
from claimtrack.extract.references.people import Mention
from claimtrack.extract.references.placing import behind_verb
from claimtrack.extract.references.referents import Referent, words_of
from claimtrack.extract.references.tree import SUBJECTS
from claimtrack.extract.references.wording import SINGULAR
from claimtrack.extract.standalone import LEFT_OUT, Edit

_NOMINAL = frozenset({"NOUN", "PROPN"})
_MOST = 8
_OPENING = 3
_REACH = 40
_LONGEST = 400
_STEM = 5


class Forms:
    """Reads one claim at tokens [start, end); `edits` and `needs_context` are what it found."""

    def __init__(
        self, discourse: Discourse, start: int, end: int, given: tuple[Edit, ...], speaker: str | None
    ) -> None:
        self.discourse, self.tree, self.doc = discourse, discourse.tree, discourse.doc
        self.start, self.end = start, min(end, start + _LONGEST)
        self.edits: list[Edit] = [self._in_full(edit) for edit in given]
        self.speaker = speaker
        self.given = any(edit.text != LEFT_OUT for edit in given)
        self.needs_context = False
        self.mentions = discourse.people.within(start, self.end)
        self.full = {id(mention.person) for mention in self.mentions if mention.is_full}
        self.named: list[Referent] = []
        self.people: set[int] = set()

    def resolve(self) -> None:
        """Go through bare names and pronouns in order; each person or thing is named once."""
        mentions = {mention.start: mention for mention in self.mentions}
        pointers = {pointer.place: pointer for pointer in self.discourse.within(self.start, self.end)}
        for place in sorted(mentions.keys() | pointers.keys()):
            if len(self.edits) >= _MOST:
                return
            if place in mentions:
                self._name(mentions[place])
            if place in pointers:
                self._point(pointers[place])
        self.needs_context = self.needs_context or self._opens_with_demonstrative()

    def speak(self) -> None:
        """Say behind the first "I" or "we" of direct speech who speaks."""
        place, claimant = self._first_person(), self.speaker
        if place is None:
            return
        if claimant is None:
            self.needs_context = True
        elif not any(mention.person.written == claimant for mention in self.mentions) and not any(
            claimant in edit.text for edit in self.edits
        ):
            verb = self.tree.pos[place] in {"VERB", "AUX"}
            spot = behind_verb(self.tree, place, self.start, self.end) if verb else self._behind(place)
            own = self.tree.feature(place, "Poss") == "Yes" and not self.discourse.wording.drops_subject
            self._insert(spot, f"{claimant}'s" if own else claimant)

    def date(self, days: list[Edit]) -> None:
        """Add the days, each once."""
        once = {edit.text: edit for edit in reversed(days)}
        for edit in once.values():
            self._insert(edit.start, edit.text)

    def attribute(self) -> None:
        """Name the speaker in an attribution that was put back without: "she told the guests", "je dodal"."""
        claimant = self.speaker
        if claimant is None:
            return
        self.edits = [
            edit
            if _is_named(claimant, edit.text)
            else Edit(edit.start, edit.end, self._attributed(edit.text, claimant))
            for edit in self.edits
        ]

    def _attributed(self, text: str, claimant: str) -> str:
        words = text.split(" ")
        said = [
            index for index, word in enumerate(words) if word.lower().rstrip(",") in self.discourse.sayings
        ]
        if not said or text == LEFT_OUT:
            return text
        pronouns = self.discourse.wording.pronouns
        for index, word in enumerate(words):
            pronoun = pronouns.get(word.lower())
            if pronoun is not None and pronoun.subject and abs(index - said[0]) <= _OPENING:
                return " ".join([*words[:index], claimant, *words[index + 1 :]])
        if not self.discourse.wording.drops_subject:
            return text
        head, comma, tail = text.partition(", ")
        return f"{head} {claimant}{comma}{tail}"

    def _first_person(self) -> int | None:
        for place in range(self.start, min(self.end, self.start + _REACH)):
            if self.tree.quoted[place] and self._is_first_person(place):
                return place
        return None

    def _is_first_person(self, place: int) -> bool:
        if self.discourse.wording.drops_subject and self.tree.pos[place] in {"VERB", "AUX"}:
            return self.tree.feature(place, "Person") == "1"
        return self.tree.lower[place] in self.discourse.wording.first_person and self.tree.pos[place] in {
            "PRON",
            "DET",
        }

    def _in_full(self, edit: Edit) -> Edit:
        """A subject that was given back by its bare name is given by the full one."""
        named = self.discourse.people.named(edit.text, self.start) if " " not in edit.text else None
        full = named is not None and edit.text == named[0].words[named[1]]
        return Edit(edit.start, edit.end, named[0].written) if named and full else edit

    def _name(self, mention: Mention) -> None:
        person = mention.person
        known = id(person) in self.people or id(person) in self.full or self._is_given(person.written)
        self.people.add(id(person))
        if known or mention.is_full:
            return
        first, last = self.doc[mention.start], self.doc[mention.end - 1]
        part, end = mention.parts[0], last.idx + len(last)
        if first.text == person.words[part] and mention.end == mention.start + 1:
            before, behind = " ".join(person.words[:part]), " ".join(person.words[part + 1 :])
            if before and not behind:
                self._insert(first.idx, before)
                return
            if behind and not before and not self._possesses(mention.end):
                self._insert(end, behind)
                return
        if not self._possesses(mention.end):
            self._insert(end, person.written)

    def _possesses(self, place: int) -> bool:
        return (
            place < len(self.doc)
            and self.tree.dep[place] == "case"
            and not self.doc[place - 1].whitespace_
            and self.tree.lower[place].endswith("s")
        )

    def _point(self, pointer: Pointer) -> None:
        if pointer.unsaid and self.given:
            return
        sure = pointer.sure if pointer.sure is not None and _is_safe(pointer.sure) else None
        if sure is None or (self.tree.quoted[pointer.place] and not self._is_other(sure)):
            self.needs_context = self.needs_context or not self._has_antecedent(pointer)
        elif not self._is_present(sure):
            self._add(pointer, sure)
            self.named.append(sure)

    def _is_other(self, referent: Referent) -> bool:
        """True for a person whom the speaker speaks of: nobody is "he" or "she" in their own words."""
        return referent.person is not None and referent.person.written != self.speaker

    def _is_present(self, referent: Referent) -> bool:
        """True where the claim itself names whom or what is meant."""
        if referent.person is None:
            noun = self.tree.lemma[referent.head]
            own = noun in self.tree.lemma[self.start : min(self.end, self.start + _REACH)]
            given = any(words_of(self.tree, referent) in edit.text.lower() for edit in self.edits)
            return own or given or any(referent.same_as(other) for other in self.named)
        named = any(mention.person is referent.person for mention in self.mentions)
        again = id(referent.person) in self.people or self._is_given(referent.person.written)
        self.people.add(id(referent.person))
        return named or again

    def _is_given(self, written: str) -> bool:
        """True where an addition names the person already, be it by surname."""
        surname = written.rsplit(maxsplit=1)[-1]
        return any(surname in edit.text for edit in self.edits)

    def _add(self, pointer: Pointer, referent: Referent) -> None:
        text = words_of(self.tree, referent)
        if pointer.unsaid:
            self._insert(behind_verb(self.tree, pointer.place, self.start, self.end), text)
            return
        own = self.tree.feature(pointer.place, "Poss") == "Yes" and not self.discourse.wording.drops_subject
        self._insert(self._behind(pointer.place), f"{text}'s" if own else text)

    def _behind(self, place: int) -> int:
        return self.doc[place].idx + len(self.doc[place])

    def _insert(self, spot: int, text: str) -> None:
        if not any(edit.start < spot < edit.end for edit in self.edits):
            self.edits.append(Edit(spot, spot, text))

    def _has_antecedent(self, pointer: Pointer) -> bool:
        """True where a noun of the claim before it may be meant, and where an unsaid subject is nobody's."""
        if pointer.unsaid:
            return pointer.number != SINGULAR or not pointer.gender or self._follows_subject(pointer)
        least = max(self.start, pointer.place - _REACH)
        return any(self._may_mean(noun, pointer) for noun in range(least, pointer.place))

    def _follows_subject(self, pointer: Pointer) -> bool:
        least = max(self.start, pointer.place - _REACH)
        return any(
            self.tree.dep[noun] in SUBJECTS and self._may_mean(noun, pointer)
            for noun in range(least, pointer.place)
        )

    def _may_mean(self, noun: int, pointer: Pointer) -> bool:
        if self.tree.pos[noun] not in _NOMINAL:
            return False
        gender, number = self.tree.feature(noun, "Gender"), self.tree.feature(noun, "Number")
        beside = self.tree.head[noun] == self.tree.head[pointer.place] and self.tree.dep[noun] in SUBJECTS
        if beside and not pointer.unsaid:
            return False
        same_gender = (
            not gender or not pointer.gender or gender == pointer.gender or pointer.number != SINGULAR
        )
        return same_gender and (number == pointer.number or not pointer.number)

    def _opens_with_demonstrative(self) -> bool:
        for place in range(self.start, min(self.end, self.start + _OPENING)):
            alone = self.tree.pos[place] in {"PRON", "DET"} and self.tree.dep[place] in {"nsubj", "nsubjpass"}
            if alone and self.tree.lower[place] in self.discourse.wording.demonstratives:
                return True
        return False


def _is_safe(referent: Referent) -> bool:
    """True for what has a name: "it" and "they" are as often something that no noun near them says."""
    return referent.person is not None or referent.named


def _is_named(claimant: str, text: str) -> bool:
    """True where a word of a text is one of a claimant's, be it in another case: "v letnem poročilu"."""
    stems = {word.lower()[:_STEM] for word in claimant.split() if len(word) >= _STEM}
    last = claimant.rsplit(maxsplit=1)[-1].lower()
    return last in text.lower() or any(word.lower()[:_STEM] in stems for word in text.split())
