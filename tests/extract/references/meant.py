"""Who is meant: (text, some words of a claim, what its standalone form holds), written before any try.

"=" asks that nothing be added to the claim, "?" that it needs context. The first half of each list was looked
at while building, the second half measured when that was done. It is 13 September 2023, a Wednesday.
"""

Meant = tuple[str, str, str]

SLOVENE: list[Meant] = [
    ("Marija Zorko vodi bolnišnico. Zaposlila je 30 zdravnikov.", "30 zdravnikov", "[Marija Zorko]"),
    (
        "Marija Zorko vodi bolnišnico. Lani je Zorko zaposlila 30 zdravnikov.",
        "30 zdravnikov",
        "[Marija] Zorko",
    ),
    (
        "Predsednik Janez Kranjc je včeraj odpotoval. Za Kranjca je to četrti obisk v Parizu.",
        "četrti obisk",
        "Kranjca [Janez Kranjc]",
    ),
    ("Peter Novak je kupil hišo. Njegov brat je plačal 200.000 evrov.", "200.000", "Njegov [Peter Novak]"),
    ("V torek so odprli most.", "odprli most", "torek [12. september 2023]"),
    ("Minister Aleš Hribar bo v petek obiskal Koper.", "obiskal Koper", "petek [15. september 2023]"),
    ("Lani je vlada zgradila 300 stanovanj.", "300 stanovanj", "Lani [2022]"),
    ("Peter Novak je včeraj prodal tovarno.", "prodal tovarno", "včeraj [12. september 2023]"),
    ("Leta 2019 so v mestu odprli most.", "odprli most", "="),
    (
        "Ana Kos je zmagala leta 2010. Na volitvah je prejela 54 odstotkov glasov.",
        "54 odstotkov",
        "[Ana Kos]",
    ),
    ("Deževalo je tri dni.", "tri dni", "="),
    ("»Zgradili smo 300 stanovanj,« je dejala Ana Kos.", "300 stanovanj", "Ana Kos"),
    (
        "Predsednik Peter Novak se je sestal z Ano Kos. Novak je obljubil 5 milijonov evrov.",
        "5 milijonov",
        "[Peter] Novak",
    ),
    (
        "Ana Kos in Peter Novak sta odšla. Ona je kupila stanovanje v Celju.",
        "stanovanje v Celju",
        "Ona [Ana Kos]",
    ),
    ("Julija je Peter Novak prodal tovarno.", "prodal tovarno", "Julija [2023]"),
    ("Zvečer je kupil hišo v Kopru.", "hišo v Kopru", "?"),
    # not looked at while building
    ("Tine Oblak je odstopil maja 2021. V stranki je bil 12 let.", "12 let", "[Tine Oblak]"),
    ("Tine Oblak je odstopil. Oblakova žena je direktorica banke.", "direktorica banke", "Oblakova"),
    (
        "Poslanka Mateja Žagar je prejela 3000 glasov. Žagarjeva je članica odbora od leta 2018.",
        "članica odbora",
        "Žagarjeva [Mateja Žagar]",
    ),
    ("S Tinetom Oblakom so govorili dvakrat. Oblak je zanikal obtožbe o 40.000 evrih.", "40.000", "Oblak"),
    ("Predlani je podjetje Lesna izvozilo za 9 milijonov evrov pohištva.", "9 milijonov", "Predlani [2021]"),
    ("V nedeljo je v Mariboru umrl skladatelj Ivan Grm.", "skladatelj", "nedeljo [10. september 2023]"),
    ("V soboto bodo v Mariboru odprli razstavo z 80 slikami.", "80 slikami", "soboto [16. september 2023]"),
    ("Pisatelj Ivan Grm je umrl pri 91 letih. Napisal je 14 romanov.", "14 romanov", "[Ivan Grm]"),
    (
        "Pisatelj Ivan Grm je umrl pri 91 letih. Njegove knjige so prevedli v 20 jezikov.",
        "20 jezikov",
        "Njegove [Ivan Grm]",
    ),
    ("Vsak torek je trg odprt do osmih.", "odprt do osmih", "="),
    (
        "Ivan Grm je sosed Lovra Cerarja. Kdaj je prejel nagrado, ni znano. Prodal je hišo za 90.000 evrov.",
        "90.000",
        "hišo",
    ),
    (
        "Sodnica Eva Turk je obsodila Marka Zajca. Zajcu je naložila 3000 evrov kazni.",
        "3000 evrov",
        "Zajcu [Marko Zajc]",
    ),
    ("Sodnica Eva Turk je obsodila Marka Zajca. Prisodila mu je tri leta zapora.", "tri leta", "[Eva Turk]"),
    ("Slovenija je aprila letos izvozila 20 milijonov ton.", "20 milijonov ton", "letos [2023]"),
    ("»Jaz sem v podjetju od leta 2003,« je povedala Eva Turk.", "od leta 2003", "Eva Turk"),
    ("Na tekmi je bilo 11.500 gledalcev.", "11.500", "="),
]
ENGLISH: list[Meant] = [
    ("Mary Stone runs the hospital. She hired 30 doctors in May 2021.", "30 doctors", "She [Mary Stone]"),
    ("Mary Stone runs the hospital. Stone hired 30 doctors.", "30 doctors", "[Mary] Stone"),
    ("Peter Crane bought the house. His brother paid 200,000 dollars.", "200,000", "His [Peter Crane's]"),
    ("The bridge opened on Tuesday.", "bridge opened", "Tuesday [12 September 2023]"),
    ("The minister will visit Leeds on Friday.", "visit Leeds", "Friday [15 September 2023]"),
    ("Last year the government built 300 homes.", "300 homes", "Last year [2022]"),
    ("Peter Crane sold the plant yesterday.", "sold the plant", "yesterday [12 September 2023]"),
    ("The city opened the bridge in 2019.", "opened the bridge", "="),
    ("Denmark has 5.9 million people. Its capital has 660,000.", "660,000", "Its [Denmark's]"),
    ("It rained for three days.", "three days", "="),
    ('"We built 300 homes," said Anna Wood.', "300 homes", "Anna Wood"),
    ("Peter Crane met Anna Wood in Leeds. Crane offered 5 million dollars.", "5 million", "[Peter] Crane"),
    ("Peter Crane met Tom Hill in Leeds. He offered 5 million dollars.", "5 million", "?"),
    (
        "Mr Peter Crane and Ms Anna Wood left in May. She bought a flat in York.",
        "flat in York",
        "She [Anna Wood]",
    ),
    (
        "The company Norvik hired 300 people in 2020. It has five stores.",
        "five stores",
        "It [the company Norvik]",
    ),
    ("He bought a house in Leeds.", "house in Leeds", "?"),
    # not looked at while building
    ("Senator Carl Boone resigned in May 2021. He had served for 12 years.", "12 years", "He [Carl Boone]"),
    ("Carl Boone resigned. Boone's wife runs a bank in Ohio.", "bank in Ohio", "[Carl] Boone's"),
    (
        "Reporters spoke to Carl Boone twice. Boone denied that he took 40,000 dollars.",
        "40,000",
        "[Carl] Boone",
    ),
    ("The composer Ivan Green died on Sunday in Boston.", "died on Sunday", "Sunday [10 September 2023]"),
    ("The museum will show 80 paintings on Saturday.", "80 paintings", "Saturday [16 September 2023]"),
    (
        "The writer Ivan Green died at 91. His books were translated into 20 languages.",
        "20 languages",
        "His [Ivan Green's]",
    ),
    ("The writer Ivan Green died at 91. He wrote 14 novels.", "14 novels", "He [Ivan Green]"),
    ("Every Tuesday the market closes at eight.", "closes at eight", "="),
    (
        "Judge Eve Turner sentenced Mark Hare in Leeds. Hare must pay 3,000 pounds.",
        "3,000 pounds",
        "[Mark] Hare",
    ),
    ('"I have been with the firm since 2003," said Eve Turner.', "since 2003", "Eve Turner"),
    ("The match drew 11,500 spectators.", "11,500", "="),
    ("This was the worst flood in 40 years.", "worst flood", "?"),
    (
        "The Lesna company exported furniture worth 9 million euros this year.",
        "9 million",
        "this year [2023]",
    ),
    ("Spain exported 20 million tonnes last month.", "20 million", "last month [August 2023]"),
    ("Eve Turner joined the bank. Her salary was 90,000 pounds.", "90,000", "Her [Eve Turner's]"),
    ("Eve Turner, 52, says she has never met Mark Hare.", "never met", "="),
]
