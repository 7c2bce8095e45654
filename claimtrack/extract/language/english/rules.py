"""English: what the components need to know of it."""

from claimtrack.extract.language.english.forms import (
    AUXILIARIES,
    FUTURE,
    MONTHS,
    NUMBER_WORDS,
    ORDINALS,
    comparative,
    superlative,
    verb_form,
)
from claimtrack.extract.language.english.marks import LEMMA_MARKS, MARK_EXCEPTIONS, PHRASE_MARKS
from claimtrack.extract.language.english.saying import SAYING
from claimtrack.extract.language.rules import LanguageRules
from claimtrack.extract.language.words import phrases, words

ENGLISH = LanguageRules(
    code="en",
    version="1",
    abbreviations=words(
        "mr mrs ms dr prof rev hon gen col lt sgt capt cmdr adm gov sen rep st mt vs e.g i.e cf fig no "
        "nos vol pp ed eds approx dept est ft jan feb mar apr jun jul aug sep sept oct nov dec messrs "
        "mme viz op cit ca"
    ),
    closing_abbreviations=words(
        "inc ltd corp co llc plc jr sr u.s u.k u.n e.u a.m p.m d.c ph.d b.c a.d st ave bros"
    ),
    list_abbreviations=words("etc al"),
    ordinal_dot=False,
    starters=words(
        "the a an this that these those he she it they we you i his her its their our my in on at by "
        "for from with of to but and or so yet as if when while after before since although though "
        "because however meanwhile there here what who why how where which some many most all no not "
        "both each every other another then now today yesterday last next earlier later according "
        "under over during without about between among also still"
    ),
    before_letter=words("vitamin hepatitis group class type plan grade category schedule section appendix"),
    months=MONTHS,
    capital_months=True,
    weekdays=words("monday tuesday wednesday thursday friday saturday sunday"),
    year_words=words("year years since in by until of during"),
    number_words=NUMBER_WORDS,
    loose_number_words=words("one zero half quarter"),
    measures=words(
        "percent per cent % dollars dollar euros euro pounds pound kilometers kilometres miles mile "
        "meters metres tons tonnes kilograms litres liters acres hectares megawatts degrees"
    ),
    time_measures=words(
        "second seconds minute minutes hour hours day days week weeks month months year years decade decades"
    ),
    ordinal_words=ORDINALS,
    divisions=words("article section paragraph subsection subparagraph clause chapter annex §"),
    loose_ordinals=words("second"),
    superlative=superlative,
    comparative=comparative,
    verb_form=verb_form,
    lemma_exceptions={"rose": "rise", "left": "leave"},
    future=FUTURE,
    auxiliaries=AUXILIARIES,
    negations=words("not n't no never none nobody nothing neither nor cannot without hardly"),
    first_person=words("i we me us my our mine ours myself ourselves 'm"),
    prepositions=words(
        "in on at by for from with of to into onto over under during without about between among "
        "against through across after before since until near per via despite toward towards within "
        "outside inside than like as"
    ),
    subject_pronouns=words("he she they it i we you who"),
    determiners=words("the a an this that these those his her its their our my your some any each every"),
    pronouns=words("i he she it they we you him her them us who"),
    adverbs=words(
        "also still now then today yesterday tomorrow only just already however meanwhile later "
        "earlier recently again reportedly previously currently"
    ),
    coordinators=words("and or but yet nor"),
    clitic_coordinators=frozenset(),
    contrasts=words("but yet while whereas"),
    contrast_phrases=frozenset({("even", "though")}),
    relatives=words("who which whose whom where"),
    clause_relatives=frozenset(),
    complementizers=words("that whether if"),
    conditionals=words("if unless provided assuming"),
    subordinators=words(
        "that when because if although though since before after until unless as while whereas whether "
        "how why where"
    ),
    range_openers=words("between from"),
    than=words("than"),
    likeness=words("as"),
    saying=SAYING,
    listener_lemmas=words("tell inform assure remind ask call"),
    passive_lemmas=words("be"),
    possessives=words("'s \N{RIGHT SINGLE QUOTATION MARK}s"),
    source_phrases=phrases(
        "according to data; according to figures; according to statistics; data show; figures show; "
        "data from; official figures; statistics show; a study found; the study found; a report by; "
        "a survey by; census data"
    ),
    attribution_phrases=phrases("according to; in the words of; in the view of; in the opinion of"),
    attribution_pronouns=words("him her them his their"),
    back_phrases=phrases("according to him; according to her; according to them; in his words; in her words"),
    bare_complements=True,
    subject_first=True,
    titles=words(
        "president minister prime chancellor mayor senator governor director chief executive secretary "
        "spokesman spokeswoman spokesperson professor judge king queen pope mr mrs ms dr leader coach "
        "captain sergeant officer sir lady lord"
    ),
    genitive_endings=(),
    dative_endings=(),
    plural_dative_ending="",
    plural_participle_endings=(),
    name_endings=(),
    lemma_marks=LEMMA_MARKS,
    phrase_marks=PHRASE_MARKS,
    mark_exceptions=MARK_EXCEPTIONS,
)
