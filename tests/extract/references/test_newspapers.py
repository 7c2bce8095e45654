"""Slovenian attributions in the ways that newspapers put them, (text, words of it, claimant)."""

import pytest

from tests.extract.references.reading import who_said

ATTRIBUTED: list[tuple[str, str, str | None]] = [
    (
        (
            "Dobiček je dosegel 41,2 milijona evrov, je razvidno iz nerevidiranih rezultatov, ki jih je "
            "nadzorni svet obravnaval v torek."
        ),
        "41,2 milijona",
        "nerevidirani rezultati",
    ),
    (
        "Največja upnica je banka, ki so ji dolžni 14,5 milijona, je naštel upravitelj Roman Gazvoda.",
        "14,5 milijona",
        "Roman Gazvoda",
    ),
    (
        "Upravitelj Roman Gazvoda je sklical sestanek. Dolg znaša 14,5 milijona evrov, je naštel.",
        "14,5 milijona",
        "Roman Gazvoda",
    ),
    (
        (
            "Upravitelj Roman Gazvoda je sklical sestanek. Dolg znaša 14,5 milijona evrov, je naštel. "
            "Delavcem je obljubil, da bodo dobili odločbe."
        ),
        "14,5 milijona",
        "Roman Gazvoda",
    ),
    (
        "Dobro obveščen vir iz družbe nam je zaupal, da 18 od 52 garnitur stoji v delavnicah.",
        "18 od 52",
        "dobro obveščen vir iz družbe",
    ),
    (
        "Občini so to odsvetovali na Banki Slovenije. V banki poudarjajo, da je obrestna mera 4 odstotke.",
        "4 odstotke",
        "Banka Slovenije",
    ),
    (
        "Ravnatelji, je poudarila Darja Kumer, poročajo o četrtini manj ukrepov.",
        "četrtini manj",
        "Darja Kumer",
    ),
    ("Skupno škodo policija ocenjuje na 5,7 milijona evrov.", "5,7 milijona", "policija"),
    (
        "Svetovalec Jan Rus je opozoril na dolg. Zadolženost je po njegovem narasla za tretjino.",
        "za tretjino",
        "Jan Rus",
    ),
    ("Po njegovi oceni, je dejal Jan Rus, je dolg narasel za tretjino.", "za tretjino", "Jan Rus"),
    (
        "Iz poročila evropske agencije za okolje je razvidno, da so izpusti upadli za 8 odstotkov.",
        "8 odstotkov",
        "evropska agencija za okolje",
    ),
    ("Kot piše Delo, je družba lani ustvarila 4 milijone evrov izgube.", "4 milijone", "Delo"),
    (
        "Kot je za Delo povedal Jan Rus, je družba lani ustvarila 4 milijone evrov izgube.",
        "4 milijone",
        "Jan Rus",
    ),
    ("Družba je lani ustvarila 4 milijone evrov izgube, piše časnik Finance.", "4 milijone", "Finance"),
    ("Po pisanju časnika Finance je družba lani ustvarila 4 milijone evrov izgube.", "4 milijone", "Finance"),
    ("Po navajanju tujih medijev je umrlo 40 ljudi.", "40 ljudi", "tuji mediji"),
    ("V nesreči je po prvih podatkih umrlo 40 ljudi.", "40 ljudi", None),
    (
        (
            "Jan Rus z Inštituta za ekonomska raziskovanja je izračunal, da gospodinjstvo za elektriko "
            "plača 90 evrov več."
        ),
        "90 evrov",
        "Jan Rus",
    ),
    (
        (
            "»Padlo je 80 litrov dežja,« je za Radio Slovenija pojasnil dežurni prognostik Agencije za "
            "okolje Brane Gregorčič."
        ),
        "80 litrov",
        "Brane Gregorčič",
    ),
    (
        "»Letos jih je bilo 300,« ni skrival zadovoljstva predsednik društva Stane Žagar.",
        "300",
        "Stane Žagar",
    ),
    (
        "Z njim se ne strinja sosed Ivan Pirc, ki trdi, da je hrupa trikrat več kot lani.",
        "trikrat več",
        "Ivan Pirc",
    ),
    (
        "Na vprašanje, koliko je stalo, je Ivan Pirc odgovoril, da je šlo za 30.000 evrov.",
        "30.000",
        "Ivan Pirc",
    ),
    ("Ivan Pirc se spominja: »Leta 1975 je poplavilo vso dolino.«", "Leta 1975", "Ivan Pirc"),
    (
        "Iz kabineta predsednika vlade so sporočili, da je premier odpotoval v Bruselj.",
        "odpotoval",
        "kabinet predsednika vlade",
    ),
    (
        "Vlada ob tem zagotavlja, da je v proračunu rezerviranih 300 milijonov evrov.",
        "300 milijonov",
        "vlada",
    ),
    (
        "Finančno ministrstvo opozarja, da se je dolg v letu dni povečal za dve milijardi.",
        "dve milijardi",
        "finančno ministrstvo",
    ),
    (
        (
            "Zagovorniki reforme trdijo, da so se pokojnine zvišale za petino, sindikati pa opozarjajo, "
            "da 40.000 delavcev dela dlje."
        ),
        "za petino",
        "zagovorniki reforme",
    ),
    (
        (
            "Kaj je pokazal pregled? »V kotlovnici so bile tri plinske jeklenke brez ventila,« našteva "
            "dimnikar Peter Oblak."
        ),
        "tri plinske jeklenke",
        "Peter Oblak",
    ),
    (
        (
            "»Najprej smo zaslišali pok,« se spominja upokojenka iz tretjega nadstropja. »Potem je "
            "zagorelo v treh stanovanjih.«"
        ),
        "zagorelo v treh stanovanjih",
        "upokojenka iz tretjega nadstropja",
    ),
    (
        (
            "Peter Oblak se je na sodišču branil z molkom. Njegov odvetnik Jan Kastelic pa je v izjavi za"
            " medije dejal, da je bil njegov klient tisti dan na Dunaju."
        ),
        "na Dunaju",
        "Jan Kastelic",
    ),
    (
        "Vodstvo bolnišnice očitke zavrača. Kot navajajo, je bilo lani opravljenih 4100 operacij.",
        "4100 operacij",
        "vodstvo bolnišnice",
    ),
    (
        (
            "Krajevna skupnost Podgrad je letos dobila 30.000 evrov. Predsednik sveta Dušan Rebec "
            'poudarja: "To je polovica lanskega zneska."'
        ),
        "polovica lanskega zneska",
        "Dušan Rebec",
    ),
    (
        (
            "Predlog je podprlo 48 poslancev, proti jih je bilo 30. »Zakon bo proračun stal 200 milijonov"
            " evrov na leto,« je v razpravi opozorila Iva Dimic (NSi)."
        ),
        "200 milijonov",
        "Iva Dimic",
    ),
    (
        (
            "Predlog je podprlo 48 poslancev. Iva Dimic (NSi) je v razpravi opozorila, da zakon proračun "
            "stane 200 milijonov evrov na leto."
        ),
        "200 milijonov",
        "Iva Dimic",
    ),
    (
        (
            "V opoziciji so bili do predloga kritični. Da so se davki v tem mandatu zvišali že petkrat, "
            "je opozoril poslanec SDS Jernej Vrtovec."
        ),
        "zvišali že petkrat",
        "Jernej Vrtovec",
    ),
    (
        (
            "Minister odgovarja, da je podatek izmišljen; po njegovih besedah so se davki zvišali le "
            "enkrat. Minister Klemen Boštjančič je odločitev zagovarjal tudi v Bruslju."
        ),
        "le enkrat",
        "Klemen Boštjančič",
    ),
    (
        (
            "Kot je v odgovoru na poslansko vprašanje zapisala ministrica Eva Irgl, je v Sloveniji 1200 "
            "brezdomcev."
        ),
        "1200 brezdomcev",
        "Eva Irgl",
    ),
    (
        (
            "Policija je v noči na soboto obravnavala 12 pijanih voznikov. Najbolj pijan je po navedbah "
            "policije napihal 1,2 miligrama."
        ),
        "1,2 miligrama",
        "policija",
    ),
    (
        (
            "V tovarni je zaposlenih 300 ljudi, od tega jih bo šlo na čakanje 120, je za Vestnik potrdil "
            "direktor Mitja Horvat."
        ),
        "300 ljudi",
        "Mitja Horvat",
    ),
    (
        "»Polovica delavcev je starih nad 50 let,« skrbi sindikalistko Marijo Zver.",
        "Polovica delavcev",
        "Marija Zver",
    ),
    ("Da so plače najnižje v regiji, moti tudi Marijo Zver.", "plače najnižje", None),
    (
        (
            "Nizozemski premier Mark Rutte je v torek priznal napako. Povedal je še, da je davčna uprava "
            "prizadela 26.000 družin."
        ),
        "26.000 družin",
        "Mark Rutte",
    ),
    (
        "V Gazi je bilo v zadnjem dnevu ubitih 50 ljudi, trdijo palestinske oblasti.",
        "ubitih 50 ljudi",
        "palestinske oblasti",
    ),
    (
        (
            "V Gazi je bilo v zadnjem dnevu ubitih 50 ljudi, so v torek sporočile palestinske zdravstvene"
            " oblasti pod nadzorom Hamasa."
        ),
        "ubitih 50 ljudi",
        "palestinske zdravstvene oblasti",
    ),
    ("Izraelska vojska je zatrdila, da je zadela 20 ciljev.", "20 ciljev", "izraelska vojska"),
    (
        (
            "Ameriški predsednik Donald Trump je napovedal carine. Na omrežju Truth Social je zapisal, da"
            " je EU ZDA desetletja izkoriščala in prodala za 300 milijard dolarjev avtomobilov."
        ),
        "300 milijard",
        "Donald Trump",
    ),
    (
        (
            "Evropska centralna banka je obrestno mero znižala na dva odstotka. Predsednica ECB Christine"
            " Lagarde je ob tem pojasnila, da je inflacija maja padla na 1,9 odstotka."
        ),
        "padla na 1,9",
        "Christine Lagarde",
    ),
    (
        (
            "Evropska centralna banka je obrestno mero znižala na dva odstotka. Inflacija je maja padla "
            "na 1,9 odstotka, je ob tem pojasnila njena predsednica Christine Lagarde."
        ),
        "padla na 1,9",
        "Christine Lagarde",
    ),
    (
        "»Na terenu je bilo 120 gasilcev iz desetih društev,« so povedali na Upravi za zaščito in reševanje.",
        "120 gasilcev",
        "Uprava za zaščito in reševanje",
    ),
    (
        "Kot so sporočili iz Civilne zaščite, je bilo na terenu 120 gasilcev.",
        "120 gasilcev",
        "Civilna zaščita",
    ),
    ("Poveljnik civilne zaščite Srečko Šestan: »Evakuirali smo 400 ljudi.«", "400 ljudi", "Srečko Šestan"),
    (
        (
            "Šestan je o poplavah dejal: »Evakuirali smo 400 ljudi. Padlo je 200 litrov dežja v dveh "
            "urah.« Srečko Šestan vodi civilno zaščito."
        ),
        "200 litrov",
        "Srečko Šestan",
    ),
    ("Raziskovalci so ugotovili, da jamski medved izhaja iz Sibirije.", "jamski medved", "raziskovalci"),
    (
        "Po ugotovitvah ekipe z Biotehniške fakultete se je število risov v petih letih podvojilo.",
        "število risov",
        "ekipa z Biotehniške fakultete",
    ),
    ("Leta 2015 je v Sloveniji po ocenah Zavoda za gozdove živelo 15 risov.", "15 risov", "Zavod za gozdove"),
    (
        (
            "Vodja projekta LIFE Lynx Rok Černe z Zavoda za gozdove Slovenije pravi, da v Sloveniji zdaj "
            "živi 40 risov."
        ),
        "40 risov",
        "Rok Černe",
    ),
    (
        (
            "»Ris je pri nas izumrl konec 19. stoletja,« pove Černe. Rok Černe z Zavoda za gozdove je "
            "vodja projekta."
        ),
        "izumrl",
        "Rok Černe",
    ),
    (
        (
            'Domači trener Luka Elsner je po tekmi priznal, da so bili gostje boljši: "Zadeli so iz prve '
            'priložnosti, mi pa smo jih zapravili pet."'
        ),
        "zapravili pet",
        "Luka Elsner",
    ),
    (
        "»Štirikrat smo zadeli okvir vrat,« je razočaranje skrival Elsner. Luka Elsner je trener Nice.",
        "okvir vrat",
        "Luka Elsner",
    ),
    (
        (
            "Najboljši strelec je bil s 27 točkami Luka Dončić. »V zadnji četrtini sem zgrešil šest "
            "prostih metov,« je bil samokritičen 25-letnik."
        ),
        "šest prostih metov",
        "Luka Dončić",
    ),
    (
        (
            "Najboljši strelec je bil s 27 točkami Luka Dončić. »V zadnji četrtini sem zgrešil šest "
            "prostih metov,« je bil samokritičen Ljubljančan."
        ),
        "šest prostih metov",
        "Luka Dončić",
    ),
    (
        "Upravna sodnica Vida Perne je razložila, zakaj: vloga je bila vložena 14 dni prepozno.",
        "14 dni prepozno",
        "Vida Perne",
    ),
    (
        "Inšpektorji so v 40 podjetjih našli 12 kršitev, je razvidno iz letnega poročila inšpektorata.",
        "12 kršitev",
        "inšpektorat",
    ),
    ("Časnik Delo piše, da je podjetje dobilo 2 milijona evrov.", "dobilo 2 milijona", "Delo"),
    (
        "Podjetje je dobilo 2 milijona evrov, je razkril portal Necenzurirano.",
        "dobilo 2 milijona",
        "Necenzurirano",
    ),
    (
        "Kot razkriva portal Necenzurirano, je podjetje dobilo 2 milijona evrov.",
        "dobilo 2 milijona",
        "Necenzurirano",
    ),
    ("Neuradno naj bi podjetje dobilo 2 milijona evrov.", "2 milijona", None),
    (
        "Poslovni dnevnik Financial Times navaja, da je sklad izgubil 2 milijardi.",
        "izgubil",
        "Financial Times",
    ),
    (
        (
            "Tožilka Andreja Kos je dejala, da je obtoženi vedel za dolg. »Podpisal je 14 pogodb,« je "
            "dodala in predlagala osem let zapora."
        ),
        "Podpisal je 14 pogodb",
        "Andreja Kos",
    ),
    ('"Razred je prevelik, v njem je 30 otrok," opozarjajo starši.', "30 otrok", "starši"),
    ("Starši učencev 3. b razreda opozarjajo, da je v razredu 30 otrok.", "30 otrok", "starši učencev"),
    (
        "Ljudje imajo manjše tveganje, kaže študija, ki so jo predstavili včeraj.",
        "manjše tveganje",
        "študija",
    ),
    ("Predlog je prvi napadel Jan Kos, rekoč, da je stal 40 milijonov evrov.", "40 milijonov", "Jan Kos"),
    (
        "Sadjarka Ana Bizjak je prižgala 800 sveč. Ni pomagalo. »Zanje sem dala 7000 evrov.«",
        "7000 evrov",
        "Ana Bizjak",
    ),
    (
        "Ana Mlakar je poslušala mirno, nato pa v odgovoru zatrdila, da je podpisala 14 pogodb.",
        "14 pogodb",
        "Ana Mlakar",
    ),
]


@pytest.mark.parametrize(("text", "words", "claimant"), ATTRIBUTED)
def test_who_said_it_as_newspapers_put_it(text: str, words: str, claimant: str | None) -> None:
    assert who_said(text, words, "sl") == claimant
