"""English articles: (text, [(some words of what was said, the claimant)])."""

ARTICLES: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        (
            "'We were never asked': five questions for the harbour master\n"
            "\n"
            "Q: How long have you been in charge?\n"
            "A: Since 2009. We had 14 pilots then and we have nine today.\n"
            "Q: What went wrong in March?\n"
            "A: The radar failed for 40 minutes. The ministry had known about the fault since 2021.\n"
            "Q: Will you resign?\n"
            "A: No. I have done nothing wrong.\n"
            "\n"
            "Anna Holm was speaking to Peter Vance."
        ),
        [("14 pilots", "Anna Holm"), ("radar failed", "Anna Holm")],
    ),
    (
        (
            "Harbour master: 'We were never asked'\n"
            "\n"
            "Anna Holm has run the port of Varde for 15 years. She spoke to the Post about the "
            "accident in March.\n"
            "\n"
            "Post: How long have you been in charge?\n"
            "\n"
            "Holm: Since 2009. We had 14 pilots then and we have nine today.\n"
            "\n"
            "Post: What went wrong in March?\n"
            "\n"
            "Holm: The radar failed for 40 minutes. The ministry had known about the fault since "
            "2021.\n"
            "\n"
            "Post: The ministry denies that.\n"
            "\n"
            "Holm: I have the letters here. They paid for two inspections."
        ),
        [("14 pilots", "Anna Holm"), ("radar failed", "Anna Holm"), ("two inspections", "Anna Holm")],
    ),
    (
        (
            "The Post talks to Anna Holm, the harbour master of Varde\n"
            "\n"
            "THE POST: How long have you been in charge?\n"
            "ANNA HOLM: Since 2009. We had 14 pilots then and we have nine today.\n"
            "TP: What went wrong in March?\n"
            "AH: The radar failed for 40 minutes.\n"
            "TP: Who knew?\n"
            "AH: The ministry had known about the fault since 2021."
        ),
        [("14 pilots", "Anna Holm"), ("radar failed", "Anna Holm")],
    ),
    (
        (
            "Speech by Anna Holm, Minister of Transport, at the annual conference of the Port "
            "Workers' Union, Varde, 4 May 2024\n"
            "\n"
            "Thank you very much. It is good to be here again.\n"
            "\n"
            "When we came into office, 14 ports had no pilot. Today every one of them has two. We "
            "have spent 300 million on radar since 2021.\n"
            "\n"
            "The opposition says that we did nothing. They closed nine ports in four years. I opened "
            "three."
        ),
        [("14 ports", "Anna Holm"), ("300 million", "Anna Holm"), ("closed nine", "Anna Holm")],
    ),
    (
        (
            "Varde town council: what was said on Monday\n"
            "\n"
            "Cllr Anna Holm (Labour): The pool has been shut since 2021 and nobody has told us why. "
            "It cost 4 million.\n"
            "\n"
            "Cllr Peter Vance (Green): I asked that question in March. The reply was that the roof "
            "had failed two inspections.\n"
            "\n"
            "Cllr Anna Holm (Labour): Then we need the papers. My party asked for them in May.\n"
            "\n"
            "Cllr Peter Vance (Green): We have had 400 letters."
        ),
        [("4 million", "Anna Holm"), ("two inspections", "Peter Vance"), ("400 letters", "Peter Vance")],
    ),
    (
        (
            "The pool that closed\n"
            "\n"
            "What happened?\n"
            "The council closed the pool in 2021 after two inspections found faults in the roof.\n"
            "\n"
            "What will it cost?\n"
            "About 4 million, according to the council.\n"
            "\n"
            "Can I still use my card?\n"
            "Yes, until May."
        ),
        [("two inspections found", None), ("About 4 million", "council")],
    ),
    (
        (
            "My year on the ward\n"
            "\n"
            "Anna Holm, 34, is a nurse in Varde. Here she tells Peter Vance what it was like.\n"
            "\n"
            "I started in March 2020. We had 14 beds and 40 patients. Nobody had told us that the "
            "masks were ten years old.\n"
            "\n"
            "By May, six of us were ill. The hospital had ordered 3,000 gowns and received 200.\n"
            "\n"
            "I left in 2022. I now drive a bus."
        ),
        [("14 beds", "Anna Holm"), ("3,000 gowns", "Anna Holm")],
    ),
    (
        (
            "Port of Varde reports record year\n"
            "\n"
            "VARDE, 4 May 2024 - The Port of Varde handled 4.1 million tonnes of goods in the first "
            "quarter, 12 per cent more than a year earlier.\n"
            "\n"
            '"We have added two cranes and cut waiting times by a third," said Anna Holm, Chief '
            'Executive of the Port of Varde. "That is what our customers asked for."\n'
            "\n"
            '"The terminal is now the third largest in Denmark," added Peter Vance, Director of '
            "Operations.\n"
            "\n"
            "About the Port of Varde\n"
            "The Port of Varde was founded in 1868 and employs 400 people."
        ),
        [("two cranes", "Anna Holm"), ("third largest", "Peter Vance"), ("employs 400", None)],
    ),
    (
        (
            "Pool row: who said what\n"
            "\n"
            "Labour leader Anna Holm opened by saying that the pool had cost 4 million. Peter Vance, "
            "for the Greens, countered that most of it had gone on lawyers. She then turned on the "
            "mayor, Olga Reiss, who she said had signed the contract without reading it. Reiss, who "
            "has led the town since 2015, denied this and said that the contract had been read by two"
            ' lawyers. "I have the bills," she said. "They charged 300 an hour."\n'
            "\n"
            "Not so, said Vance: the bills were never paid."
        ),
        [
            ("4 million", "Anna Holm"),
            ("gone on lawyers", "Peter Vance"),
            ("signed the contract", "Anna Holm"),
            ("read by two", "Olga Reiss"),
            ("300 an hour", "Olga Reiss"),
            ("never paid", "Peter Vance"),
        ],
    ),
    (
        (
            "Ofsted: school failed pupils\n"
            "\n"
            "Inspectors found that one in five pupils at Varde High was absent on any given day. "
            "Their report, published on Monday, says that reading was taught poorly. It adds that two"
            " teachers had no training. The inspectors also note that exclusions have trebled.\n"
            "\n"
            "The head, Anna Holm, said she accepted the findings. But she pointed out that the visit "
            'took place in the week in which the boiler failed. "We had 14 degrees in the '
            'classrooms," she said.\n'
            "\n"
            "The trust that runs the school, Northern Lights, said it had spent £2m on the building "
            "since 2019. It said exclusions had fallen by half since the visit.\n"
            "\n"
            "A parent, who did not want to be named, said her son had been taught by 14 supply "
            "teachers in one year."
        ),
        [
            ("exclusions have trebled", "inspectors"),
            ("boiler failed", "Anna Holm"),
            ("14 degrees", "Anna Holm"),
            ("£2m", "Northern Lights"),
            ("fallen by half", "Northern Lights"),
            ("14 supply", "parent"),
        ],
    ),
    (
        (
            "Drugmaker's trial 'stopped too early'\n"
            "\n"
            "A trial of a heart drug made by Norvane Pharma was stopped too early, researchers at the"
            " University of Varde claim in a paper published today. The team, headed by Anna Holm, "
            "went through the records of 4,100 patients. They found that 62 deaths had not been "
            "counted. Holm and her colleagues write that the company knew of 40 of them.\n"
            "\n"
            "Norvane rejects the charge. In a statement to the Post it said the deaths had been "
            "reported to the regulator in 2021. The regulator, the Danish Medicines Agency, confirmed"
            " this. A spokesperson told the Post that the agency had received 58 reports.\n"
            "\n"
            "Peter Vance, a cardiologist who was not involved, says the paper is careful. In his "
            "view, the company should have published the figures. He notes that three other trials "
            "were stopped in the same year."
        ),
        [
            ("62 deaths", "team"),
            ("knew of 40", "Anna Holm"),
            ("58 reports", "spokesperson"),
            ("three other trials", "Peter Vance"),
        ],
    ),
    (
        (
            "Bakery boss blames wheat\n"
            "\n"
            "Sales at Harlow Foods fell by 9 per cent in the six months to March, the company "
            "announced on Tuesday. Pre-tax profit was £31m, down from £44m. Chief executive Anna Holm"
            " blamed the price of wheat, which she said had risen by half since the summer.\n"
            "\n"
            "Holm, who joined from Tesco in 2021, said Harlow had closed 12 shops. She told the Post:"
            ' "We also lost two large customers in March." The group, which is based in Leeds, '
            "expects to open four shops this year, it said.\n"
            "\n"
            "Analysts at Barclays said they had expected a fall of 5 per cent. Peter Vance of Shore "
            'Capital called the figures "grim", pointing out that rivals had grown by 3 per cent.'
        ),
        [
            ("risen by half", "Anna Holm"),
            ("12 shops", "Anna Holm"),
            ("two large", "Anna Holm"),
            ("expected a fall", "analysts at Barclays"),
            ("grown by 3", "Peter Vance"),
        ],
    ),
    (
        (
            "Man jailed for bridge fire\n"
            "\n"
            "A man who set fire to a bridge was jailed for six years at Varde Crown Court on Monday. "
            "Tom Bell, 44, had denied arson. Anna Holm, prosecuting, told the jury that Bell had "
            "bought 40 litres of petrol. He had driven past the bridge three times that night, she "
            "said. Cameras showed his van at 2am, Ms Holm added.\n"
            "\n"
            "Peter Vance, for the defence, said his client had lost his job in March. Bell had no "
            "previous convictions, he told the court.\n"
            "\n"
            'Judge Olga Reiss said Bell had cost the town £3m. She said: "You knew that two people '
            'slept under that bridge." Det Sgt Ray Orr, of Varde Police, said after the hearing that '
            "officers had watched 600 hours of film."
        ),
        [
            ("40 litres", "Anna Holm"),
            ("three times", "Anna Holm"),
            ("his van", "Anna Holm"),
            ("lost his job", "Peter Vance"),
            ("no previous", "Peter Vance"),
            ("£3m", "Olga Reiss"),
            ("two people slept", "Olga Reiss"),
            ("600 hours", "Ray Orr"),
        ],
    ),
]
