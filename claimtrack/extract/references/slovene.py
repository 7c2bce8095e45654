"""Slovenian words that point back, or at a day."""

from claimtrack.extract.language.words import with_endings, words
from claimtrack.extract.references.slovene_days import MONTH_NAMES, MONTHS, WEEKDAYS, shifts
from claimtrack.extract.references.wording import (
    DUAL,
    FEMININE,
    MASCULINE,
    PLURAL,
    SINGULAR,
    Pronoun,
    Wording,
)

_HIS = with_endings("njegov", "- a o e i ega emu em ih im imi")
_HER = with_endings("njen", "- a o e i ega emu em ih im imi")
_THEIR = with_endings("njihov", "- a o e i ega emu em ih im imi")
_OF_BOTH = with_endings("njun", "- a o e i ega emu em ih im imi")


def _pronouns() -> dict[str, Pronoun]:
    he = Pronoun(MASCULINE, SINGULAR, person=False)
    she = Pronoun(FEMININE, SINGULAR, person=False)
    both, they = Pronoun("", DUAL, person=False), Pronoun("", PLURAL, person=False)
    table = dict.fromkeys(words("njega njemu njim ga mu nanj vanj zanj"), he)
    table |= dict.fromkeys(words("nje njej njo jo ji nanjo vanjo zanjo"), she)
    table |= dict.fromkeys(_HIS, he) | dict.fromkeys(_HER, she)
    table |= dict.fromkeys(_OF_BOTH, both) | dict.fromkeys(_THEIR, they)
    table |= dict.fromkeys(words("njih njimi jih jim"), they)
    table |= {"on": he._replace(subject=True), "ona": she._replace(subject=True)}
    return table | {"oni": Pronoun(MASCULINE, PLURAL, person=False, subject=True)}


SLOVENE = Wording(
    code="sl",
    drops_subject=True,
    inflects_names=True,
    pronouns=_pronouns(),
    first_person=words("jaz mi midva") | with_endings("moj naš", "- a o e i ega emu em ih im imi"),
    second_person=words("vi vas vam vami ste boste niste vaš vaša vaše vaši vašega vašem vašo vaših"),
    speeches=words("govor nagovor pričevanje izpoved predavanje pripoveduje pripoved monolog"),
    interviews=words("intervju pogovor"),
    crews=words(
        "policija vlada ministrstvo sindikat tožilstvo inšpektorat opozicija koalicija uprava gasilec"
    ),
    talking=words("pogovarjal pogovarjala pogovarjali pogovarjale"),
    kickers=words(
        "foto fotografija fotografije video avdio posnetek živo nujno ekskluzivno posodobljeno vir preberite"
    ),
    demonstratives=words("to"),
    latter=words("ta slednji slednja"),
    weekdays=WEEKDAYS,
    weekday_prepositions=words("v do od za pred po"),
    months=MONTHS,
    month_names=MONTH_NAMES,
    ordinal_dot=True,
    shifts=shifts(),
    attribution={
        ("po", "besedah"): "reported",
        ("po", "navedbah"): "reported",
        ("po", "mnenju"): "reported",
        ("po", "oceni"): "reported",
        ("po", "ocenah"): "reported",
        ("po", "poročanju"): "reported",
        ("po", "trditvah"): "reported",
        ("po", "izjavi"): "reported",
        ("po", "izjavah"): "reported",
        ("po", "zatrjevanju"): "reported",
        ("po", "pojasnilih"): "reported",
        ("po", "napovedih"): "reported",
        ("po", "podatkih"): "source",
        ("glede", "na", "podatke"): "source",
        ("po", "statistiki"): "source",
        ("po", "raziskavi"): "source",
        ("po", "poročilu"): "source",
        ("po", "anketi"): "source",
        ("po", "izračunih"): "source",
        ("po", "meritvah"): "source",
        ("po", "popisu"): "source",
    },
    content_marks=words("da"),
    publishers=words(
        "eurostat reuters sta afp dpa apa surs oecd imf nijz arso umar fao unicef unesco tanjug hina ansa "
        "bloomberg obtožnica ovadba tožba"
    ),
    testimony=words(
        "študija raziskava poročilo anketa analiza revizija preiskava obtožnica sodba popis elaborat "
        "rezultat zapisnik dopis pismo dokument dokumentacija statistika evidenca meritev izračun "
        "projekcija bilanca lestvica pregled ugotovitev izvid obdukcija barometer primerjava simulacija "
        "test poskus presoja kataster register tabela razpredelnica letopis zemljevid model posnetek seznam "
        "kazalnik indeks bilten računica štetje ovadba preglednica gradivo cenitev ekspertiza arhiv spis"
    ),
    houses=words(
        "galerija opozicija ladjar "
        "ministrstvo policija urad uprava agencija zavod inštitut institut podjetje družba banka občina "
        "sindikat zveza stranka vlada bolnišnica klub fakulteta univerza tožilstvo sodišče center služba "
        "zbornica društvo organizacija komisija odbor direktorat inšpektorat veleposlaništvo skupina kabinet "
        "konzulat zavarovalnica združenje konfederacija fundacija sklad šola inšpekcija iniciativa koalicija "
        "koncern holding tovarna elektrarna letališče luka železnica pošta muzej knjižnica gledališče lista "
        "postaja direkcija svet zadruga redakcija založba lekarna ambulanta dom vrtec firma forum mreža "
        "uredništvo zaščita škofija cerkev civilna gibanje federacija akademija laboratorij observatorij "
        "časnik časopis revija portal televizija radio zbor parlament komisariat misija garda vojska straža "
        "mornarica letalstvo operater ponudnik distributer proizvajalec prevoznik borza kolegij senat "
        "predstavništvo nadzorništvo zastopstvo arhiv konzorcij pristanišče terminal hotel smučišče kamnolom "
        "rudnik prodajalna trgovina platforma ekipa štab vodstvo redarstvo gasilstvo komunala toplarna "
        "vodovod medij"
    ),
    companies=words(
        "ladjar prevoznik operater "
        "podjetje družba firma koncern časnik časopis revija portal agencija televizija radio dnevnik tednik "
        "založba organizacija"
    ),
    demonyms=words(
        "hrvat srb rus francoz poljak čeh slovak turk grk škot šved madžar romun bolgar italijan nemka "
        "hrvatica slovenka rusinja francozinja srbkinja"
    ),
    demonym_endings=("ec", "čan", "žan", "šan", "čanka", "žanka", "kinja", "zinja"),
    describing=words("označiti označevati opisati opisovati kritizirati hvaliti pohvaliti omeniti"),
    leaning=words("pa medtem čemer največ"),
    opinions=words(
        "beseda navedba mnenje ocena poročanje trditev izjava zatrjevanje pojasnilo napoved prepričanje "
        "zagotovilo informacija razlaga ugotovitev pričevanje priznanje sodba račun pripoved pripovedovanje "
        "tolmačenje spomin domneva izkušnja opažanje poudarek pisanje navajanje ocenjevanje zagotavljanje "
        "opozorilo pojasnjevanje razumevanje vedenje presoja sklepanje prognoza ugibanje namig svarilo "
        "interpretacija stališče verzija različica obtožba očitek predvidevanje občutek vtis opis sporočanje "
        "poznavanje spoznanje razsodba obrazložitev utemeljitev pritrjevanje razmišljanje sporočilo branje "
        "navodilo prikaz poved videnje gledanje zapis priporočilo smernica obvestilo pojasnitev razkritje "
        "objasnilo dognanje odkritje opazka komentar namigovanje zaključek odgovor vest govorica navedek "
        "kalkulacija predstavitev pripomba predpostavka teza domnevanje pojasnjenje ocenitev "
        "preračun mišljenje tehtanje nasvet izid"
    ),
    documents=words(
        "podatek evidenca izračun objava statistika raziskava poročilo anketa meritev popis analiza študija "
        "seznam register računica projekcija primerjava lestvica štetje pregled dokument dopis pismo "
        "zapisnik elaborat barometer kazalnik indeks bilten bilanca revizija preiskava opazovanje zbirka "
        "kazalec izpis preglednica dokumentacija gradivo rezultat obtožnica sodba ovadba izvid obdukcija "
        "simulacija test poskus arhiv spis presoja kataster tabela razpredelnica grafikon letopis cenik "
        "zemljevid model posnetek spremljanje anketiranje cenitev ekspertiza kronika monitoring obračun "
        "zbornik diagram graf izpisek vprašalnik popisnica metaanaliza raziskovanje preučevanje proučevanje "
        "vzorčenje modeliranje prospekt katalog priročnik"
    ),
    measured=words(
        "register kataster popis analiza študija raziskava pregled meritev seznam štetje primerjava "
        "revizija zbirka lestvica statistika izpis tabela preglednica letopis arhiv zemljevid"
    ),
    accusing=words("očitati obtožiti obtoževati kriviti dolžiti obdolžiti pripisovati pripisati"),
    resuming=words("kar saj ker čeprav medtem čemer"),
    subordinating=words("potem ko ker saj čeprav medtem zato zaradi odkar kajti četudi kjer kar"),
    untold=words(
        "vedeti upati želeti hoteti pomeniti zgoditi doseči skrbeti poskrbeti paziti odločiti morati moči "
        "dovoliti dopuščati zahtevati preprečiti preprečevati videti slišati izvedeti pozabiti spoznati "
        "zagotavljati čakati počakati prositi naložiti ukazati narediti storiti uspeti poskušati "
        "prisiliti omogočiti veseliti bati dvomiti biti imeti dati priti iti razumeti čutiti občutiti "
        "opaziti preveriti uživati predlagati naročiti pričakovati potrebovati sanjati"
    ),
    estimating=words("ocenjevati"),
    moods=words(
        "jasen oster kritičen zadovoljen odločen razočaran ogorčen optimističen previden konkreten "
        "neposreden zaskrbljen ponosen nezadovoljen zadržan skeptičen iskren odkrit presenečen neizprosen"
    ),
    making=words(
        "opraviti objaviti pripraviti izvesti predstaviti izdati narediti napisati sestaviti izdelati"
    ),
    reading=words(
        "obravnavati pregledati preučiti prejeti dobiti prebrati komentirati potrditi zavrniti naročiti "
        "videti"
    ),
    showing=words("pokazati kazati razkriti razkrivati dokazovati potrditi potrjevati ugotavljati"),
    evident=words("izvedeti zvedeti razviden razvidno izhajati slediti razbrati videti sledeč sodeč povzeti"),
    source_prepositions=words("po"),
    offices=words(
        "predsednik predsednica podpredsednik podpredsednica minister ministrica direktor direktorica župan "
        "županja podžupan podžupanja poslanec poslanka premier premierka kancler kanclerka sekretar "
        "sekretarka predstavnik predstavnica voditelj voditeljica trener trenerka selektor sodnik sodnica "
        "profesor profesorica sindikalist sindikalistka vodja raziskovalec raziskovalka ekonomist "
        "ekonomistka zdravnik zdravnica tožilec tožilka odvetnik odvetnica zagovornik zagovornica svetnik "
        "svetnica komisar komisarka varuh varuhinja ravnatelj ravnateljica dekan dekanja rektor rektorica "
        "guverner guvernerka upravnik upravnica poveljnik poveljnica načelnik načelnica inšpektor "
        "inšpektorica urednik urednica novinar novinarka pravnik pravnica analitik analitičarka strokovnjak "
        "strokovnjakinja kmet kmetica učitelj učiteljica kapetan kapetanka lastnik lastnica ustanovitelj "
        "ustanoviteljica tajnik tajnica govorec govorka dijak dijakinja študent študentka prebivalec "
        "prebivalka krajan krajanka domačin domačinka kandidat kandidatka sociolog sociologinja biolog "
        "biologinja arheolog arheologinja geolog geologinja zgodovinar zgodovinarka vodnik vodnica avtor "
        "avtorica koordinator koordinatorka veleposlanik veleposlanica general polkovnik pisatelj "
        "pisateljica režiser režiserka zastopnik zastopnica izvedenec izvedenka cenilec cenilka priča "
        "oškodovanec oškodovanka obtoženec obtoženka osumljenec osumljenka sosed soseda vir stanovalec "
        "stanovalka upokojenec upokojenka voznik voznica prodajalec prodajalka trgovec trgovka gostinec "
        "gostinka sadjar sadjarka vinogradnik vinogradnica čebelar čebelarka živinorejec gozdar gozdarka "
        "ribič lovec vojak vojakinja policist policistka kriminalist kriminalistka gasilec gasilka "
        "reševalec reševalka prognostik prognostičarka meteorolog meteorologinja epidemiolog "
        "epidemiologinja kardiolog kardiologinja infektolog infektologinja psiholog psihologinja psihiater "
        "psihiatrinja kirurg kirurginja onkolog onkologinja farmacevt farmacevtka fizik fizičarka kemik "
        "kemičarka astronom astronomka astrofizik astrofizičarka geograf geografinja jezikoslovec "
        "jezikoslovka politolog politologinja antropolog antropologinja teolog filozof filozofinja "
        "matematik inženir inženirka arhitekt arhitektka gradbenik statistik statističarka demograf "
        "demografinja skrbnik skrbnica oskrbnik nadzornik nadzornica revizor revizorka podsekretar "
        "svetovalec svetovalka pomočnik pomočnica namestnik namestnica pooblaščenec pooblaščenka pobudnik "
        "pobudnica organizator organizatorka podjetnik podjetnica menedžer menedžerka bankir bančnik "
        "borznik posrednik posrednica agent agentka najemnik najemnica solastnik solastnica dedič mati oče "
        "mama starš sin hči brat sestra mož žena vdova babica dedek rejec rejka kustos kustosinja "
        "skladatelj skladateljica pevec pevka igralec igralka umetnik umetnica plesalec dirigent književnik "
        "pesnik pesnica prevajalec prevajalka kolumnist kolumnistka komentator komentatorka napovedovalec "
        "fotograf fotografinja blogar nogometaš nogometašica košarkar košarkarica rokometaš rokometašica "
        "kolesar kolesarka smučar smučarka skakalec skakalka tekač tekačica plavalec plavalka plezalec "
        "plezalka napadalec vratar vratarka branilec vezist strelec strelka prvak prvakinja rekorder gost "
        "gostja sogovornik sogovornica udeleženec udeleženka obiskovalec obiskovalka gledalec potnik "
        "potnica turist turistka delavec delavka uslužbenec uslužbenka uradnik uradnica referent referentka "
        "župnik škof nadškof papež kardinal duhovnik rabin imam kralj kraljica princ princesa cesar knez "
        "diplomat diplomatka konzul poročevalec poročevalka opazovalec opazovalka kritik kritičarka "
        "aktivist aktivistka okoljevarstvenik okoljevarstvenica naravovarstvenik prostovoljec prostovoljka "
        "član članica oseba predavatelj predavateljica asistent asistentka docent docentka akademik "
        "akademikinja mentor mentorica vzgojitelj vzgojiteljica šef šefinja poslovodja delovodja soavtor "
        "soavtorica izumitelj znanstvenik znanstvenica pilot pilotka strojnik sprevodnik mornar kuhar "
        "kuharica mesar pek frizer frizerka mizar čevljar hišnik čistilka medicinec zobozdravnik "
        "zobozdravnica veterinar veterinarka patolog patologinja virolog virologinja imunolog imunologinja "
        "biokemik ekolog ekologinja hidrolog hidrologinja seizmolog seizmologinja vulkanolog klimatolog "
        "klimatologinja zaupnik zaupnica delničar delničarka vlagatelj vlagateljica upravitelj "
        "upraviteljica mandatar mandatarka senator senatorka kongresnik obramboslovec obramboslovka "
        "podčastnik častnik častnica prireditelj prirediteljica predlagatelj predlagateljica čuvaj"
    ),
)
