"""How a claimant's name is written: in full, without titles, uninflected where the text shows how."""

from spacy.tokens import Doc, Span

from claimtrack.extract.language import LanguageRules

_PERSON_WORDS = 2
_LEAST_STEM = 3
_LONGEST_ENDING = 2
_VOWELS = frozenset("aeiou")


class WrittenNames:
    def __init__(self, doc: Doc, rules: LanguageRules) -> None:
        self.rules = rules
        self.full = self._full_names(doc)

    def of(self, name: Span) -> str:
        """Return the name as it is stored for a claimant."""
        written = " ".join(self._words(name))
        nominative = self._nominative(written)
        return self.full.get(nominative, nominative)

    def is_person(self, name: Span) -> bool:
        """True for what may be somebody's name: two words, or part of a longer name in the text."""
        words = self._words(name)
        return len(words) >= _PERSON_WORDS or " " in self.full.get(words[0], "")

    def _full_names(self, doc: Doc) -> dict[str, str]:
        """Every name of the text to its longest form that begins or ends with it."""
        full: dict[str, str] = {}
        alone = {name.text for name in doc.ents if " " not in name.text}
        for name in doc.ents:
            words = self._uninflected(self._words(name), alone)
            written = " ".join(words)
            for part in {written, words[0], words[-1]}:
                if len(written) > len(full.get(part, "")):
                    full[part] = written
        return full

    def _words(self, name: Span) -> list[str]:
        """The words of a name without titles, and without a genitive that goes with the title before it."""
        parts = name.text.split()
        words = self._without_titles(parts)
        before = parts[: len(parts) - len(words)] or [
            token.text for token in name.doc[name.start - 1 : name.start]
        ]
        title = before[-1].lower() if before else ""
        # "predstavnik Kremlja Dmitrij Peskov": masculine titles only, for feminine names end like genitives.
        masculine = title in self.rules.titles and title[-1] not in _VOWELS
        genitive = len(words) > _PERSON_WORDS and words[0].endswith(self.rules.genitive_endings)
        return words[1:] if masculine and genitive else words

    def _uninflected(self, words: list[str], alone: set[str]) -> list[str]:
        """The name "Robertu Golobu" is "Robert Golob" in a text that has "Golob" alone as well."""
        for ending in self.rules.name_endings:
            stems = [word.removesuffix(ending) for word in words]
            if len(words) > 1 and stems[-1] in alone and all(map(str.__ne__, stems, words)):
                # Vladimirju: a j stands between r and the ending.
                return [stem[:-1] if stem.endswith("rj") else stem for stem in stems]
        return words

    def _without_titles(self, words: list[str]) -> list[str]:
        last = max(
            (i for i, word in enumerate(words) if word.lower().rstrip(".") in self.rules.titles), default=-1
        )
        return words[last + 1 :] or words

    def _nominative(self, written: str) -> str:
        """Of an inflected single name, the form without its ending, if the text has that."""
        if " " in written or not self.rules.genitive_endings:
            return written
        for ending in range(1, _LONGEST_ENDING + 1):
            stem = written[:-ending]
            if len(stem) >= _LEAST_STEM and stem in self.full:
                return stem
        return written
