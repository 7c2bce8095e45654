"""English verbs of saying, by lemma: for whoever asks who said it, or what may be parted."""

from claimtrack.extract.language.saying import Saying
from claimtrack.extract.language.words import words

SAYING = Saying(
    stating=words(
        "acknowledge add admit affirm alert allege announce answer argue assert attest calculate caution "
        "certify claim clarify comment complain concede conclude confirm contend counter declare determine "
        "disclose emphasize establish estimate explain find inform insist maintain mention note notify "
        "observe point proclaim protest recall recount reiterate remark remind repeat reply report respond "
        "retort reveal say specify state stress tell testify warn write"
    ),
    holding=words(
        "accuse advise agree ask attribute believe blame boast brief call charge cite confess confide "
        "continue contradict credit criticize cry demand denounce deny describe discover dismiss dispute "
        "divulge expect fault fear forecast interject joke lament mutter object plead pledge post praise "
        "predict promise pronounce quip rebut reckon recommend refute reject rejoin shout sigh snap "
        "suggest swear think tweet urge volunteer vouch vow whisper worry"
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
