"""Who said it: (text, some words of what was said, the claimant), written before any try.

The first half of each list was looked at while building, the second half measured when that was done.
"""

Said = tuple[str, str, str | None]

SLOVENE: list[Said] = [
    (
        "Direktorica bolnišnice Marija Zorko je dejala, da je prostih le 12 postelj.",
        "prostih le 12 postelj",
        "Marija Zorko",
    ),
    (
        "Prostih je le 12 postelj, je povedala direktorica bolnišnice Marija Zorko.",
        "12 postelj",
        "Marija Zorko",
    ),
    ("»V bolnišnici je prostih 12 postelj,« pravi Marija Zorko.", "prostih 12 postelj", "Marija Zorko"),
    (
        "Po besedah župana Petra Kranjca je občina lani zgradila 40 stanovanj.",
        "občina lani zgradila",
        "Peter Kranjc",
    ),
    ("Po podatkih statističnega urada je bilo lani 20.000 rojstev.", "20.000 rojstev", "statistični urad"),
    ("Kot je pojasnil minister Aleš Hribar, zakon velja od marca.", "zakon velja", "Aleš Hribar"),
    ("Zakon, kot je pojasnil minister Aleš Hribar, velja od marca.", "velja od marca", "Aleš Hribar"),
    ("Policija je sporočila, da je pridržala tri moške.", "pridržala tri moške", "policija"),
    (
        "Pridržali so tri moške, so sporočili s Policijske uprave Koper.",
        "tri moške",
        "Policijska uprava Koper",
    ),
    (
        "Ana Vidmar je prišla v Celje. Povedala je, da bo most odprt junija.",
        "most odprt junija",
        "Ana Vidmar",
    ),
    (
        "»Most bo odprt junija. Gradnja je stala pet milijonov evrov,« je dejala Ana Vidmar.",
        "pet milijonov",
        "Ana Vidmar",
    ),
    (
        "Predstavnik podjetja Boris Lah je zanikal, da so odpustili 200 delavcev.",
        "odpustili 200 delavcev",
        "Boris Lah",
    ),
    (
        "Miha Jereb je kupil tovarno. Po njegovih besedah zaposluje 90 ljudi.",
        "zaposluje 90 ljudi",
        "Miha Jereb",
    ),
    ("Tovarna zaposluje 90 ljudi.", "90 ljudi", None),
    ("Tiskovna agencija Reuters poroča, da je umrlo 14 rudarjev.", "umrlo 14 rudarjev", "Reuters"),
    ("Miha Jereb je odgovoril: »Kupili smo 30 strojev.«", "30 strojev", "Miha Jereb"),
    # not looked at while building
    (
        "Da so cene zrasle za desetino, je opozorila Zveza potrošnikov.",
        "cene zrasle za desetino",
        "Zveza potrošnikov",
    ),
    ("Tožilec Igor Rozman trdi, da je obtoženi prejel 50.000 evrov.", "prejel 50.000 evrov", "Igor Rozman"),
    ("Obtoženi je prejel 50.000 evrov, zatrjuje tožilec Igor Rozman.", "50.000 evrov", "Igor Rozman"),
    (
        "Glede na podatke agencije za okolje je bil zrak prekomerno onesnažen 40 dni.",
        "onesnažen 40 dni",
        "agencija za okolje",
    ),
    (
        "Vodja raziskave Nina Berce je poudarila, da cepivo ščiti 80 odstotkov ljudi.",
        "ščiti 80 odstotkov",
        "Nina Berce",
    ),
    ("Nina Berce vodi inštitut. »Cepivo ščiti 80 odstotkov ljudi,« je dejala.", "80 odstotkov", "Nina Berce"),
    ("Po navedbah Nine Berce cepivo ščiti 80 odstotkov ljudi.", "80 odstotkov", "Nina Berce"),
    (
        "Ministrstvo za finance je napovedalo, da bo primanjkljaj nižji.",
        "primanjkljaj nižji",
        "Ministrstvo za finance",
    ),
    (
        "Ladja je potonila v desetih minutah, poroča italijanska agencija Ansa.",
        "potonila v desetih minutah",
        "Ansa",
    ),
    (
        "»Ladja je potonila v desetih minutah,« je za televizijo povedal kapitan Marco Bellini.",
        "potonila",
        "Marco Bellini",
    ),
    (
        "Kapitan Marco Bellini je dejal, da je potonila takoj. Dodal je, da so rešili 300 potnikov.",
        "rešili 300 potnikov",
        "Marco Bellini",
    ),
    (
        "Rešili so 300 potnikov, je dejal kapitan, medtem ko obalna straža govori o 280.",
        "Rešili so 300",
        "kapitan",
    ),
    ("Jure Kavčič meni, da je promet upadel za petino.", "promet upadel za petino", "Jure Kavčič"),
    (
        "Trener Jure Kavčič, ki je prišel poleti, je zagotovil, da so igralci zdravi.",
        "igralci zdravi",
        "Jure Kavčič",
    ),
    ("Župan je Juretu Kavčiču povedal, da bo dvorana odprta oktobra.", "dvorana odprta oktobra", "župan"),
    ("Dvorana je bila odprta oktobra in sprejme 5000 gledalcev.", "sprejme 5000", None),
]
ENGLISH: list[Said] = [
    ("Hospital director Mary Stone said only 12 beds were free.", "12 beds were free", "Mary Stone"),
    ("Only 12 beds were free, hospital director Mary Stone said.", "Only 12 beds were free", "Mary Stone"),
    ('"Only 12 beds are free," says Mary Stone.', "12 beds are free", "Mary Stone"),
    ("According to Mayor Peter Crane, the town built 40 flats last year.", "built 40 flats", "Peter Crane"),
    (
        "There were 20,000 births, according to figures from the Office for Statistics.",
        "20,000 births",
        "Office for Statistics",
    ),
    (
        "As the minister, Alan Hart, explained, the law has applied since March.",
        "applied since March",
        "Alan Hart",
    ),
    ("The law, Alan Hart explained, has applied since March.", "applied since March", "Alan Hart"),
    ("Police announced that they had detained three men.", "detained three men", "Police"),
    (
        "Anna Wood came to Leeds. She said that the bridge would open in June.",
        "bridge would open",
        "Anna Wood",
    ),
    (
        '"The bridge opens in June. It cost five million pounds," said Anna Wood.',
        "five million pounds",
        "Anna Wood",
    ),
    (
        "A spokesman for the company, Boris Lane, denied that it had dismissed 200 workers.",
        "dismissed 200 workers",
        "Boris Lane",
    ),
    ("The plant employs 90 people.", "90 people", None),
    ("The Reuters news agency reports that 14 miners died.", "14 miners died", "Reuters news agency"),
    ('Mike Jarvis replied: "We bought 30 machines."', "30 machines", "Mike Jarvis"),
    ("Mike Jarvis was told that 30 machines were missing.", "30 machines were missing", None),
    (
        "Mike Jarvis owns the plant. It employs 90 people, he told the paper.",
        "employs 90 people",
        "Mike Jarvis",
    ),
    # not looked at while building
    (
        "Prices rose by a tenth, the Consumers' Association warned.",
        "Prices rose by a tenth",
        "Consumers' Association",
    ),
    (
        "The prosecutor, Ian Rowe, claims the accused received 50,000 dollars.",
        "received 50,000 dollars",
        "Ian Rowe",
    ),
    (
        "The accused received 50,000 dollars, prosecutor Ian Rowe claims.",
        "received 50,000 dollars",
        "Ian Rowe",
    ),
    (
        "Data from the Environment Agency show the air was polluted on 40 days.",
        "polluted on 40 days",
        "Environment Agency",
    ),
    (
        "Nina Berg, who led the study, stressed that the vaccine protects 80 percent of people.",
        "protects 80 percent",
        "Nina Berg",
    ),
    (
        'Nina Berg leads the institute. "The vaccine protects 80 percent of people," she said.',
        "80 percent",
        "Nina Berg",
    ),
    ("In the words of Nina Berg, the vaccine protects 80 percent of people.", "80 percent", "Nina Berg"),
    ("The Treasury has announced that the deficit was lower.", "deficit was lower", "Treasury"),
    (
        "The ship sank in ten minutes, according to the Italian coast guard.",
        "sank in ten minutes",
        "Italian coast guard",
    ),
    (
        '"The ship," Captain Mark Bell told the inquiry, "sank in ten minutes."',
        "sank in ten minutes",
        "Mark Bell",
    ),
    (
        "Mark Bell said the ship sank in ten minutes, adding that 300 passengers were saved.",
        "300 passengers were saved",
        "Mark Bell",
    ),
    (
        "Rescuers saved 300 passengers, said Mark Bell, while the coast guard counted 280.",
        "coast guard counted 280",
        None,
    ),
    ("Joan Cave believes that traffic fell by a fifth.", "traffic fell by a fifth", "Joan Cave"),
    ("The mayor told Joan Cave that the hall would open in October.", "hall would open", "mayor"),
    (
        '"We have 31 buses," Joan Cave said on Friday. "Nine of them are electric."',
        "Nine of them are electric",
        "Joan Cave",
    ),
    ("The hall opened in October and holds 5,000 people.", "holds 5,000", None),
]
