"""English: what the components need to know of it. General knowledge, after the reference grammars."""

import re

from claimtrack.extract.language.rules import LanguageRules
from claimtrack.extract.language.words import phrases, words

AUXILIARIES = words(
    "am is are was were be been has have had do does did will would shall should can could may "
    "might must isn't aren't wasn't weren't 's 're 've 'll 'd 'm cannot ca wo"
)
FUTURE = words("will shall 'll wo")
IRREGULAR_PAST = words(
    "became began blew bought broke brought built burnt came caught chose cost cut dealt drew "
    "drove ate fell felt fought found flew forbade forgot froze gave got grew heard held hit hurt "
    "kept knew led left lent let lost made meant met outgrew overcame paid put ran rang rose said "
    "sang sank sat saw sent set shook shot shrank shut slept sold sought spent split spoke sprang "
    "stole stood stuck struck swam swore took taught told thought threw understood went withdrew "
    "woke won wore wrote"
)
PRESENT = words(
    "says thinks believes claims argues warns expects hopes plans remains means shows leads causes "
    "employs produces includes contains requires allows owns runs holds makes takes gives gets "
    "goes comes becomes needs wants keeps lives works pays earns spends costs covers accounts "
    "ranks exceeds faces supports opposes prohibits bans know think believe hope expect remain "
    "make take need want live work pay earn exceed consists sits stands lies serves suggests "
    "indicates estimates reports adds notes states reads carries rises falls grows tops employ "
    "produce intends promises reduces increases raises lowers contributes triggers drives provides "
    "offers sells show cause prevent prevents reduce kill kills create creates say argue warn "
    "insist estimate"
)
NOT_PAST = words(
    "united red hundred need indeed speed feed seed breed exceed proceed bed led shed embed sacred naked aged"
)
NUMBER_WORDS = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "hundreds thousand thousands million millions billion billions trillion dozen dozens half "
    "third-quarter two-thirds one-third quarter zero twice"
)
ORDINALS = words(
    "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "twentieth firstborn second-largest second-highest third-largest second-biggest"
)
MONTHS = words(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec"
)
SUPERLATIVE = re.compile(r".{2,}(?:[^aeiou]i|[bcdfghklmnprstvwxyz])est")
NOT_SUPERLATIVE = words(
    "interest forest request protest suggest honest contest harvest invest digest arrest modest "
    "west guest quest rest test best-known budapest bucharest manifest conquest tempest priest "
    "chest nest pest vest zest attest detest bequest midwest northwest southwest everest earnest "
    "ernest unrest breast wrest crest dearest disinterest inquest molest lest brest behest"
)
COMPARATIVE = words(
    "higher lower larger smaller bigger greater fewer less more better worse longer shorter older "
    "younger faster slower cheaper richer poorer stronger weaker heavier lighter hotter colder "
    "warmer taller deeper earlier later safer"
)


def superlative(word: str) -> bool:
    if word in {
        "most",
        "least",
        "best",
        "worst",
        "record",
        "records",
        "only",
        "biggest",
        "unprecedented",
        "record-breaking",
    }:
        return word != "only"
    return word not in NOT_SUPERLATIVE and SUPERLATIVE.fullmatch(word) is not None


def comparative(word: str) -> bool:
    return word in COMPARATIVE


def verb_form(word: str, lemma: str) -> str | None:
    """Return features; a regular past form counts as finite, since English writes its participle alike."""
    if word in AUXILIARIES:
        return _auxiliary(word)
    if word in IRREGULAR_PAST:
        return "Tense=Past|VerbForm=Fin"
    if word in PRESENT:
        return "VerbForm=Fin"
    if word.endswith("ed") and len(word) > _SHORTEST_PAST and word not in NOT_PAST and lemma != word:
        return "Tense=Past|VerbForm=Fin"
    gerund = word.endswith("ing") and lemma != word and len(word) > _SHORTEST_GERUND
    return "Tense=Pres|VerbForm=Part" if gerund else None


def _auxiliary(word: str) -> str:
    if word in {"be", "been"}:
        return "VerbForm=Inf"
    return "Tense=Past|VerbForm=Fin" if word in {"was", "were", "had", "did"} else "VerbForm=Fin"


_SHORTEST_PAST = 3
_SHORTEST_GERUND = 5

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
    reporting_lemmas=words(
        "say tell add announce claim argue state warn insist note report write explain confirm deny "
        "admit acknowledge believe think estimate predict promise stress emphasize declare reply "
        "answer describe suggest mention remark comment reveal conclude assert allege urge ask call "
        "praise criticize"
    ),
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
    lemma_marks={
        "opinion": words("believe think feel doubt praise condemn criticize criticise deserve seem prefer"),
        "hope": words("hope wish fear dream regret"),
        "promise": words("promise pledge vow intend plan"),
        "forecast": words("predict forecast expect anticipate"),
        "appeal": words("urge demand"),
        "change": words(
            "rise fall grow shrink increase decrease decline drop surge plunge double triple halve exceed "
            "climb soar jump slump gain"
        ),
        "cause": words("cause trigger contribute prevent"),
        "rule": words("prohibit forbid ban require oblige entitle outlaw"),
        "event": words(
            "die kill injure arrest convict sentence elect appoint resign found open close sign approve "
            "reject launch arrive visit meet win defeat build buy sell acquire begin end receive lose "
            "destroy declare adopt introduce abolish born graduate hire publish vote veto"
        ),
    },
    phrase_marks={
        "opinion": phrases(
            "in my view; in our view; in her view; in his view; in their view; in my opinion; "
            "in her opinion; in his opinion; in their opinion; in the view of; in the opinion of; "
            "convinced; unfortunately; sadly; fortunately; disgraceful; shameful; unacceptable; wonderful; "
            "terrible; great; beautiful; amazing; fantastic; awful; proud; happy; pleased; disappointed; "
            "important; it is time; the right thing; worth; clearly; obviously; no doubt; glad; delighted; "
            "love; tragic; brilliant; superb; ridiculous; absurd; unfair; honored; honoured; grateful; "
            "confident; excellent; outrageous; better off"
        ),
        "hope": phrases("i hope; we hope; hopefully; looking forward; i wish; we wish; hopes; afraid"),
        "promise": phrases(
            "we will; i will; we'll; i'll; we are going to; i am going to; i'm going to; we shall; "
            "committed to"
        ),
        "forecast": phrases(
            "going to; in the future; next year; next month; next week; tomorrow; soon; is set to; "
            "are set to; is due to; are due to; is expected to; are expected to; would be"
        ),
        "possibility": phrases(
            "may; might; could; perhaps; maybe; possibly; probably; likely; potentially; allegedly; "
            "can be; would; appears to; seems to; possibility; possibilities; opportunities"
        ),
        "appeal": phrases(
            "should; let us; let's; must act; we must; we need to; please; ought to; calls on; called on; "
            "call on; has to stop; have to act"
        ),
        "comparison": phrases(
            "more than; less than; fewer than; higher than; lower than; compared with; compared to; "
            "than a year earlier; twice as; three times; times as; times more; times higher; on average; "
            "above average; below average; the same as; as many as; as much as; ranks; ranked; so far; "
            "in history; on record; ever; since records began; up from; down from; unlike; outnumber; "
            "ahead of; the only; since"
        ),
        "change": phrases("increase; decrease; decline; growth; rise; drop; fell; rose; grew; shrank"),
        "cause": phrases(
            "because; because of; due to; as a result of; led to; leads to; lead to; caused by; thanks to; "
            "owing to; resulted in; results in; blamed on; the reason"
        ),
        "rule": phrases(
            "must; is required to; are required to; is illegal; are illegal; is legal; is prohibited; "
            "are prohibited; is banned; are banned; is allowed; are allowed; not allowed; under the law; "
            "by law; the law requires; the constitution; entitled to; the right to; is mandatory; "
            "is compulsory; punishable; is obliged; are obliged; may not"
        ),
        "absolute": phrases(
            "never; nobody; no one; everyone; everybody; always; all of; every single; none of; the only; "
            "without exception"
        ),
        "number": phrases("half of; a third of; a quarter of; two thirds of; the majority of; one in"),
        "time": phrases(
            "today; yesterday; last year; last month; last week; last night; this year; this month; "
            "this week; on the day; this morning; a year ago; years ago; months ago"
        ),
        "vague": phrases(
            "many; some; several; everyone; everybody; somebody; someone; a lot of; lots of; things; few"
        ),
    },
    mark_exceptions=phrases(
        "first of all; a third of; a third the; at first; at least; at most; at best; at worst; "
        "second thoughts; first lady; one of; no one; most of; in the first place; second world war; "
        "first world war; first place to; for one thing; may day; on the other hand; a second; "
        "the more; no longer; more or less; sooner or later; most recently"
    ),
)
