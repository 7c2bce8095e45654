"""Sentences of our own with the claims that a fact-checker would mark in them, one construction each.

DEVELOPED were read while the code was written, HELD_OUT only when it was done.
"""

Case = tuple[str, list[str]]

DEVELOPED: list[Case] = [
    (
        "The town council approved the budget in March and sold two schools in June.",
        ["The town council approved the budget in March", "sold two schools in June"],
    ),
    (
        "Exports rose 4 percent last year, but imports fell 6 percent.",
        ["Exports rose 4 percent last year", "imports fell 6 percent"],
    ),
    (
        "The museum, which opened in 1934, had 210,000 visitors last year.",
        ["The museum, which opened in 1934, had 210,000 visitors last year", "which opened in 1934"],
    ),
    (
        "Hanna Brook, the youngest mayor in the country, resigned on Friday.",
        [
            "Hanna Brook, the youngest mayor in the country, resigned on Friday",
            "the youngest mayor in the country",
        ],
    ),
    (
        "The minister said that the state had built 500 homes and that it had repaired 40 bridges.",
        ["the state had built 500 homes", "it had repaired 40 bridges"],
    ),
    (
        "Unemployment dropped to 3.9 percent in May, the statistics office said on Tuesday.",
        ["Unemployment dropped to 3.9 percent in May"],
    ),
    (
        "Sales grew by 12 percent in Spain, while they shrank by 3 percent in Portugal.",
        ["Sales grew by 12 percent in Spain", "they shrank by 3 percent in Portugal"],
    ),
    (
        "Marta Lind is the first woman to lead the bank and the third economist in the post.",
        ["Marta Lind is the first woman to lead the bank", "the third economist in the post"],
    ),
    (
        "The factory was built in 1962 and closed in 2008.",
        ["The factory was built in 1962", "closed in 2008"],
    ),
    (
        "The bridge cost 18 million euros, which is 3 million more than planned.",
        ["The bridge cost 18 million euros", "which is 3 million more than planned"],
    ),
    (
        "Founded in 1899, the club has won the cup nine times.",
        ["Founded in 1899", "the club has won the cup nine times"],
    ),
    (
        "Prices rose 5 percent because oil became 20 percent dearer.",
        ["Prices rose 5 percent because oil became 20 percent dearer", "oil became 20 percent dearer"],
    ),
    ("The company did not hire 300 people and open five stores.", []),
    ("Nobody denies that the tunnel cost 40 million euros and was opened in 2012.", []),
    ("If wages rise by 5 percent and prices by 3 percent, the tax is cut.", []),
    ("The company may hire 300 people and open five stores next year.", []),
    ("Drivers who caused three accidents last year paid a higher premium.", []),
    ("The dealer sold 20 Volvos, 14 Fords and nine Skodas in April.", []),
    ("The share of renters rose from 3 to 5 percent and from 4 to 6 percent of households.", []),
    ("No company hired 300 people and opened five stores in 2019.", []),
    ("Smith denied that he had met Brown in Leeds and had taken 3,000 pounds.", []),
    ("The firm employs more people than it did in 2010.", []),
]
HELD_OUT: list[Case] = [
    (
        "The river flooded 120 houses in Marle and destroyed the old mill in Tarn.",
        ["The river flooded 120 houses in Marle", "destroyed the old mill in Tarn"],
    ),
    (
        "The hospital treated 4,000 patients in 2021 and the clinic treated 900.",
        ["The hospital treated 4,000 patients in 2021", "the clinic treated 900"],
    ),
    (
        "Governor Ida Crane, who was elected in 2018, vetoed the bill on Thursday.",
        [
            "Governor Ida Crane, who was elected in 2018, vetoed the bill on Thursday",
            "who was elected in 2018",
        ],
    ),
    (
        "Ostwick, a village of 900 people, has the highest tax in the county.",
        ["Ostwick, a village of 900 people, has the highest tax in the county", "a village of 900 people"],
    ),
    (
        "Brook told us that the ferry carried 1.1 million passengers and that it lost 2 million euros.",
        ["the ferry carried 1.1 million passengers", "it lost 2 million euros"],
    ),
    (
        "The police arrested 14 people and seized 30 kilograms of cocaine, the prosecutor said.",
        ["The police arrested 14 people", "seized 30 kilograms of cocaine"],
    ),
    (
        "The tower is 98 metres tall and is the tallest building in the region.",
        ["The tower is 98 metres tall", "is the tallest building in the region"],
    ),
    (
        "Rents doubled in Leeds, whereas they fell by 4 percent in York.",
        ["Rents doubled in Leeds", "they fell by 4 percent in York"],
    ),
    (
        "The prime minister resigned after the party lost 12 seats in March.",
        [
            "The prime minister resigned after the party lost 12 seats in March",
            "the party lost 12 seats in March",
        ],
    ),
    (
        "Although the village has only 300 inhabitants, it built a pool for 2 million euros.",
        ["the village has only 300 inhabitants", "it built a pool for 2 million euros"],
    ),
    (
        "The law, adopted in 2004, bans fishing in 14 lakes.",
        ["The law, adopted in 2004, bans fishing in 14 lakes", "adopted in 2004"],
    ),
    (
        "Norvik bought two mills in 2015, sold one of them in 2017 and closed the other in 2019.",
        ["Norvik bought two mills in 2015", "sold one of them in 2017", "closed the other in 2019"],
    ),
    (
        "The club was relegated in 1997, and its stadium burned down in 2001.",
        ["The club was relegated in 1997", "its stadium burned down in 2001"],
    ),
    (
        "The report shows that 40 percent of pupils walk to school and 25 percent cycle.",
        ["40 percent of pupils walk to school", "25 percent cycle"],
    ),
    ("The union neither signed the deal in May nor called a strike in June.", []),
    ("Only the mayor visited Leeds in May and met 300 farmers.", []),
    ("The ship sails between Koper and Venice and between Trieste and Pula.", []),
    ("Did the council sell two schools in 2019 and close three libraries in 2020?", []),
    ("She doubts that wages rose by 5 percent and that 300 people were hired.", []),
    ("Cars that weigh more than two tons pay a toll of 20 euros.", []),
    ("The state should build 500 homes and repair 40 bridges.", []),
    ("The fund was set up to pay for 30 schools and to build two roads.", []),
]
