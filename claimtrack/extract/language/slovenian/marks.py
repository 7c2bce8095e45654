"""Slovenian words and phrases that mark an opinion, a forecast, a figure, ...: by reason code."""

from claimtrack.extract.language.words import phrases, words

LEMMA_MARKS = {
    "opinion": words(
        "meniti misliti verjeti dvomiti zdeti čutiti pohvaliti hvaliti grajati obsojati kritizirati podpirati"
    ),
    "hope": words("upati želeti bati veseliti hrepeneti pričakovati obžalovati"),
    "promise": words("obljubiti obljubljati zavezati zavzeti zavzemati nameravati načrtovati prizadevati"),
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
}
PHRASE_MARKS = {
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
        "upam; upamo; želim; želimo; želim si; bojim se; bojimo se; veselim se; vesel sem; v upanju; upajo"
    ),
    "promise": phrases("bomo storili; bomo zagotovili; se bomo; bom naredil; bom naredila; zavezujem se"),
    "forecast": phrases(
        "v prihodnje; v prihodnosti; prihodnje leto; prihodnji teden; prihodnji mesec; kmalu; jutri; nekoč"
    ),
    "possibility": phrases(
        "naj bi; lahko bi; bi lahko; morda; mogoče; možno; verjetno; najbrž; nemara; domnevno; "
        "obstajajo možnosti; obstaja možnost; možnost; možnosti"
    ),
    "appeal": phrases("pozivam; pozivamo; zahtevam; zahtevamo; moramo; treba bo; naj vlada; prosim; prosimo"),
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
}
MARK_EXCEPTIONS = phrases(
    "na drugi strani; po drugi strani; na eni strani; po eni strani; v prvi vrsti; drug drugega; "
    "najprej; med drugim; druga drugo; v drugo; svetovna vojna; po pravici; kot prvo; vsak drugi; "
    "prvi minister; ena druga; predvsem; na prvi pogled; ne nazadnje; vsaj malo"
)
