"""English verbs of saying, by lemma: for whoever asks who said it, or what may be parted."""

from claimtrack.extract.language.saying import Saying
from claimtrack.extract.language.words import words

SAYING = Saying(
    stating=words(
        "acknowledge add admit affirm allege announce answer argue assert claim comment concede conclude "
        "confirm contend counter declare disclose emphasize establish estimate explain find inform insist "
        "maintain mention note observe point recall reiterate remark reply report respond retort reveal "
        "say state stress tell testify warn write"
    ),
    holding=words(
        "accuse advise agree alert ask attest attribute believe blame boast brief calculate call caution "
        "certify charge cite clarify complain confess confide continue contradict credit criticize cry "
        "demand denounce deny describe determine discover dismiss dispute divulge expect fault fear "
        "forecast interject joke lament mutter notify object plead pledge post praise predict proclaim "
        "promise pronounce protest quip rebut reckon recommend recount refute reject rejoin remind repeat "
        "rule shout sigh snap specify suggest swear think tweet urge volunteer vouch vow whisper worry"
    ),
    hiding=words("deny hide conceal dispute"),
    showing=words("emphasise prove show"),
    phrasal={
        "point": words("out"),
        "shoot": words("back"),
        "hit": words("back"),
        "fire": words("back"),
        "put": words("at down"),
        "go": words("on"),
    },
)
