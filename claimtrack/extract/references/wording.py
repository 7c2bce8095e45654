"""The words by which a language points back, or at a day: data, one instance a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import combining, normalize

MASCULINE, FEMININE, NEUTER = "Masc", "Fem", "Neut"
SINGULAR, DUAL, PLURAL = "Sing", "Dual", "Plur"


class Pronoun(NamedTuple):
    """What a pronoun asks of its antecedent ("" is anything); `person` says that only somebody will do."""

    gender: str
    number: str
    person: bool
    subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words are lower-case forms, or lemmas where it says so.

    `drops_subject` and `inflects_names` say what the grammar does. `shifts` maps a word or phrase to (unit,
    steps) from the day of the article; units are day, month and year. `attribution` maps phrases before a
    name to the label of what they attribute.

    Verbs, by lemma: `describing` are those that "as"
    only compares by ("as critics describe it"); `accusing` tell
    with "of" what somebody did, `estimating` with a number how much it is; `intending` say with "to" what
    shall be; `untold` govern a clause with "that" and yet say nothing ("know", "ensure"). `leaning` words
    join a second clause to a reported one. `moods` are adjectives that stand for a verb of saying ("..., je
    jasen minister"). `resuming` words open a clause that goes on with what was said before.

    Nouns, by lemma: `houses` are what people speak for, `companies` words for a firm, `offices` what people
    are called by before their name, `groups` are people by no office, `comments` sum up
    what was said before; what is `stated` ("the fact",
    "a warning") a verb of `giving` hands over with its clause; `bodies` are last words of names that are not
    those of people. `opinions` and `documents` attribute what a clause says behind one of
    `source_prepositions`, or behind a word of `evident`. A document speaks by a verb of `showing` for whoever
    made it (`making`), not for its readers (`reading`); one in `measured` is not "of" its maker.

    People: `honorifics` stand before a surname and `postnominals` behind one, `women` and `men` are first
    names. Bodies: `institutions` go on with "for" or "of", `generic` ones stand for the body named last,
    `papers` stand before the name of one. `testimony` are documents that speak for themselves where nobody
    made them, `judging` verbs tell something by the reason that they give, an infinitive behind `proceeding`
    tells what was said; `speeches` announce that one person speaks, to the `second_person` or to nobody;
    `interviews` that one is asked, `talking` forms who was. With a colon behind them, `crews` speak,
    `kickers` do not.
    """

    code: str
    drops_subject: bool = False
    inflects_names: bool = False
    pronouns: Mapping[str, Pronoun] = field(default_factory=dict)
    first_person: frozenset[str] = frozenset()
    second_person: frozenset[str] = frozenset()
    speeches: frozenset[str] = frozenset()
    interviews: frozenset[str] = frozenset()
    talking: frozenset[str] = frozenset()
    kickers: frozenset[str] = frozenset()
    crews: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    postnominals: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    latter: frozenset[str] = frozenset()
    masculine_titles: frozenset[str] = frozenset()
    feminine_titles: frozenset[str] = frozenset()
    weekdays: Mapping[str, int] = field(default_factory=dict)
    weekday_prepositions: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
    month_names: tuple[str, ...] = ()
    ordinal_dot: bool = False
    shifts: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    attribution: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    describing: frozenset[str] = frozenset()
    weather: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    judging: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    testimony: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    proceeding: frozenset[str] = frozenset()
    demonyms: frozenset[str] = frozenset()
    demonym_endings: tuple[str, ...] = ()
    content_marks: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()
    opinions: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    measured: frozenset[str] = frozenset()
    making: frozenset[str] = frozenset()
    intending: frozenset[str] = frozenset()
    resuming: frozenset[str] = frozenset()
    subordinating: frozenset[str] = frozenset()
    untold: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()
    estimating: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()
    reading: frozenset[str] = frozenset()
    showing: frozenset[str] = frozenset()
    evident: frozenset[str] = frozenset()
    source_prepositions: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    comments: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    def gender_of(self, name: str) -> str:
        """Return the gender that a first name shows, with or without its accents; "" for any other word."""
        plain = "".join(sign for sign in normalize("NFKD", name.lower()) if not combining(sign))
        return FEMININE if plain in self.women else MASCULINE if plain in self.men else ""

    @property
    def titles(self) -> frozenset[str]:
        """The titles that tell a man or a woman."""
        return self.masculine_titles | self.feminine_titles


def wording_for(language: str) -> Wording:
    """Return the wording of a language; one without any words where there is none."""
    from claimtrack.extract.references.english import ENGLISH  # noqa: PLC0415 - they import the class from here
    from claimtrack.extract.references.slovene import SLOVENE  # noqa: PLC0415

    return {"sl": SLOVENE, "en": ENGLISH}.get(language) or Wording(code=language)
