"""English forms of words: numbers, days, comparison, verbs; after the reference grammars."""

import re

from claimtrack.extract.language.words import words

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
