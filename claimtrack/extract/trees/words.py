"""The closed classes of words that decide what may be parted: data, one table a language."""

from dataclasses import dataclass

from claimtrack.extract.language.english import saying as english
from claimtrack.extract.language.slovenian import saying as slovenian
from claimtrack.extract.language.words import words

Opening = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """Lower-case forms, but for the lemmas of verbs; a language without a table has empty ones.

    `asserting` verbs pass on what somebody states; what hangs on any other verb is not parted from it.
    `telling` ones are all by which somebody is said to have said something, `finding` ones say nothing with
    a thing for their object.
    `additive` conjunctions join what holds one by one, `opposing` ones take back a denial before them,
    `turning` ones no condition behind a verb reaches past, `joining` ones go on with the clause around the
    one that a comma before them closes; `partial` words open a part without a verb, which tells for what
    share the rest holds, `amounts` a figure at the end of a clause.
    `contrasts`, `times`, `causes` and `measures` open adverbial clauses, by one to three words; the last
    ("since") are part of what they stand with. `sequels` are times that what stands before holds
    without. `sentential` relatives speak of a whole clause, unless a
    `pointing` word stands before them. `selective` words before a noun, `restrictive` ones close before a
    relative, show that the clause narrows down what is meant; `commas`: all relative clauses have one.
    `limits` are words before a verb that may hold for two predicates only together ("only", "no", "few").
    `linking` words stand at the start of a clause and belong to no claim, `gapping` ones stand for a verb.
    `comparing` words open what is said of a figure behind a comma. `objects` are pronouns that take up a
    relative. `absolute` ones a figure without a verb, `temporal` contrasts are none without a comma,
    `meanwhile` words open what went on beside it where a subject follows, `attendant` ones what went on
    at the same time, `parts` a share of what was counted, `grounds` a cause without a verb; `likening`
    words compare before `than`, `measuring` ones say since when; `framing` ones open the figure that another
    one is held against, which belongs to it. `articles` and `definite` ones open a noun,
    `hearsay` ones what somebody is said to have done, `unreal` words what is only thought of, `none` nobody,
    `pairs` each of two, of whom as a subject every verb tells.
    """

    asserting: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    finding: frozenset[str] = frozenset()
    additive: frozenset[str] = frozenset()
    opposing: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    partial: frozenset[Opening] = frozenset()
    contrasts: frozenset[Opening] = frozenset()
    times: frozenset[Opening] = frozenset()
    causes: frozenset[Opening] = frozenset()
    measures: frozenset[Opening] = frozenset()
    sequels: frozenset[Opening] = frozenset()
    relatives: frozenset[str] = frozenset()
    restrictive: frozenset[str] = frozenset()
    sentential: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    selective: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    gapping: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    complementizers: frozenset[str] = frozenset()
    absolute: frozenset[str] = frozenset()
    temporal: frozenset[Opening] = frozenset()
    meanwhile: frozenset[Opening] = frozenset()
    attendant: frozenset[Opening] = frozenset()
    parts: frozenset[Opening] = frozenset()
    grounds: frozenset[Opening] = frozenset()
    measuring: frozenset[Opening] = frozenset()
    likening: frozenset[str] = frozenset()
    than: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    framing: frozenset[str] = frozenset()
    hearsay: frozenset[Opening] = frozenset()
    unreal: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    commas: bool = False
    drops_subject: bool = False


def _openings(text: str) -> frozenset[Opening]:
    return frozenset(tuple(part.split()) for part in text.split(";"))


ENGLISH = Joints(
    asserting=english.SAYING.asserting,
    telling=english.SAYING.plain,
    finding=english.SAYING.showing | words("find reveal announce"),
    additive=words("and but yet"),
    opposing=words("but"),
    turning=words("but yet"),
    amounts=words("to at"),
    partial=_openings(
        "many;mostly;mainly;largely;chiefly;half;none;nearly half;almost half;about half;"
        "nearly all;almost all;all but;two thirds;a third;a quarter;a fifth;a tenth;a majority;"
        "the majority;the bulk;most of them;primarily;predominantly;partly;"
        "more than half;less than half"
    ),
    contrasts=_openings("while;whereas;although;though;even though"),
    times=_openings("after;before;when;shortly after;just after"),
    causes=_openings("because"),
    measures=_openings("since"),
    relatives=words("who which whose whom where"),
    sequels=_openings("after;shortly after;soon after;just after"),
    pointing=words("only just even then not mainly partly especially"),
    sentential=frozenset(),
    negations=words("not n't never no neither nor hardly"),
    modals=words("may might could would should must can will shall 'll 'd wo ca ought"),
    limits=words(
        "no nobody none nothing neither few fewer less only hardly scarcely rarely seldom never either both "
        "perhaps maybe possibly probably allegedly reportedly"
    ),
    comparing=words("more less fewer higher lower most least"),
    linking=words("so thus hence"),
    complementizers=words("that"),
    absolute=words("with"),
    temporal=_openings("while"),
    meanwhile=_openings("as"),
    attendant=_openings("in which case"),
    parts=_openings("of whom;of which;of them;of these;of those"),
    grounds=_openings("because of;due to;thanks to;owing to;as a result"),
    measuring=_openings("since;ever;on record;in history"),
    likening=words(
        "twice times double triple half third thirds quarter quarters fifth fifths tenth tenths most short"
        " ahead above below"
    ),
    than=words("as of from on"),
    articles=words("a an time"),
    pairs=words("both"),
    definite=words("the its their his her our my"),
    framing=words("compared against up down from"),
    selective=words("any all every each those some many most no few only anyone everyone someone"),
)
SLOVENIAN = Joints(
    asserting=slovenian.SAYING.asserting,
    telling=slovenian.SAYING.plain,
    finding=slovenian.SAYING.showing | words("ugotoviti ugotavljati objaviti predstaviti izpostaviti"),
    additive=words("in ter pa a vendar toda ampak saj zato kajti zatorej"),
    opposing=words("ampak a"),
    turning=words("vendar toda ampak a"),
    amounts=words("na"),
    joining=words("in ter"),
    partial=_openings(
        "večinoma;pretežno;po večini;povečini;deloma;delno;večina;polovica;tretjina;četrtina;petina;nobeden;"
        "nobena;vsi;vse;oba;obe;vsak;večji del;manjši del;med zadnjimi;med prvimi;med najboljšimi;"
        "med najslabšimi;med najvišjimi;med najnižjimi;med največjimi;med najmanjšimi"
    ),
    contrasts=_openings("medtem ko;čeprav;četudi;saj;dočim;pri čemer"),
    times=_openings("ko;potem ko;po tem ko;potem , ko;preden"),
    causes=_openings("ker;zato ker;zaradi tega ker"),
    measures=_openings("odkar"),
    relatives=words(
        "ki kjer kateri katera katero katerega kateremu katerem katerim katere katerih katerimi katerima "
        "čigar"
    ),
    restrictive=words("tisti tista tisto tiste tistega tistih tistim tistimi tistem tisto"),
    sentential=words("kar čemer čimer"),
    negations=words("ne ni nisem nisi nisva nista nismo niste niso nima nimajo noče nočejo nikoli niti brez"),
    modals=words("bi bom boš bo bova bosta bomo boste bodo naj lahko morda mogoče verjetno menda"),
    pairs=words("oba obe"),
    limits=words(
        "noben nobena nobeno nobenega nobene nihče nič niti samo le zgolj redki redke redko malokdo malo "
        "komaj nikoli bodisi tako morda mogoče verjetno menda najbrž domnevno lahko naj"
    ),
    pointing=words(
        "to vse tisto tega vsega tistega tem vsem tistem nič nekaj marsikaj isto šele zgolj samo le takrat "
        "tedaj zato tam tako zlasti predvsem celo"
    ),
    selective=words(
        "vsi vse vsa vsak vsaka vsako vsem vseh vsakega vsakemu kdor noben nobena nobenega nekateri nekatere "
        "nekaterih številni številne mnogi mnoge večina večino malokateri redki edini edina edino edinega"
    ),
    comparing=words("več manj največ najmanj"),
    linking=words("pa"),
    gapping=words("pa"),
    complementizers=words("da"),
    attendant=_openings(
        "pri čemer;ob čemer;s čimer;zaradi česar;po čemer;nakar;pri tem;pri tem pa;nato pa;zatem pa"
    ),
    parts=_openings("od tega;od teh;od njih;od njiju;med njimi;med njima;med temi;od katerih;med katerimi"),
    grounds=_openings("zaradi;po zaslugi"),
    measuring=_openings("po;od;doslej;v zgodovini;v zadnjih"),
    likening=words("toliko polovico"),
    than=words("kot kakor"),
    framing=words("v primerjavi s"),
    hearsay=_openings("naj bi"),
    unreal=words("bi"),
    none=words("noben nobena nobeno nobenega nobene nobenemu nihče nikogar nikomur nič ničesar"),
    objects=words("ga jo jih ju mu ji jim jima"),
    commas=True,
    drops_subject=True,
)
_TABLES = {"en": ENGLISH, "sl": SLOVENIAN}


def joints_for(language: str) -> Joints:
    """Return the table of a language, an empty one (nothing but plain sentences is told) for any other."""
    return _TABLES.get(language, Joints())
