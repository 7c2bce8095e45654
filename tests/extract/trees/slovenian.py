"""Sentences of our own with the claims that a fact-checker would mark in them, one construction each.

DEVELOPED were read while the code was written, HELD_OUT only when it was done.
"""

Case = tuple[str, list[str]]

DEVELOPED: list[Case] = [
    (
        "Občina je marca sprejela proračun in junija prodala dve šoli.",
        ["Občina je marca sprejela proračun", "junija prodala dve šoli"],
    ),
    (
        "Izvoz se je lani povečal za 4 odstotke, uvoz pa se je zmanjšal za 6 odstotkov.",
        ["Izvoz se je lani povečal za 4 odstotke", "uvoz pa se je zmanjšal za 6 odstotkov"],
    ),
    (
        "Muzej v Celju, ki so ga odprli leta 1934, je lani obiskalo 210.000 ljudi.",
        [
            "Muzej v Celju, ki so ga odprli leta 1934, je lani obiskalo 210.000 ljudi",
            "ki so ga odprli leta 1934",
        ],
    ),
    (
        "Ana Hribar, najmlajša županja v državi, je v petek odstopila.",
        ["Ana Hribar, najmlajša županja v državi, je v petek odstopila", "najmlajša županja v državi"],
    ),
    (
        "Minister je dejal, da je država zgradila 500 stanovanj in da je obnovila 40 mostov.",
        ["je država zgradila 500 stanovanj", "je obnovila 40 mostov"],
    ),
    (
        "Brezposelnost je maja padla na 3,9 odstotka, je v torek sporočil statistični urad.",
        ["Brezposelnost je maja padla na 3,9 odstotka"],
    ),
    (
        "Prodaja se je v Španiji povečala za 12 odstotkov, medtem ko se je v Italiji zmanjšala za tretjino.",
        [
            "Prodaja se je v Španiji povečala za 12 odstotkov",
            "se je v Italiji zmanjšala za tretjino",
        ],
    ),
    (
        "Marta Lipovec je prva ženska na čelu banke in tretja ekonomistka na tem mestu.",
        ["Marta Lipovec je prva ženska na čelu banke", "tretja ekonomistka na tem mestu"],
    ),
    (
        "Tovarno so zgradili leta 1962 in jo zaprli leta 2008.",
        ["Tovarno so zgradili leta 1962", "jo zaprli leta 2008"],
    ),
    (
        "Most je stal 18 milijonov evrov, kar je 3 milijone več od načrtov.",
        ["Most je stal 18 milijonov evrov", "kar je 3 milijone več od načrtov"],
    ),
    (
        "Klub, ustanovljen leta 1899, je devetkrat osvojil pokal.",
        ["Klub, ustanovljen leta 1899, je devetkrat osvojil pokal", "ustanovljen leta 1899"],
    ),
    (
        "Na tekmi, prvi po petih letih, je Triglav premagal Muro z 2:1.",
        ["Na tekmi, prvi po petih letih, je Triglav premagal Muro z 2:1", "prvi po petih letih"],
    ),
    (
        "Tone Kos je po pogovorih, ki so trajali tri ure, podpisal sporazum z Italijo.",
        [
            "Tone Kos je po pogovorih, ki so trajali tri ure, podpisal sporazum z Italijo",
            "ki so trajali tri ure",
        ],
    ),
    ("Podjetje ni zaposlilo 300 ljudi in odprlo petih trgovin.", []),
    ("Nihče ne zanika, da je predor stal 40 milijonov evrov in da so ga odprli leta 2012.", []),
    ("Če se plače zvišajo za 5 odstotkov in cene za 3 odstotke, se davek zniža.", []),
    ("Podjetje naj bi zaposlilo 300 ljudi in odprlo pet trgovin.", []),
    ("Vozniki, ki so lani povzročili tri nesreče, plačujejo višjo premijo.", []),
    ("Trgovec je aprila prodal 20 volvov, 14 fordov in devet škod.", []),
    ("Delež najemnikov se je zvišal s 3 na 5 odstotkov in s 4 na 6 odstotkov gospodinjstev.", []),
    ("Nobeno podjetje ni leta 2019 zaposlilo 300 ljudi in odprlo pet trgovin.", []),
    ("Kos je zanikal, da se je v Celju sestal s Hribarjem in da je vzel 3000 evrov.", []),
    ("Podjetje zaposluje več ljudi, kot jih je leta 2010.", []),
]
HELD_OUT: list[Case] = [
    (
        "Reka je v Marlah poplavila 120 hiš in v Trnju porušila stari mlin.",
        ["Reka je v Marlah poplavila 120 hiš", "v Trnju porušila stari mlin"],
    ),
    (
        "Bolnišnica je leta 2021 zdravila 4000 bolnikov, klinika pa jih je sprejela 900.",
        ["Bolnišnica je leta 2021 zdravila 4000 bolnikov", "klinika pa jih je sprejela 900"],
    ),
    (
        "Guvernerka Ida Žerjav, ki je bila izvoljena leta 2018, je v četrtek zavrnila zakon.",
        [
            "Guvernerka Ida Žerjav, ki je bila izvoljena leta 2018, je v četrtek zavrnila zakon",
            "ki je bila izvoljena leta 2018",
        ],
    ),
    (
        "Ostrica, vas z 900 prebivalci, ima najvišji davek v pokrajini.",
        ["Ostrica, vas z 900 prebivalci, ima najvišji davek v pokrajini", "vas z 900 prebivalci"],
    ),
    (
        "Kos je povedal, da je trajekt prepeljal 1,1 milijona potnikov in da je izgubil 2 milijona evrov.",
        ["je trajekt prepeljal 1,1 milijona potnikov", "je izgubil 2 milijona evrov"],
    ),
    (
        "Policija je prijela 14 ljudi in zasegla 30 kilogramov kokaina, je povedal tožilec.",
        ["Policija je prijela 14 ljudi", "zasegla 30 kilogramov kokaina"],
    ),
    (
        "Stolp je visok 98 metrov in je najvišja stavba v pokrajini.",
        ["Stolp je visok 98 metrov", "je najvišja stavba v pokrajini"],
    ),
    (
        "Najemnine so se v Kopru podvojile, v Izoli pa so padle za 4 odstotke.",
        ["Najemnine so se v Kopru podvojile", "v Izoli pa so padle za 4 odstotke"],
    ),
    (
        "Premier je odstopil, potem ko je stranka marca izgubila 12 poslancev.",
        ["Premier je odstopil", "je stranka marca izgubila 12 poslancev"],
    ),
    (
        "Čeprav ima vas samo 300 prebivalcev, je zgradila bazen za 2 milijona evrov.",
        ["ima vas samo 300 prebivalcev", "je zgradila bazen za 2 milijona evrov"],
    ),
    (
        "Zakon, sprejet leta 2004, prepoveduje ribolov v 14 jezerih.",
        ["Zakon, sprejet leta 2004, prepoveduje ribolov v 14 jezerih", "sprejet leta 2004"],
    ),
    (
        "Norvik je leta 2015 kupil dve žagi, leta 2017 eno prodal in leta 2019 drugo zaprl.",
        ["Norvik je leta 2015 kupil dve žagi", "leta 2017 eno prodal", "leta 2019 drugo zaprl"],
    ),
    (
        "Klub je leta 1997 izpadel iz lige, njegov stadion pa je leta 2001 pogorel.",
        ["Klub je leta 1997 izpadel iz lige", "njegov stadion pa je leta 2001 pogorel"],
    ),
    (
        "Poročilo ugotavlja, da 40 odstotkov učencev hodi v šolo peš in da jih 25 odstotkov kolesari.",
        ["40 odstotkov učencev hodi v šolo peš", "jih 25 odstotkov kolesari"],
    ),
    ("Sindikat ni niti podpisal sporazuma maja niti začel stavke junija.", []),
    ("Samo župan je maja obiskal Celje in se sestal s 300 kmeti.", []),
    ("Ladja vozi med Koprom in Benetkami ter med Trstom in Puljem.", []),
    ("Ali je občina leta 2019 prodala dve šoli in leta 2020 zaprla tri knjižnice?", []),
    ("Dvomi, da so se plače zvišale za 5 odstotkov in da so zaposlili 300 ljudi.", []),
    ("Avtomobili, ki tehtajo več kot dve toni, plačajo 20 evrov cestnine.", []),
    ("Država bi morala zgraditi 500 stanovanj in obnoviti 40 mostov.", []),
    ("Sklad so ustanovili, da bi plačal 30 šol in zgradil dve cesti.", []),
]
