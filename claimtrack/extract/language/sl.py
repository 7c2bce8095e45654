"""Slovenian: what the components need to know of it. General knowledge, after the reference grammars."""

import re

from claimtrack.extract.language.rules import LanguageRules
from claimtrack.extract.language.words import phrases, union, with_endings, words

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


SLOVENIAN = LanguageRules(
    code="sl",
    version="1",
    abbreviations=words(
        "dr mag prof doc akad univ dipl ing inž spec prim g ga gdč sv st bl npr oz tj t.j št čl odst str "
        "gl ur pog red izr asist kpt polk gen por nam min sek ca pribl cit ibid tel ul c nadalj im zap"
    ),
    closing_abbreviations=words("d.d d.o.o s.p n.št pr.n.št jr sr inc ltd corp co"),
    list_abbreviations=words("itd itn ipd idr"),
    ordinal_dot=True,
    starters=words(
        "v na po pri za od do iz s z k h o ob nad pod pred med čez skozi zaradi kljub brez proti glede "
        "poleg to ta te ti tako tam tu takrat tedaj toda a vendar ampak in ter pa zato potem nato "
        "danes včeraj jutri letos lani on ona oni je so se si bil bila bilo bili ne ni kdo kaj kje ko "
        "če ker da medtem sicer skupaj vsi vse vsak mnogi nekateri drugi druga prvi prva še že le tudi "
        "morda naj kako zakaj kdaj kateri njegov njen njihov naš moj"
    ),
    before_letter=words(
        "vitamin vitamina hepatitis hepatitisa skupina skupine skupini razred tip kategorija plan načrt"
    ),
    months=MONTHS,
    capital_months=False,
    weekdays=WEEKDAYS,
    year_words=words("leta leto letu letih let"),
    number_words=NUMBER_WORDS,
    loose_number_words=words("en ena eno enega enem enemu eni enim oba obe obeh obema pol nič"),
    measures=union(
        with_endings("odstotk odstot", "ov a e i om ek"),
        with_endings("evr dolar tolar", "- ov a e i om ih"),
        with_endings("kilometr metr kilogram gram ton litr hektar megavat stopinj", "ov a e i - o ih om"),
        words("odstotek evro kilometer meter liter"),
    ),
    time_measures=words(
        "ura ure uro uri ur urah urami minuta minute minuto minuti minut sekund sekunde dan dni dneva "
        "dnevi dneh teden tedna tedne tednov tednih mesec meseca mesece mesecev mesecih leto leti leta "
        "let letih letom desetletje desetletja desetletij stoletje stoletja stoletju"
    ),
    ordinal_words=ORDINALS,
    divisions=words("člen odstavek alineja alinea paragraf poglavje §"),
    loose_ordinals=with_endings("drug", "i a o ega emu em"),
    superlative=superlative,
    comparative=comparative,
    verb_form=verb_form,
    lemma_exceptions=LEMMAS,
    future=FUTURE,
    auxiliaries=AUXILIARIES,
    negations=words(
        "ne ni nisem nisi nisva nista nismo niste niso nima nimajo noče nočejo nikoli nihče nič noben nobena"
    ),
    first_person=words(
        "sem sva smo bom bova bomo nisem nisva nismo jaz mi midva moj moja moje mojega mojem mojo moji "
        "naš naša naše našega našem našo naši naših nas nam mene"
    ),
    prepositions=words(
        "v na po pri za od do iz s z k h o ob nad pod pred med čez skozi zaradi kljub brez proti glede "
        "poleg okoli okrog prek preko zoper izmed znotraj zunaj sredi blizu razen namesto"
    ),
    subject_pronouns=words("on ona oni one"),
    determiners=words("ta te ti to tega temu tem tisti tista tisto svoj svoja svoje svoji svojo svojega"),
    pronouns=words("on ona ono oni one njega njemu njej nje njo mu ji jim jih ga ju jo se si to tem tega"),
    adverbs=words(
        "sicer še že tudi le samo zgolj pa torej namreč tako zato potem nato medtem danes včeraj jutri "
        "letos lani zdaj sedaj doslej kasneje pozneje prej vedno nikoli morda ponovno znova izrecno "
        "takrat tedaj tam tukaj vseeno zjutraj dopoldne popoldne zvečer ponoči"
    ),
    coordinators=words("in ter pa vendar toda ampak a ali oziroma temveč marveč"),
    clitic_coordinators=words("pa"),
    contrasts=words("vendar toda ampak a"),
    contrast_phrases=frozenset({("medtem", "ko"), ("pri", "čemer"), ("s", "čimer")}),
    relatives=union(words("ki kdor kar kjer"), with_endings("kater", ADJECTIVE), words("katero čigar")),
    clause_relatives=words("kar"),
    complementizers=words("da ali"),
    conditionals=words("če ako razen"),
    subordinators=words(
        "da ko ker če čeprav odkar preden saj dokler kot kakor kjer kamor kadar ki naj čim ali kako zakaj"
    ),
    range_openers=words("med od"),
    than=words("kot od kakor"),
    likeness=words("kot kakor"),
    reporting_lemmas=words(
        "dejati reči povedati izjaviti dodati poudariti sporočiti pojasniti zatrditi trditi navesti "
        "navajati oceniti ocenjevati meniti odgovoriti napovedati opozoriti potrditi zanikati "
        "ugotoviti ugotavljati zapisati poročati razložiti spomniti izpostaviti označiti označevati "
        "komentirati zagotoviti izraziti priznati sklepati obljubiti omeniti praviti odvrniti "
        "nadaljevati skleniti opisati predlagati pozvati pozivati kritizirati upati verjeti misliti "
        "pričakovati zahtevati obljubljati zatrjevati sporočati dodajati hvaliti pohvaliti vprašati "
        "naznaniti objaviti razkriti zagotavljati poudarjati opozarjati pojasnjevati"
    ),
    listener_lemmas=words(
        "opozoriti opozarjati pozvati pozivati spomniti vprašati pohvaliti hvaliti kritizirati označiti "
        "označevati opisati omeniti"
    ),
    passive_lemmas=frozenset(),
    possessives=frozenset(),
    source_phrases=phrases(
        "po podatkih; glede na podatke; po statistiki; po raziskavi; po poročilu; po anketi; "
        "po izračunih; podatki kažejo; po meritvah; po popisu"
    ),
    attribution_phrases=phrases(
        "po besedah; po navedbah; po mnenju; po oceni; po ocenah; po poročanju; po trditvah; "
        "po izjavi; po zatrjevanju; kot pravi; kot je dejal; kot je povedal; kot je sporočil; "
        "kot poroča; kot navaja"
    ),
    attribution_pronouns=words("njegovih njenih njihovih njegovem njenem njihovem lastnih"),
    back_phrases=phrases(
        "po njegovih besedah; po njenih besedah; po njunih besedah; po njihovih besedah; kot je še dejal"
    ),
    bare_complements=False,
    subject_first=False,
    titles=words(
        "predsednik predsednica minister ministrica direktor direktorica župan županja poslanec "
        "poslanka premier premierka kancler kanclerka generalni državni sekretar predstavnik "
        "predstavnica tiskovni voditelj papež kralj trener trenerka selektor sodnik sodnica profesor "
        "profesorica sindikalist vodja raziskovalec raziskovalka ekonomist ekonomistka"
    ),
    genitive_endings=("a", "e"),
    dative_endings=("u",),
    plural_dative_ending="m",
    plural_participle_endings=("li", "le"),
    name_endings=("a", "u", "om", "em"),
    lemma_marks={
        "opinion": words(
            "meniti misliti verjeti dvomiti zdeti čutiti pohvaliti hvaliti grajati obsojati kritizirati "
            "podpirati"
        ),
        "hope": words("upati želeti bati veseliti hrepeneti pričakovati obžalovati"),
        "promise": words(
            "obljubiti obljubljati zavezati zavzeti zavzemati nameravati načrtovati prizadevati"
        ),
        "forecast": words("napovedati napovedovati predvideti predvidevati pričakovati"),
        "possibility": words("utegniti"),
        "appeal": words("pozvati pozivati zahtevati"),
        "change": words(
            "narasti naraščati zrasti rasti povečati povečevati zmanjšati zmanjševati zvišati zniževati "
            "znižati padati upasti podvojiti potrojiti prepoloviti preseči presegati podražiti poceniti "
            "okrepiti upočasniti dvigniti porasti zvečati skrčiti"
        ),
        "cause": words("povzročiti povzročati preprečiti preprečevati sprožiti sprožati privesti prispevati"),
        "rule": words("prepovedati prepovedovati dovoliti dovoljevati predpisovati določati veljati"),
        "event": words(
            "umreti zgoditi ustanoviti odpreti zapreti prispeti odpotovati obiskati sestati podpisati "
            "sprejeti izvoliti imenovati odstopiti zmagati premagati zgraditi kupiti prodati potrditi "
            "zavrniti začeti končati prejeti dobiti izgubiti aretirati obsoditi ubiti raniti uničiti "
            "razglasiti ukiniti uvesti trajati roditi diplomirati zaposliti odpustiti objaviti vložiti "
            "osvojiti"
        ),
    },
    phrase_marks={
        "opinion": phrases(
            "po mojem; po našem mnenju; po njenem mnenju; po njegovem mnenju; po njihovem mnenju; "
            "po mnenju; po mojem mnenju; prepričan; prepričana; prepričani; škoda; žal; na srečo; "
            "na žalost; sramotno; sramota; nesprejemljivo; nedopustno; čudovito; čudovit; čudovita; "
            "grozno; odlično; odličen; odlična; lepo; prav je; ni prav; vreden; vredna; vredno; krasen; "
            "krasno; krivično; zgrešeno; neumno; pametno; nujno; očitno; brez dvoma; zagotovo; pomembno; "
            "pomembne; pomembni; ponosen; ponosna; ponosni; vesel; vesela; veseli; zadovoljen; zadovoljna; "
            "zadovoljni; razočaran; razočarana; najpomembneje je; bolje bi bilo; imam občutek; "
            "se strinjam; se ne strinjam; ljubši; ljubša; na zdravje"
        ),
        "hope": phrases(
            "upam; upamo; želim; želimo; želim si; bojim se; bojimo se; veselim se; vesel sem; v upanju; "
            "upajo"
        ),
        "promise": phrases("bomo storili; bomo zagotovili; se bomo; bom naredil; bom naredila; zavezujem se"),
        "forecast": phrases(
            "v prihodnje; v prihodnosti; prihodnje leto; prihodnji teden; prihodnji mesec; kmalu; jutri; "
            "nekoč"
        ),
        "possibility": phrases(
            "naj bi; lahko bi; bi lahko; morda; mogoče; možno; verjetno; najbrž; nemara; domnevno; "
            "obstajajo možnosti; obstaja možnost; možnost; možnosti"
        ),
        "appeal": phrases(
            "pozivam; pozivamo; zahtevam; zahtevamo; moramo; treba bo; naj vlada; prosim; prosimo"
        ),
        "comparison": phrases(
            "več kot; manj kot; v primerjavi z; v primerjavi s; glede na lani; kot leto prej; kot lani; "
            "za razliko od; dvakrat; trikrat; štirikrat; petkrat; desetkrat; enkrat več; nad povprečjem; "
            "pod povprečjem; povprečno; v povprečju; enako kot; na vrhu lestvice; na dnu; na lestvici; "
            "na prvem mestu; doslej; v zgodovini; odkar"
        ),
        "change": phrases("rast; padec; porast; upad; zvišanje; znižanje; padel; padla; padlo; padli; padle"),
        "cause": phrases(
            "zaradi; ker; zato ker; kar je povzročilo; posledica; posledično; kriv za; vodi do; "
            "privedlo do; vzrok za"
        ),
        "rule": phrases(
            "mora; morajo; ne sme; ne smejo; sme; smejo; je treba; je prepovedano; je dovoljeno; obvezno; "
            "obvezen; zakon določa; po zakonu; v skladu z zakonom; ustava določa; pravico do; je kaznivo; "
            "zagrožena; dolžan; dolžni"
        ),
        "absolute": phrases(
            "nikoli; nihče; nobeden; noben; nobena; vsi; vsak; vsaka; vedno; edini; edina; edino; brez izjeme"
        ),
        "time": phrases(
            "danes; včeraj; letos; lani; predlani; predvčerajšnjim; nocoj; zjutraj; minuli teden; "
            "pretekli teden; lansko leto; prejšnji teden; prejšnji mesec; minulo leto"
        ),
        "vague": phrases(
            "mnogi; nekateri; številni; marsikdo; nekdo; vse več; precej; veliko; nekaj; določene; stvari"
        ),
    },
    mark_exceptions=phrases(
        "na drugi strani; po drugi strani; na eni strani; po eni strani; v prvi vrsti; drug drugega; "
        "najprej; med drugim; druga drugo; v drugo; svetovna vojna; po pravici; kot prvo; vsak drugi; "
        "prvi minister; ena druga; predvsem; na prvi pogled; ne nazadnje; vsaj malo"
    ),
)
