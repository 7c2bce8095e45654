"""Slovenian forms of words: numbers, days, comparison, verbs; after the reference grammars."""

import re

from claimtrack.extract.language.words import union, with_endings, words

ADJECTIVE = "i a o e ega emu em im ih imi ima"

# Forms that the dictionary takes for nouns or adjectives, and that are verbs nearly always.
PRESENT_LEMMAS = words(
    "pravi:praviti meni:meniti trdi:trditi živi:živeti vodi:voditi dela:delati sledi:slediti vpliva:vplivati "
    "skrbi:skrbeti pojavi:pojaviti dobi:dobiti uporabi:uporabiti poziva:pozivati upa:upati kupi:kupiti "
    "zajema:zajemati grozi:groziti izgubi:izgubiti postavi:postaviti obsega:obsegati "
    "dosega:dosegati pada:padati proizvede:proizvesti pripravi:pripraviti oceni:oceniti "
    "predstavi:predstaviti odgovori:odgovoriti nastopa:nastopati sestanejo:sestati vedo:vedeti"
)
PARTICIPLE_STEMS = words(
    "sporoči:sporočiti pojasni:pojasniti potrdi:potrditi opozori:opozoriti zagotovi:zagotoviti trdi:trditi "
    "opravi:opraviti rodi:roditi vodi:voditi sproži:sprožiti čuti:čutiti omeji:omejiti povabi:povabiti "
    "posveti:posvetiti zras:zrasti naras:narasti poras:porasti prispe:prispeti umr:umreti pad:pasti "
    "upad:upasti razpad:razpasti vze:vzeti osta:ostati nasta:nastati obsta:obstati"
)


def _lemmas() -> dict[str, str]:
    participles = (entry.split(":") for entry in PARTICIPLE_STEMS)
    table = {stem + ending: lemma for stem, lemma in participles for ending in words("l la lo li le")}
    return table | {"plača": "plača"} | dict(entry.split(":", 1) for entry in PRESENT_LEMMAS)


LEMMAS = _lemmas()

AUXILIARIES = words(
    "sem si je sva sta smo ste so nisem nisi ni nisva nista nismo niste niso bom boš bo bova bosta "
    "bomo boste bodo bi"
)
FUTURE = words("bom boš bo bova bosta bomo boste bodo")
PRESENT = words(
    "ima imajo imata imamo nima nimajo gre grejo gredo ve vedo je da dajo hoče hočejo noče more morejo"
)
NOT_VERBS = words(
    "smrti niti proti poti vesti obleti oblasti časti strasti nesreči noči moči peči reči desetletij"
)
NOUN_LEMMAS = words("pot čast del dela delo cena ura")

NUMBER_WORDS = union(
    words(
        "dva dve dveh dvema trije tri treh trem tremi štirje štiri štirih štirim štirimi sto dvesto "
        "tristo štiristo petsto šeststo sedemsto osemsto devetsto tisoč nič oba obe obeh obema pol "
        "poldrugi ducat"
    ),
    with_endings(
        "pet šest devet deset enajst dvanajst trinajst štirinajst petnajst šestnajst", "- ih im imi"
    ),
    with_endings("sedemnajst osemnajst devetnajst dvajset trideset štirideset petdeset", "- ih im imi"),
    with_endings("šestdeset sedemdeset osemdeset devetdeset", "- ih im imi"),
    words("sedem sedmih sedmim osem osmih osmim"),
    with_endings("milijon milijard bilijon", "- a e ov i o u om ih am ami oma"),
    with_endings("tisoč", "e i ih"),
    with_endings("polovic tretjin četrtin petin desetin stotin", "- a e o i"),
)
ORDINALS = union(
    with_endings("prv tretj četrt sedm osm", ADJECTIVE),
    with_endings("pet šest devet deset enajst dvanajst trinajst dvajset petdeset stot", "i a o e ega emu em"),
    words("prvič drugič tretjič četrtič petič prvikrat drugikrat zadnjič"),
) - words("sedmih sedmim sedmimi osmih osmim osmimi")
MONTHS = union(
    with_endings("januar februar", "- ja ju jem jih"),
    with_endings("septemb oktob novemb decemb", "er ra ru rom"),
    words(
        "marec marca marcu marcem april aprila aprilu aprilom maj maja maju majem junij junija juniju junijem"
    ),
    words("julij julija juliju julijem avgust avgusta avgustu avgustom"),
)
WEEKDAYS = words(
    "ponedeljek ponedeljka ponedeljku ponedeljkom torek torka torku torkom sreda sredo četrtek "
    "četrtka četrtku četrtkom petek petka petku petkom sobota soboto soboti nedelja nedeljo nedelji"
)
SUPERLATIVE = re.compile(
    r"naj(?:več|manj|bolj|slabše|raje|pogosteje|prej)|"
    r"naj.{2,}(?:[šj](?:i|a|e|o|ega|emu|em|ih|im|imi|ima)|eje)"
)
NOT_SUPERLATIVE = words("najprej najraje najpozneje najkasneje najeje")
UNIQUE = union(
    with_endings("rekord", "- a u om i ov e ih"),
    with_endings("rekordn edin", ADJECTIVE + " a"),
    words("rekorden"),
)
COMPARATIVE = re.compile(
    r"(?:več|manj|viš|niž|bolj|slab|dalj|kraj|laž|tež|draž|mlaj|šir|ož|hujš|hitr|star)"
    r"(?:ji|ja|je|jo|jega|jih|jim|ši|ša|še|šo|šega|ših|šim|ejši|ejša|ejše|ejšo|i|a|e|o|ega|ih|im)|.{3,}ejš(?:i|a|e|o|ega|ih|im)"
)
NOT_COMPARATIVE = words(
    "stara stari staro stare starih starim slabi slaba slabo slabe krajih kraji kraja kraje dalje"
)
PARTICIPLE = re.compile(r"(?<!o)l[aoie]?$|ol[ao]?$")


def superlative(word: str) -> bool:
    return word in UNIQUE or (SUPERLATIVE.fullmatch(word) is not None and word not in NOT_SUPERLATIVE)


def comparative(word: str) -> bool:
    return word not in NOT_COMPARATIVE and COMPARATIVE.fullmatch(word) is not None


def verb_form(word: str, lemma: str) -> str | None:
    """Return features by the endings of the form and of its dictionary form."""
    if word in AUXILIARIES or word in PRESENT:
        return "VerbForm=Fin"
    if word in NOT_VERBS or lemma in NOUN_LEMMAS or not lemma.endswith(("ti", "či")):
        return None
    if word == lemma:
        return "VerbForm=Inf"
    return "VerbForm=Part" if PARTICIPLE.search(word) else "VerbForm=Fin"
