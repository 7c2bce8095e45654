"""What the components need to know about a language, as data: one instance a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from claimtrack.extract.language.saying import Saying

VerbForm = Callable[[str, str], str | None]
_SILENT = Saying()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """General knowledge of one language. Words are lower-case forms unless a name says lemma.

    `verb_form(word, lemma)` answers with features of Universal Dependencies ("VerbForm=Fin"), or None.
    `listener_lemmas` are verbs whose object is a person spoken to or of; `divisions` name parts of a law.
    `lemma_marks` and `phrase_marks` map a reason code to lemmas and to phrases of lower-case forms.
    """

    code: str
    version: str
    # where sentences end
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    list_abbreviations: frozenset[str]
    ordinal_dot: bool
    starters: frozenset[str]
    before_letter: frozenset[str]
    # words by class
    months: frozenset[str]
    capital_months: bool
    weekdays: frozenset[str]
    year_words: frozenset[str]
    number_words: frozenset[str]
    loose_number_words: frozenset[str]
    measures: frozenset[str]
    time_measures: frozenset[str]
    ordinal_words: frozenset[str]
    divisions: frozenset[str]
    loose_ordinals: frozenset[str]
    superlative: Callable[[str], bool]
    comparative: Callable[[str], bool]
    verb_form: VerbForm
    lemma_exceptions: Mapping[str, str]
    future: frozenset[str]
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    first_person: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    adverbs: frozenset[str]
    # joints between clauses
    coordinators: frozenset[str]
    clitic_coordinators: frozenset[str]
    contrasts: frozenset[str]
    contrast_phrases: frozenset[tuple[str, str]]
    relatives: frozenset[str]
    clause_relatives: frozenset[str]
    complementizers: frozenset[str]
    conditionals: frozenset[str]
    subordinators: frozenset[str]
    range_openers: frozenset[str]
    than: frozenset[str]
    likeness: frozenset[str]
    # speech
    listener_lemmas: frozenset[str]
    passive_lemmas: frozenset[str]
    possessives: frozenset[str]
    source_phrases: tuple[str, ...]
    attribution_phrases: tuple[str, ...]
    attribution_pronouns: frozenset[str]
    back_phrases: tuple[str, ...]
    bare_complements: bool
    subject_first: bool
    titles: frozenset[str]
    genitive_endings: tuple[str, ...]
    dative_endings: tuple[str, ...]
    plural_dative_ending: str
    plural_participle_endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    saying: Saying = _SILENT
    # marks
    lemma_marks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrase_marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mark_exceptions: tuple[str, ...] = ()
