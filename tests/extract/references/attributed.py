"""Who said it, by construction: verbs of every class, documents and their makers, houses, asides, names."""

from tests.extract.references.said import Said

SLOVENE: list[Said] = [
    (
        "Načelnik upravne enote Metod Golavšek zanika, da je občina prejela 300 vlog.",
        "300 vlog",
        "Metod Golavšek",
    ),
    (
        (
            "Ravnateljica Breda Oman je povedala, da je šola stara. Spomnila je, da so streho "
            "nazadnje zamenjali leta 1981."
        ),
        "leta 1981",
        "Breda Oman",
    ),
    (
        "Na policiji odgovarjajo, da so lani obravnavali 412 nesreč.",
        "412 nesreč",
        "policija",
    ),
    (
        (
            "Komunala Laško je podražila odvoz. Na podjetju podražitev utemeljujejo z višjimi "
            "stroški: kubični meter vode stane 2 evra."
        ),
        "kubični meter",
        "Komunala Laško",
    ),
    (
        "Po evidenci statističnega urada je v občini 412 kmetij.",
        "412 kmetij",
        "statistični urad",
    ),
    (
        "Po izračunih nacionalnega inštituta se je obolevnost zmanjšala za petino.",
        "petino",
        "nacionalni inštitut",
    ),
    (
        "Kot je razvidno iz poročila računskega sodišča, je ministrstvo porabilo 4 milijone evrov.",
        "4 milijone",
        "računsko sodišče",
    ),
    (
        "Ministrstvo je porabilo 4 milijone evrov, izhaja iz revizijskega poročila računskega sodišča.",
        "4 milijone",
        "računsko sodišče",
    ),
    (
        "Po oceni Banke Slovenije bo inflacija znašala 3 odstotke, lani je bila 5-odstotna.",
        "inflacija",
        "Banka Slovenije",
    ),
    (
        '"Cesta je zaprta že tri leta," je bil kritičen župan Alojz Pirnat.',
        "Cesta",
        "Alojz Pirnat",
    ),
    (
        'Župan Alojz Pirnat je oster: "Država nam dolguje 3 milijone evrov."',
        "dolguje",
        "Alojz Pirnat",
    ),
    (
        "»Otrok je bilo 50 več kot lani,« je dejala Petra Vilfan, ki vodi vrtec od leta 2015.",
        "Otrok",
        "Petra Vilfan",
    ),
    (
        "»Otrok je bilo 50 več kot lani,« je dejala Petra Vilfan, ki vodi vrtec od leta 2015.",
        "vodi vrtec",
        None,
    ),
    (
        "Most, ki so ga zgradili leta 1932, je po besedah direktorice Ane Hribar nevaren.",
        "zgradili leta",
        None,
    ),
    (
        "Predsednik društva ribičev Jure Sedlak je navedel, da so poginile 3 tone rib.",
        "3 tone",
        "Jure Sedlak",
    ),
    (
        "Predstavnik sindikata Tone Kralj je opozoril, da je 40 delavcev brez plače.",
        "40 delavcev",
        "Tone Kralj",
    ),
    (
        "Župan Miha Kranjec je nastopil mandat. Po besedah župana Mihe Kranjca je dolg občine 3 milijone.",
        "dolg občine",
        "Miha Kranjec",
    ),
    (
        "Po mnenju direktorja Pavla Šinigoja je dolg podjetja 3 milijone.",
        "dolg",
        "Pavel Šinigoj",
    ),
    (
        "Dolg je 3 milijone, pravi Ivan Mesec.",
        "Dolg",
        "Ivan Mesec",
    ),
    (
        "Predsednica kluba Maja Zajc računa na uspeh. Proračun znaša 200.000 evrov, pravi.",
        "200.000",
        "Maja Zajc",
    ),
    (
        "Predavateljica Vida Cerar se je oglasila včeraj. »Cena je bila lani 20 evrov,« je pojasnila.",
        "20 evrov",
        "Vida Cerar",
    ),
    (
        (
            "Splošna bolnišnica Jesenice je kupila aparat. V bolnišnici zagotavljajo, da je "
            "naprava stala 2 milijona."
        ),
        "2 milijona",
        "Splošna bolnišnica Jesenice",
    ),
    (
        "Na Zavodu za gozdove ugotavljajo, da je lubadar uničil 300 hektarjev.",
        "300 hektarjev",
        "Zavod za gozdove",
    ),
    (
        "V organizaciji Greenpeace očitajo ministru, da je izdal 20 dovoljenj.",
        "20 dovoljenj",
        "Greenpeace",
    ),
    (
        "Da je v blagajni ostalo le 200 evrov, je potrdila blagajničarka Janja Kos.",
        "200 evrov",
        "Janja Kos",
    ),
    (
        "Franc Rozman je dejal, da je zaslužil 300 evrov, sosed pa je dobil 500.",
        "500",
        "Franc Rozman",
    ),
    (
        "Podatki kažejo, da je bilo lani 300 nesreč.",
        "300 nesreč",
        None,
    ),
    (
        "Podatki agencije za okolje kažejo, da je bilo lani 300 prekoračitev.",
        "300 prekoračitev",
        "agencija za okolje",
    ),
    (
        "Raziskava, ki jo je opravila fakulteta za družbene vede, je pokazala, da tretjina mladih kadi.",
        "tretjina mladih",
        "fakulteta za družbene vede",
    ),
    (
        "V poročilu piše, da je bilo lani 300 nesreč.",
        "300 nesreč",
        None,
    ),
    (
        "„Kupili smo tri vozila,“ je odvrnil Zoran Vidmar. „Stala so 90.000 evrov.“",
        "90.000",
        "Zoran Vidmar",
    ),
    (
        "Minister je odprl most. Most je stal 3 milijone.",
        "stal",
        None,
    ),
    (
        "Ema Gorjup se brani, da je prejela le 300 evrov.",
        "300 evrov",
        "Ema Gorjup",
    ),
    (
        "Gorjupovi očitajo goljufijo. Ema Gorjup očitke zavrača: prejela je le 300 evrov.",
        "300 evrov",
        "Ema Gorjup",
    ),
    (
        "Iz Slovenske turistične organizacije so sporočili, da je bilo lani 6 milijonov prenočitev.",
        "6 milijonov",
        "Slovenska turistična organizacija",
    ),
    (
        "Iz podjetja Hidria sporočajo, da so zaposlili 40 ljudi.",
        "40 ljudi",
        "Hidria",
    ),
    (
        "Mestna občina Kranj je objavila razpis. Na občini pravijo, da je na voljo 300.000 evrov.",
        "300.000",
        "Mestna občina Kranj",
    ),
    (
        "Nekdanji generalni direktor družbe Petrol Rajko Bizjak trdi, da je prodaja rasla.",
        "prodaja",
        "Rajko Bizjak",
    ),
    (
        "Odvetnica obtoženega Nina Potočnik je zatrdila, da je bil njen klient tisti dan v Avstriji.",
        "v Avstriji",
        "Nina Potočnik",
    ),
    (
        "Glede na podatke Eurostata je Slovenija na tretjem mestu.",
        "tretjem",
        "Eurostat",
    ),
    (
        "Primanjkljaj znaša 3 odstotke BDP, so zapisali na ministrstvu za finance.",
        "Primanjkljaj",
        "ministrstvo za finance",
    ),
    (
        "Kot poroča Reuters, je umrlo 20 ljudi.",
        "20 ljudi",
        "Reuters",
    ),
    (
        "Umrlo je 20 ljudi, poroča STA.",
        "Umrlo",
        "STA",
    ),
    (
        "Poslanki Tini Kuhar se zdi predlog slab. Po njenem mnenju je zakon leta 2019 podražil elektriko.",
        "podražil",
        "Tina Kuhar",
    ),
    (
        "Zvonko Černač je sedel v avto. Vozil je 200 kilometrov na uro.",
        "Vozil",
        None,
    ),
    (
        "Sodnica Darja Lipnik je razsodila v petek. Pojasnila je, da je obtoženi poneveril 90.000 evrov.",
        "90.000",
        "Darja Lipnik",
    ),
    (
        (
            "Direktor podjetja Rok Fabjan je včeraj sklical sestanek. »Lani smo izgubili 3 "
            "milijone evrov,« je dejal."
        ),
        "izgubili",
        "Rok Fabjan",
    ),
    (
        "»Plače zamujajo dva meseca,« se je razjezil sindikalist Rok Fabjan.",
        "Plače",
        "Rok Fabjan",
    ),
    (
        "»Plače zamujajo dva meseca,« je za radio povedal Rok Fabjan, predsednik stavkovnega odbora.",
        "Plače",
        "Rok Fabjan",
    ),
    (
        "Po trditvah Maruše Belič je občina dolžna 40.000 evrov.",
        "dolžna",
        "Maruša Belič",
    ),
    (
        "Maruša Belič, ki vodi zavod, je opozorila, da je streha stara 60 let.",
        "streha",
        "Maruša Belič",
    ),
    (
        "Iz ministrstva za kmetijstvo so odgovorili, da so izplačali 12 milijonov evrov.",
        "12 milijonov",
        "ministrstvo za kmetijstvo",
    ),
    (
        "Na inšpektoratu za delo so ugotovili, da je podjetje kršilo zakon 30-krat.",
        "30-krat",
        "inšpektorat za delo",
    ),
    (
        "Gasilska zveza Slovenije je objavila, da je lani posredovala 400-krat.",
        "400-krat",
        "Gasilska zveza Slovenije",
    ),
    (
        "Po podatkih Arsa je padlo 80 litrov dežja.",
        "80 litrov",
        "Arso",
    ),
    (
        "Evropska komisija ocenjuje, da je poplava povzročila 9 milijard evrov škode.",
        "9 milijard",
        "Evropska komisija",
    ),
    (
        "Kot navajajo na ZPIZ, je upokojencev 640.000.",
        "upokojencev",
        "ZPIZ",
    ),
    (
        "Poslanec Sandi Horvat je vladi očital, da je zapravila 5 milijonov evrov.",
        "5 milijonov",
        "Sandi Horvat",
    ),
    (
        (
            "Županja Irena Kavčič je zavrnila očitke, da je občina prodala zemljišče pod ceno. "
            "Cenilec je vrednost ocenil na 2 milijona, je dejala."
        ),
        "Cenilec",
        "Irena Kavčič",
    ),
    (
        (
            "Županja Irena Kavčič očitke zavrača. Županja je dodala, da je cenilec vrednost "
            "ocenil na 2 milijona."
        ),
        "ocenil",
        "Irena Kavčič",
    ),
    (
        (
            "Cenilec je vrednost ocenil na 2 milijona, je po seji povedala županja Irena "
            "Kavčič, ki je na čelu občine od leta 2014."
        ),
        "Cenilec",
        "Irena Kavčič",
    ),
    (
        (
            "Cenilec je vrednost ocenil na 2 milijona, je po seji povedala županja Irena "
            "Kavčič, ki je na čelu občine od leta 2014."
        ),
        "na čelu",
        None,
    ),
    (
        "Kmet Boštjan Tavčar je prepričan, da so volkovi pokončali 14 ovac.",
        "14 ovac",
        "Boštjan Tavčar",
    ),
    (
        "Po anketi študentske organizacije dela 60 odstotkov študentov.",
        "60 odstotkov",
        "študentska organizacija",
    ),
    (
        "Meritve, ki jih je opravil inštitut Jožef Stefan, so pokazale, da je zrak onesnažen.",
        "onesnažen",
        "inštitut Jožef Stefan",
    ),
    (
        "Anketa je pokazala, da 60 odstotkov študentov dela.",
        "60 odstotkov",
        None,
    ),
    (
        "Vodja urgence Leon Kobal priznava, da so pacienti čakali 9 ur.",
        "9 ur",
        "Leon Kobal",
    ),
    (
        "Vodja urgence Leon Kobal ni dejal, koliko. Zatrdil pa je, da so pacienti čakali 9 ur.",
        "9 ur",
        "Leon Kobal",
    ),
    (
        '"V vasi živi 40 ljudi," pove Živa Bregar.',
        "40 ljudi",
        "Živa Bregar",
    ),
    (
        "V vasi živi 40 ljudi, pripoveduje Živa Bregar, trgovina pa je zaprta od leta 2010.",
        "zaprta",
        "Živa Bregar",
    ),
    (
        "Živa Bregar: »V vasi živi 40 ljudi.«",
        "40 ljudi",
        "Živa Bregar",
    ),
    (
        "Po navedbah tožilke Mitja Ogrin ni plačal davka. Ogrin to zanika: davek je plačal leta 2019.",
        "leta 2019",
        "Mitja Ogrin",
    ),
    (
        "Vrhovni sodnik Klemen Jug je spomnil, da je zakon star 30 let.",
        "30 let",
        "Klemen Jug",
    ),
    (
        "Nova cesta je po zagotovilih ministra Jožeta Debevca odprta od marca.",
        "odprta",
        "Jože Debevec",
    ),
    (
        "Po besedah direktorice Mojce Erjavec so lani prodali 300 stanovanj.",
        "300 stanovanj",
        "Mojca Erjavec",
    ),
    (
        "Upravno sodišče je ugotovilo, da je ministrstvo kršilo zakon.",
        "kršilo",
        "upravno sodišče",
    ),
    (
        "Policisti so sporočili, da je voznik vozil 180 kilometrov na uro.",
        "180",
        "policisti",
    ),
    (
        "V Luki Koper pravijo, da so pretovorili milijon zabojnikov.",
        "milijon",
        "Luka Koper",
    ),
    (
        "Obtoženi naj bi oškodoval 40 ljudi.",
        "40 ljudi",
        None,
    ),
    (
        "Odbor meni, da je proračun narasel za 3 odstotke.",
        "narasel",
        "odbor",
    ),
    (
        "Po poročanju BBC je umrlo 30 ljudi.",
        "30 ljudi",
        "BBC",
    ),
    (
        "„Cena je narasla za tretjino,“ pravi Alja Cvetko. Kupcev je zato manj, dodaja.",
        "manj",
        "Alja Cvetko",
    ),
    (
        "Vlada je potrdila proračun v višini 14 milijard evrov.",
        "14 milijard",
        None,
    ),
    (
        "Sodišče je zavrnilo tožbo 30 delavcev.",
        "30 delavcev",
        None,
    ),
    (
        (
            "Na trgu se je zbralo 300 ljudi. »Živeli,« so vzklikali. Nato so odšli pred "
            "parlament, kjer je govorilo pet govornikov."
        ),
        "pet govornikov",
        None,
    ),
    (
        "Vlada je zavrnila predlog sindikatov, ki zahtevajo 10-odstotno zvišanje plač.",
        "10-odstotno",
        None,
    ),
    (
        "Podjetje Fotona je lani ustvarilo 120 milijonov evrov prihodkov.",
        "120 milijonov",
        None,
    ),
    (
        "Zakon določa, da morajo občine objaviti razpis do konca leta.",
        "objaviti razpis",
        None,
    ),
    (
        "Anja Mlakar je zaslovela s knjigo »Morje«, ki so jo prevedli v 12 jezikov.",
        "12 jezikov",
        None,
    ),
    (
        "V nesreči je umrl 40-letni voznik. Vozil je 140 kilometrov na uro.",
        "140 kilometrov",
        None,
    ),
    (
        "Generalna direktorica Vesna Rozman je odstopila marca 2021. Nasledil jo je Igor Zupan.",
        "Nasledil",
        None,
    ),
    (
        (
            "Generalna direktorica Vesna Rozman je odstopila marca 2021. Zatrdila je, da ji je "
            "odbor dolgoval 30.000 evrov."
        ),
        "30.000",
        "Vesna Rozman",
    ),
    (
        (
            "»Dolg se je lani prepolovil,« je na včerajšnji seji nadzornega sveta poudaril "
            "predsednik uprave Igor Zupan. Prihodki so po njegovih besedah zrasli za 12 "
            "odstotkov."
        ),
        "12 odstotkov",
        "Igor Zupan",
    ),
    (
        "Kot je povedal Igor Zupan, se je dolg lani prepolovil.",
        "prepolovil",
        "Igor Zupan",
    ),
    (
        "Dolg se je lani, kot je poudaril Zupan, prepolovil. Igor Zupan vodi upravo.",
        "prepolovil",
        "Igor Zupan",
    ),
    (
        "Statistični urad je sporočil, da se je brezposelnost znižala na 4,1 odstotka.",
        "4,1",
        "statistični urad",
    ),
    (
        "Brezposelnost se je znižala na 4,1 odstotka, je danes objavil statistični urad.",
        "4,1",
        "statistični urad",
    ),
    (
        "Po podatkih, ki jih je danes objavil statistični urad, se je brezposelnost znižala na 4,1 odstotka.",
        "4,1",
        "statistični urad",
    ),
    (
        "Najbogatejši odstotek ima po poročilu organizacije Oxfam polovico premoženja.",
        "polovico",
        "Oxfam",
    ),
    (
        "Po novem zakonu morajo podjetja plačati 300 evrov.",
        "300 evrov",
        None,
    ),
    (
        "Po dveh letih je občina prodala 30 stanovanj.",
        "30 stanovanj",
        None,
    ),
    (
        'Ravnateljica Nevenka Štrus: "V prvi razred smo vpisali 18 otrok."',
        "18 otrok",
        "Nevenka Štrus",
    ),
    (
        "V prvi razred so vpisali 18 otrok, je zadovoljna ravnateljica Nevenka Štrus.",
        "18 otrok",
        "Nevenka Štrus",
    ),
    (
        (
            "Nevenka Štrus je opozorila, da je šola premajhna. »Otrok je 300,« pravi in dodaja,"
            " da je učilnic le 12."
        ),
        "učilnic",
        "Nevenka Štrus",
    ),
    (
        "Prebivalci trdijo, da je tovarna izpustila 3 tone olja v reko.",
        "3 tone",
        "prebivalci",
    ),
    (
        "Tovarna je izpustila 3 tone olja v reko, trdijo prebivalci.",
        "3 tone",
        "prebivalci",
    ),
    (
        "Da je tovarna izpustila 3 tone olja, je zanikal direktor Rok Ažman.",
        "3 tone",
        "Rok Ažman",
    ),
    (
        "Toženka je priznala, da je vzela 3000 evrov.",
        "3000",
        "toženka",
    ),
    (
        "Slovenija je po lestvici evropske agencije za okolje na petem mestu.",
        "petem",
        "evropska agencija za okolje",
    ),
    (
        (
            "Predsednik društva Ivan Kos in ravnateljica Andreja Hočevar sta podpisala pogodbo."
            " Hočevarjeva je povedala, da je vredna 30.000 evrov."
        ),
        "30.000",
        "Andreja Hočevar",
    ),
    (
        "Z Mestne občine Celje so sporočili, da so posadili 300 dreves.",
        "300 dreves",
        "Mestna občina Celje",
    ),
    (
        "Nadzorni svet je ugotovil, da je bila škoda 3 milijone evrov.",
        "3 milijone",
        "nadzorni svet",
    ),
    (
        "Lastnik restavracije Damir Furlan ocenjuje škodo na 30.000 evrov.",
        "30.000",
        "Damir Furlan",
    ),
    (
        "Iz civilne zaščite so sporočili, da je poplavilo 30 hiš.",
        "30 hiš",
        "civilna zaščita",
    ),
]

ENGLISH: list[Said] = [
    (
        '"Rents have doubled," snapped Greta Lund, the tenants\' leader.',
        "doubled",
        "Greta Lund",
    ),
    (
        "Greta Lund, the tenants' leader, replied that rents had doubled since 2019.",
        "doubled",
        "Greta Lund",
    ),
    (
        "Tenants' leader Greta Lund noted that rents had doubled since 2019.",
        "doubled",
        "Greta Lund",
    ),
    (
        "Rents, tenants complained, had doubled since 2019.",
        "doubled",
        "tenants",
    ),
    (
        "Figures published on Tuesday showed that rents had doubled.",
        "doubled",
        None,
    ),
    (
        "Figures published by Statistics Norway on Tuesday showed that rents had doubled.",
        "doubled",
        "Statistics Norway",
    ),
    (
        "The ministry's figures show that rents have doubled.",
        "doubled",
        "ministry",
    ),
    (
        "According to the ministry's own figures, rents have doubled.",
        "doubled",
        "ministry",
    ),
    (
        "Professor Ravi Chandra, who led the study, found that bees had declined by a third.",
        "declined",
        "Ravi Chandra",
    ),
    (
        "Professor Ravi Chandra, who led the study, found that bees had declined by a third.",
        "led the study",
        None,
    ),
    (
        "Bees have declined by a third, according to a study led by Ravi Chandra.",
        "declined",
        "Ravi Chandra",
    ),
    (
        '"Bees have declined by a third," Professor Chandra said. Ravi Chandra led the study.',
        "declined",
        "Ravi Chandra",
    ),
    (
        '"Bees have declined," said Professor Ravi Chandra. "In Spain they fell by half," he added.',
        "by half",
        "Ravi Chandra",
    ),
    (
        "The court found that the firm had dumped 300 tonnes of waste.",
        "dumped",
        "court",
    ),
    (
        "Prosecutors allege that the firm dumped 300 tonnes of waste.",
        "dumped",
        "prosecutors",
    ),
    (
        "Lawyers for the firm denied that it had dumped 300 tonnes of waste.",
        "dumped",
        "lawyers for the firm",
    ),
    (
        "The airline blamed the delay on fog, saying that 40 flights had been affected.",
        "40 flights",
        "airline",
    ),
    (
        "Eva Brandt, a nurse, told the inquiry that 12 patients had waited overnight.",
        "12 patients",
        "Eva Brandt",
    ),
    (
        "Eva Brandt testified on Monday. Brandt recalled that 12 patients had waited overnight.",
        "12 patients",
        "Eva Brandt",
    ),
    (
        "Twelve patients waited overnight, Eva Brandt told the inquiry, and two of them died.",
        "two of them",
        "Eva Brandt",
    ),
    (
        "A nurse, who said nothing, had worked 12 hours.",
        "12 hours",
        None,
    ),
    (
        "The World Bank estimates that output fell by 4 percent.",
        "output",
        "World Bank",
    ),
    (
        "Output fell by 4 percent, the International Energy Agency reported.",
        "Output",
        "International Energy Agency",
    ),
    (
        "Twelve people died, Agence France-Presse reported.",
        "Twelve",
        "Agence France-Presse",
    ),
    (
        "Twelve people died, a spokesman for the ministry said.",
        "Twelve",
        "spokesman for the ministry",
    ),
    (
        "Spokesman Tom Ricci confirmed that twelve people had died.",
        "twelve",
        "Tom Ricci",
    ),
    (
        "Tom Ricci of the ministry of health confirmed that twelve people had died.",
        "twelve",
        "Tom Ricci",
    ),
    (
        "The party's leader, Sven Aho, claimed victory. He said the party had won 40 seats.",
        "40 seats",
        "Sven Aho",
    ),
    (
        "The opposition leader said that 40 ballots were missing.",
        "40 ballots",
        "opposition leader",
    ),
    (
        "Critics such as Sven Aho argue that the dam has cost 3 billion.",
        "3 billion",
        "Sven Aho",
    ),
    (
        "The dam has cost 3 billion. It was finished in May.",
        "finished",
        None,
    ),
    (
        "Voters said they were tired. Turnout was 41 percent.",
        "41 percent",
        None,
    ),
    (
        '"We lost 40 cows," Mira Kohl said, pointing at the barn. "The flood took 2 days."',
        "2 days",
        "Mira Kohl",
    ),
    (
        'Mira Kohl laughed. "We lost 40 cows," she said.',
        "40 cows",
        "Mira Kohl",
    ),
    (
        "Mira Kohl disagreed: the flood, she said, had taken 40 cows.",
        "40 cows",
        "Mira Kohl",
    ),
    (
        "Asked whether it was true, Mira Kohl conceded that 40 cows had drowned.",
        "40 cows",
        "Mira Kohl",
    ),
    (
        "According to the United Nations, 4 million people have fled.",
        "4 million",
        "United Nations",
    ),
    (
        "According to the law, firms must pay 30 percent.",
        "30 percent",
        None,
    ),
    (
        "In Otto Falk's view, the tax has cost 4,000 jobs.",
        "4,000",
        "Otto Falk",
    ),
    (
        (
            'Hundreds gathered in the square. "Enough," they shouted. They then marched to '
            "parliament, where five people spoke."
        ),
        "five people",
        None,
    ),
    (
        "The government rejected the unions' proposal, which demands a 10 percent raise.",
        "10 percent",
        None,
    ),
    (
        "Fotona had revenue of 120 million euros last year.",
        "120 million",
        None,
    ),
    (
        'The film, called "Harbour", was sold to 12 countries.',
        "12 countries",
        None,
    ),
    (
        "Dana Kirk, who resigned in March, was replaced by Paul Deering.",
        "resigned in",
        None,
    ),
    (
        "Dana Kirk resigned in March. She claimed that the board owed her $30,000.",
        "30,000",
        "Dana Kirk",
    ),
    (
        '"Debt has halved," said chief executive Dana Kirk. Sales, she added, rose by 12 percent.',
        "12 percent",
        "Dana Kirk",
    ),
    (
        "As Dana Kirk told the board, debt has halved.",
        "halved",
        "Dana Kirk",
    ),
    (
        "Debt, Kirk noted, has halved. Dana Kirk runs the firm.",
        "halved",
        "Dana Kirk",
    ),
    (
        "Unemployment fell to 4.1 percent, the national statistics agency said on Thursday.",
        "4.1",
        "national statistics agency",
    ),
    (
        "The richest one percent own half of the wealth, according to a report from Oxfam.",
        "half",
        "Oxfam",
    ),
    (
        "An Oxfam report said the richest one percent own half of the wealth.",
        "half",
        "Oxfam",
    ),
    (
        "Under the new law, firms must pay 300 euros.",
        "300 euros",
        None,
    ),
    (
        "Residents accuse the plant of dumping 3 tonnes of oil.",
        "dumping",
        "residents",
    ),
    (
        "Plant manager Paul Deering denied that the plant had dumped 3 tonnes of oil.",
        "3 tonnes",
        "Paul Deering",
    ),
    (
        "The plant's manager, Paul Deering, disputes that: only 40 litres leaked, he says.",
        "40 litres",
        "Paul Deering",
    ),
    (
        'Ellen Vos, 34, remembers it well. "There were 300 of us," she said.',
        "300 of us",
        "Ellen Vos",
    ),
    (
        '"There were 300 of us," recalled Ellen Vos, 34, who now lives in Ghent.',
        "300 of us",
        "Ellen Vos",
    ),
    (
        '"There were 300 of us," recalled Ellen Vos, 34, who now lives in Ghent.',
        "lives in",
        None,
    ),
    (
        '"There were 300 of us," Ellen Vos told the BBC.',
        "300 of us",
        "Ellen Vos",
    ),
    (
        "Ms. Vos said that 300 had been there. Ellen Vos lives in Ghent.",
        "300 had",
        "Ellen Vos",
    ),
    (
        "A spokesman said nothing. The ministry of health reported that 300 had died.",
        "300 had",
        "ministry of health",
    ),
    (
        "Reuters reported on Friday that 300 had died.",
        "300 had",
        "Reuters",
    ),
    (
        "Three men were arrested, police said.",
        "arrested",
        "police",
    ),
    (
        "Three men, police said, were arrested and two escaped.",
        "arrested",
        "police",
    ),
    (
        "Officials say 300 people were evacuated, 40 of them children.",
        "40 of them",
        "officials",
    ),
    (
        "The union put the number of strikers at 4,000.",
        "4,000",
        "union",
    ),
    (
        "Jan Maas, whose farm was flooded, estimated his losses at 30,000 euros.",
        "losses",
        "Jan Maas",
    ),
    (
        '"It was the worst flood since 1953," Maas says. Jan Maas lost 40 cows.',
        "1953",
        "Jan Maas",
    ),
    (
        "The flood was the worst since 1953, according to Jan Maas, a historian.",
        "1953",
        "Jan Maas",
    ),
    (
        "A survey by the Pew Research Center found that 40 percent of adults own a dog.",
        "40 percent",
        "Pew Research Center",
    ),
    (
        "Forty percent of adults own a dog, a Pew Research Center survey found.",
        "own a dog",
        "Pew Research Center",
    ),
    (
        "The study's authors say that bees have declined by a third.",
        "declined",
        "study's authors",
    ),
    (
        "The minister welcomed the report. It runs to 300 pages.",
        "300 pages",
        None,
    ),
    (
        "Hugo Prat, the mayor of Lille, said the bridge, which opened in 1931, carries 40,000 cars a day.",
        "carries",
        "Hugo Prat",
    ),
    (
        "Hugo Prat, the mayor of Lille, said the bridge, which opened in 1931, carries 40,000 cars a day.",
        "opened in",
        "Hugo Prat",
    ),
    (
        "Dr Ruth Abara runs the clinic.  She told the committee that waiting times had doubled since 2019.",
        "doubled",
        "Ruth Abara",
    ),
    (
        "“Waiting times have doubled since 2019,” Dr. Abara said. Ruth Abara runs the clinic.",
        "doubled",
        "Ruth Abara",
    ),
    (
        "\u2018Waiting times have doubled since 2019,\u2019 said Ruth Abara.",
        "doubled",
        "Ruth Abara",
    ),
    (
        (
            "\u2018Waiting times have doubled,\u2019 Ruth Abara told the Guardian. \u2018We had 40 beds in "
            "2010 and we have 12 now.\u2019"
        ),
        "12 now",
        "Ruth Abara",
    ),
    (
        'Ruth Abara, head of the clinic, told reporters: "Waiting times have doubled."',
        "doubled",
        "Ruth Abara",
    ),
    (
        'In the words of Ruth Abara, waiting times have "doubled since 2019".',
        "doubled",
        "Ruth Abara",
    ),
    (
        "The IMF said growth would slow, after 3 per cent in 2023.",
        "3 per cent",
        "IMF",
    ),
    (
        "Growth was 3 per cent in 2023, according to the IMF.",
        "3 per cent",
        "IMF",
    ),
    (
        "Growth was 3 per cent in 2023, the European Commission estimates.",
        "3 per cent",
        "European Commission",
    ),
    (
        "Sen. Colm Byrne argued that the bill had cost farmers $40 million.",
        "40 million",
        "Colm Byrne",
    ),
    (
        '"The bill cost farmers $40 million," argued Sen. Colm Byrne, D-Ohio.',
        "40 million",
        "Colm Byrne",
    ),
    (
        "The bill, argues Colm Byrne of the Farmers' Union, cost them $40 million.",
        "40 million",
        "Colm Byrne",
    ),
    (
        "Mr Byrne's lawyer was absent. Colm Byrne himself maintained that he had paid £40,000.",
        "40,000",
        "Colm Byrne",
    ),
    (
        "A lawyer for the defence said that her client had paid £40,000.",
        "40,000",
        "lawyer for the defence",
    ),
    (
        "Ana Sousa, the club's president, put attendance at 40,000.",
        "40,000",
        "Ana Sousa",
    ),
    (
        "The club says it sold 40,000 tickets.",
        "40,000",
        "club",
    ),
    (
        "The club, which was founded in 1908, says it sold 40,000 tickets.",
        "40,000",
        "club",
    ),
    (
        "Scientists have found that the glacier lost 3 metres.",
        "3 metres",
        "scientists",
    ),
    (
        "Researchers at the University of Oslo have found that the glacier lost 3 metres.",
        "3 metres",
        "researchers at the University of Oslo",
    ),
    (
        "The glacier lost 3 metres, says lead author Nina Dahl.",
        "3 metres",
        "Nina Dahl",
    ),
    (
        'The glacier lost 3 metres in a year \u2013 "more than ever before", says Nina Dahl.',
        "3 metres",
        "Nina Dahl",
    ),
    (
        "Nina Dahl has spent 20 years on the glacier. It has, she says, lost 3 metres a year.",
        "3 metres",
        "Nina Dahl",
    ),
    (
        "Nina Dahl's figures show that the glacier lost 3 metres.",
        "3 metres",
        "Nina Dahl",
    ),
    (
        "For Nina Dahl, the cause is clear: the glacier lost 3 metres because of soot.",
        "3 metres",
        "Nina Dahl",
    ),
    (
        "Two men were stabbed outside a bar on Friday night, according to police.",
        "stabbed",
        "police",
    ),
    (
        "Police believe that the men were stabbed by a third man.",
        "stabbed by",
        "police",
    ),
    (
        "Witnesses described how the bus had run a red light.",
        "red light",
        "witnesses",
    ),
    (
        "Jack Odum, defending, told the court his client had no previous convictions.",
        "convictions",
        "Jack Odum",
    ),
    (
        "Sentencing him, the judge said Odum had stolen 40 cars.",
        "40 cars",
        "judge",
    ),
    (
        "The prosecution alleges he stole 40 cars.",
        "40 cars",
        "prosecution",
    ),
    (
        "It is the third time this year, notes Wei Zhang, an analyst at Norvest.",
        "third time",
        "Wei Zhang",
    ),
    (
        "Analyst Wei Zhang of Norvest expects a cut. He points out that sales fell 12 percent.",
        "12 percent",
        "Wei Zhang",
    ),
    (
        "In a statement, Norvest said sales fell 12 percent.",
        "12 percent",
        "Norvest",
    ),
    (
        "Norvest reported a 12 percent fall in sales.",
        "12 percent",
        "Norvest",
    ),
    (
        "Norvest denied the charges, saying it had paid all taxes in 2022.",
        "taxes",
        "Norvest",
    ),
    (
        "Norvest, a bank, said it had not broken the rules. It added that it had paid all taxes.",
        "paid all",
        "Norvest",
    ),
    (
        "The government insists the levy raised 3 billion.",
        "3 billion",
        "government",
    ),
    (
        "Ministers have defended the levy; the government says it raised 3 billion.",
        "3 billion",
        "government",
    ),
    (
        "The minister replied that the levy had raised 3 billion.",
        "3 billion",
        "minister",
    ),
    (
        (
            "The finance minister, Pia Lind, replied that the levy had raised 3 billion. The "
            "minister also said it had paid for 40 schools."
        ),
        "40 schools",
        "Pia Lind",
    ),
    (
        "Finance Minister Pia Lind said on Tuesday the levy had raised 3 billion.",
        "3 billion",
        "Pia Lind",
    ),
    (
        'Pia Lind was asked about the levy. "It raised 3 billion," was her answer.',
        "3 billion",
        "Pia Lind",
    ),
    (
        '"It raised 3 billion", Pia Lind wrote on her website.',
        "3 billion",
        "Pia Lind",
    ),
    (
        "Pia Lind tweeted that the levy had raised 3 billion.",
        "3 billion",
        "Pia Lind",
    ),
    (
        "That levy, Pia Lind wrote in a letter to MPs, raised 3 billion.",
        "3 billion",
        "Pia Lind",
    ),
    (
        "Neighbours said they heard three shots.",
        "three shots",
        "neighbours",
    ),
    (
        '"They fired three shots," said a mother of two, who asked not to be named.',
        "three shots",
        "mother of two",
    ),
    (
        "Councillor Njabulo Thwala said the market had lost 40 stalls.",
        "40 stalls",
        "Njabulo Thwala",
    ),
    (
        "The market lost 40 stalls, Chief Superintendent Ayodele Okafor said.",
        "40 stalls",
        "Ayodele Okafor",
    ),
    (
        "Colonel Dimitar Enev confirmed that 40 shells had been fired.",
        "40 shells",
        "Dimitar Enev",
    ),
    (
        "Head teacher Ruxandra Moga says pupil numbers have fallen by 40.",
        "by 40",
        "Ruxandra Moga",
    ),
    (
        "Economist Tobias Wrede, of Kiel University, says exports fell by 40 per cent.",
        "exports",
        "Tobias Wrede",
    ),
    (
        "Interior minister Ignace Mbuyi told parliament 40 had been arrested.",
        "40 had",
        "Ignace Mbuyi",
    ),
    (
        "The interior minister Ignace Mbuyi claimed that 40 had been arrested.",
        "40 had",
        "Ignace Mbuyi",
    ),
    (
        "'The roof leaked for 3 years,' Siobhan Geraghty said. 'We called 14 times.'",
        "14 times",
        "Siobhan Geraghty",
    ),
    (
        "'The roof leaked for 3 years. We called 14 times,' said Siobhan Geraghty, a tenant.",
        "14 times",
        "Siobhan Geraghty",
    ),
    (
        "\u2018The roof leaked for 3 years. We called 14 times,\u2019 said tenant Siobhan Geraghty.",
        "3 years",
        "Siobhan Geraghty",
    ),
    (
        "Fire chief Marlon Pike blamed an old fuse.",
        "old fuse",
        "Marlon Pike",
    ),
    (
        'Former mayor Marlon Pike disagrees. "It cost 3 million," he says.',
        "3 million",
        "Marlon Pike",
    ),
    (
        "Rector Ilse Varga noted that enrolment had doubled.",
        "doubled",
        "Ilse Varga",
    ),
    (
        "Ilse Varga, rector of the university, noted enrolment had doubled.",
        "doubled",
        "Ilse Varga",
    ),
    (
        "Campaigner Ilse Varga has accused the firm of hiding 40 spills.",
        "hiding",
        "Ilse Varga",
    ),
    (
        "Defence lawyer Ilse Varga argued that he had never left Graz.",
        "Graz",
        "Ilse Varga",
    ),
    (
        '"We had 40 beds," said Ruth Abara of Amnesty International.',
        "40 beds",
        "Ruth Abara",
    ),
    (
        '"We had 40 beds," said Kwesi Boateng from Clean Harbours.',
        "40 beds",
        "Kwesi Boateng",
    ),
    (
        '"We had 40 beds," said Mette Skov-Larsen at Nordea.',
        "40 beds",
        "Mette Skov-Larsen",
    ),
    (
        "The Bank of England said it had 40 staff.",
        "40 staff",
        "Bank of England",
    ),
    (
        "The Ministry of Health said it had 40 staff.",
        "40 staff",
        "Ministry of Health",
    ),
    (
        "The Royal Society of Chemistry said it had 40 staff.",
        "40 staff",
        "Royal Society of Chemistry",
    ),
    (
        "Tuva Nes of the Norwegian Refugee Council said it had 40 staff.",
        "40 staff",
        "Tuva Nes",
    ),
    (
        "Forty beds were lost, said Tuva Nes with the Norwegian Refugee Council.",
        "Forty beds",
        "Tuva Nes",
    ),
    (
        "Marta Oyen, a former inspector, pointed out that the pump had failed twice in 2021.",
        "failed twice",
        "Marta Oyen",
    ),
    (
        '"The pump failed twice," Marta Oyen shot back.',
        "failed twice",
        "Marta Oyen",
    ),
    (
        '"The pump failed twice," retorted Marta Oyen. "It cost $30,000 to repair."',
        "30,000",
        "Marta Oyen",
    ),
    (
        "Some 400 people fell ill, according to figures released by the health ministry.",
        "fell ill",
        "health ministry",
    ),
    (
        "Nearly half of voters abstained, according to a survey conducted by the University of Leeds.",
        "abstained",
        "University of Leeds",
    ),
    (
        "Nearly half of voters abstained, according to a survey.",
        "abstained",
        None,
    ),
    (
        "The minister resigned in May, according to documents obtained by this newspaper.",
        "resigned",
        None,
    ),
    (
        "By the auditors' calculation, the city lost 3 million euros.",
        "lost",
        "auditors",
    ),
    (
        "In the estimate of the auditors, the city lost 3 million euros.",
        "lost",
        "auditors",
    ),
    (
        "The dam, the engineers found, had leaked since 2011.",
        "leaked since",
        "engineers",
    ),
    (
        "The dam had leaked since 2011, the engineers concluded on Friday.",
        "leaked since",
        "engineers",
    ),
    (
        "The ship had carried 40 containers, the port authority in Gdynia announced on Monday.",
        "40 containers",
        "port authority in Gdynia",
    ),
    (
        '"We sold 40 boats," said Lena Park of the sailing club.',
        "40 boats",
        "Lena Park",
    ),
    (
        '"We sold 40 boats," said Lena Park, who founded the club in 1999.',
        "40 boats",
        "Lena Park",
    ),
    (
        '"We sold 40 boats," said Lena Park, who founded the club in 1999.',
        "founded",
        None,
    ),
    (
        "Prices rose by 3 percent, the Bank of England said.",
        "3 percent",
        "Bank of England",
    ),
    (
        "Mayor Lena Park opened by saying that taxes had fallen and that the city had added 400 jobs.",
        "400 jobs",
        "Lena Park",
    ),
    (
        "Mayor Lena Park spoke on Friday. The mayor insisted that no school had closed.",
        "no school",
        "Lena Park",
    ),
    (
        "Mayor Lena Park, who smiled, denied that the city had paid 3 million dollars.",
        "3 million",
        "Lena Park",
    ),
    (
        (
            "Norvant, the owner of the mill, rejected the claim. In a statement it said that "
            "the mill had been inspected twice."
        ),
        "inspected twice",
        "Norvant",
    ),
    (
        "Helios Foods has closed a plant. The company said that 300 workers had lost their jobs.",
        "300 workers",
        "Helios Foods",
    ),
    (
        "Omar Reid blamed the closure of two roads: traffic had doubled since May.",
        "doubled",
        "Omar Reid",
    ),
    (
        "Omar Reid blames the drought, which, he says, has lasted 14 months, for the losses.",
        "lasted 14",
        "Omar Reid",
    ),
    (
        "Residents complained that the river had flooded four times.",
        "four times",
        "residents",
    ),
    (
        "The river, residents say, has flooded four times.",
        "four times",
        "residents",
    ),
    (
        "Omar Reid countered that the fee had tripled.",
        "tripled",
        "Omar Reid",
    ),
    (
        "Omar Reid put the losses down to theft: thieves had taken 400 bicycles.",
        "400 bicycles",
        "Omar Reid",
    ),
    (
        "The report found that thieves had taken 400 bicycles.",
        "400 bicycles",
        None,
    ),
    (
        "A report by the Transport Committee found that 400 bicycles were missing.",
        "400 bicycles",
        "Transport Committee",
    ),
    (
        "Data from Eurostat show that output fell by 2 percent.",
        "output",
        "Eurostat",
    ),
    (
        "The survey, presented by Ines Holm, shows that one in five pupils skips breakfast.",
        "one in five",
        "Ines Holm",
    ),
    (
        "Ines Holm recalled that the bridge had been closed in 1987.",
        "closed",
        "Ines Holm",
    ),
    (
        "The company recalled 40,000 cars after two people died.",
        "two people",
        None,
    ),
    (
        "The agency has opened an inquiry, a spokeswoman said, and could impose a fine.",
        "opened",
        "spokeswoman",
    ),
    (
        'Ines Holm was blunt: "The city owes us 3 million euros."',
        "owes",
        "Ines Holm",
    ),
    (
        "Asked about the fee, Ines Holm acknowledged it had tripled.",
        "tripled",
        "Ines Holm",
    ),
    (
        "Police said the driver had been drinking.",
        "drinking",
        "police",
    ),
    (
        "According to Ines Holm, whose office counted the votes, turnout was 41 percent.",
        "turnout",
        "Ines Holm",
    ),
    (
        "According to Ines Holm, whose office counted the votes, turnout was 41 percent.",
        "counted the",
        None,
    ),
    (
        "Ines Holm said in an interview that turnout was 41 percent, while the party's share had halved.",
        "halved",
        "Ines Holm",
    ),
    (
        "The council agreed on Friday to close three pools.",
        "agreed",
        None,
    ),
    (
        "The union's leader, Yusuf Karim, accused the company of firing 40 people.",
        "firing",
        "Yusuf Karim",
    ),
    (
        "Union leader Yusuf Karim told reporters that 40 people had been fired.",
        "40 people",
        "Yusuf Karim",
    ),
    (
        "The judge ruled that the firm had misled 3,000 customers.",
        "misled",
        "judge",
    ),
    (
        "Ines Holm, the health minister, warned that stocks had fallen by half.",
        "stocks",
        "Ines Holm",
    ),
    (
        "The note was unsigned. It said nothing about the money.",
        "nothing",
        None,
    ),
    (
        "Ines Holm met voters. She noted that turnout was 41 percent.",
        "turnout",
        "Ines Holm",
    ),
    (
        "The opposition claims that 40 billion was lost.",
        "40 billion",
        "opposition",
    ),
    (
        "The car was red, according to two witnesses, one of whom called the police.",
        "red",
        "two witnesses",
    ),
    (
        "The car was red, according to two witnesses, one of whom called the police.",
        "called the",
        None,
    ),
]
