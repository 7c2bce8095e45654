"""Who said it in English news of many styles: (text, some words of what was said, the claimant)."""

from tests.extract.references.said import Said

SENTENCES: list[Said] = [
    (
        (
            "Two workers were killed when a crane collapsed at a building site in Leeds, fire "
            "service spokeswoman Clare Dunmore told reporters at the scene, adding that a third "
            "was in hospital."
        ),
        "Two workers",
        "Clare Dunmore",
    ),
    (
        (
            "Two workers were killed when a crane collapsed at a building site in Leeds, fire "
            "service spokeswoman Clare Dunmore told reporters at the scene, adding that a third "
            "was in hospital."
        ),
        "a third was",
        "Clare Dunmore",
    ),
    (
        (
            "Sales fell 4 per cent in the first quarter, finance director Anil Mehra told "
            "analysts on a conference call on Friday."
        ),
        "Sales fell",
        "Anil Mehra",
    ),
    (
        (
            "The fire started in a storeroom on the third floor, Interior Minister Jose Paredes "
            "told local broadcaster Canal 5."
        ),
        "The fire",
        "Jose Paredes",
    ),
    (
        "The bridge was last inspected in 2019, according to documents obtained by the Herald.",
        "last inspected",
        "documents",
    ),
    (
        (
            "About 40 per cent of pupils missed at least a month of school, a report published on"
            " Monday found."
        ),
        "40 per cent",
        "report",
    ),
    (
        "Court records show that Mr Dale was convicted of theft in 2009.",
        "convicted",
        "court records",
    ),
    (
        "Harlow Foods on Tuesday reported a 12 per cent fall in annual profit to £31m.",
        "12 per cent",
        "Harlow Foods",
    ),
    (
        (
            "Harlow Foods PLC, which owns 40 bakeries, said it would cut 300 jobs after sales "
            "fell by 9 per cent."
        ),
        "sales fell",
        "Harlow Foods PLC",
    ),
    (
        "Prosecuting, Simon Marsh KC said the defendant had stolen £40,000 from his employer.",
        "stolen",
        "Simon Marsh",
    ),
    (
        (
            "Sir Peter Lamb, the committee's chairman, said the fund had lost £4m. Sir Peter said"
            " that no audit was done in 2020."
        ),
        "no audit",
        "Peter Lamb",
    ),
    (
        (
            "Rep. Maria Holguin, D-Texas, said the bill would cost $4 billion and that 300 "
            "clinics closed last year."
        ),
        "300 clinics",
        "Maria Holguin",
    ),
    (
        "Dr. Wen Li, MD, an oncologist in Boston, said 40 patients were treated last year.",
        "40 patients",
        "Wen Li",
    ),
    (
        "Detective Chief Inspector Sam Orr, who led the inquiry, said 14 phones had been seized.",
        "14 phones",
        "Sam Orr",
    ),
    (
        "Professor Dame Alice Grey said 300 children were ill.",
        "300 children",
        "Alice Grey",
    ),
    (
        "Lt. Col. Ray Mendez told the Associated Press that six soldiers were hurt.",
        "six soldiers",
        "Ray Mendez",
    ),
    (
        (
            "The deal was announced by Norwell Paper Company on Monday. Norwell said it employs "
            "300 people in Maine."
        ),
        "300 people",
        "Norwell Paper Company",
    ),
    (
        (
            "The complaint was filed against Redline Logistics Inc. In a statement, Redline said "
            "that it had paid $2 million in taxes."
        ),
        "2 million",
        "Redline Logistics Inc.",
    ),
    (
        "The Royal College of Nursing met on Friday. The RCN said that 40,000 posts were vacant.",
        "40,000",
        "Royal College of Nursing",
    ),
    (
        ("The National Farmers' Union (NFU) met on Friday. The NFU said that 400 farms had been flooded."),
        "400 farms",
        "National Farmers' Union",
    ),
    (
        "The Department for Environment, Food and Rural Affairs said 300 farms were flooded.",
        "300 farms",
        "Department for Environment, Food and Rural Affairs",
    ),
    (
        "The National Institute for Health and Care Research said it had spent £4m.",
        "spent",
        "National Institute for Health and Care Research",
    ),
    (
        (
            "The team was led by Ingrid Haas of the University of Bonn. Haas said that 300 bats "
            "were counted in 2021."
        ),
        "300 bats",
        "Ingrid Haas",
    ),
    (
        (
            "Ruth Gillespie of the Liberal Democrats said rents had doubled. Gillespie pointed "
            "out that 4,000 homes stand empty."
        ),
        "4,000 homes",
        "Ruth Gillespie",
    ),
    (
        ('Coach Marek Dvorak felt his side had been unlucky. "We had 20 shots and they had three," he said.'),
        "20 shots",
        "Marek Dvorak",
    ),
    (
        "Karen Pohl keeps bees in Ohio. On one night last May she counted 300 trucks, she said.",
        "300 trucks",
        "Karen Pohl",
    ),
    (
        (
            "The mayor, Lorna Dale, was sent home on Monday. Her deputy, Chris Wood, disagreed "
            'with the decision. "We have spent 3 million on this," he said.'
        ),
        "3 million",
        "Chris Wood",
    ),
    (
        'Labour\'s Jo Pike said crime had doubled. "We lost 400 officers in 2019," she said.',
        "400 officers",
        "Jo Pike",
    ),
    (
        (
            "Rhona Blake of the SNP insisted that trains were on time, only for Kevin Moss, the "
            "Conservative, to retort that the figure leaves out 400 cancelled services."
        ),
        "leaves out",
        "Kevin Moss",
    ),
    (
        (
            "Rhona Blake insisted that trains were on time, while Kevin Moss said that 400 "
            "services were cancelled."
        ),
        "400 services",
        "Kevin Moss",
    ),
    (
        (
            "Blake argued that the line had cost £3m; Kevin Moss replied that it had cost £30m. "
            "Rhona Blake is the leader."
        ),
        "£30m",
        "Kevin Moss",
    ),
    (
        "Visitors, she said, had fallen to 204,000. Tessa Lind runs the museum.",
        "204,000",
        None,
    ),
    (
        (
            "17.20 River at record level\n"
            "\n"
            "The Teme reached 5.1 metres at noon, according to the Environment Agency. Barriers "
            "at Ludlow are holding, it says."
        ),
        "Barriers",
        "Environment Agency",
    ),
    (
        "09:14 GMT\n\nThe M4 is closed in both directions near Newport, South Wales Police say.",
        "The M4",
        "South Wales Police",
    ),
    (
        "More than 3,000 homes are without power, Northern Power says.",
        "3,000",
        "Northern Power",
    ),
    (
        (
            "Passengers said the doors had jammed. Tom Reyes, 44, who was in the second carriage,"
            " said he had seen smoke before the crash."
        ),
        "seen smoke",
        "Tom Reyes",
    ),
    (
        "A bus driver, Ines Costa, said she had seen flames coming from the roof.",
        "flames",
        "Ines Costa",
    ),
    (
        "Survivors told Radio Luz that the sprinklers had failed to come on.",
        "sprinklers",
        "survivors",
    ),
    (
        "One resident, who asked not to be named, said the pump had been broken for two years.",
        "pump",
        "resident",
    ),
    (
        "The operator, Baltic Sealink, denied that 40 life jackets had been missing.",
        "40 life jackets",
        "Baltic Sealink",
    ),
    (
        (
            "The operator, Baltic Sealink, denied that 40 life jackets had been missing and said "
            "in a statement that the ship had passed its inspection in May."
        ),
        "passed",
        "Baltic Sealink",
    ),
    (
        "A person familiar with the matter said that the bank had lost 40 clients.",
        "40 clients",
        "person familiar with the matter",
    ),
    (
        ("Officials at the ministry, speaking on condition of anonymity, said that 40 tanks had been sent."),
        "40 tanks",
        "officials at the ministry",
    ),
    (
        '"Nobody told us," says Erik Holm, a fisherman in Bergen. "We lost 40 boats that winter."',
        "40 boats",
        "Erik Holm",
    ),
    (
        'Erik Holm shook his head. "We lost 40 boats that winter."',
        "40 boats",
        "Erik Holm",
    ),
    (
        ('For Erik Holm, a fisherman in Bergen, it came too late. "We lost 40 boats that winter," he says.'),
        "40 boats",
        "Erik Holm",
    ),
    (
        '"We lost 40 boats," said the fisherman, Erik Holm, who is 61.',
        "40 boats",
        "Erik Holm",
    ),
    (
        'Asked about the cost, Erik Holm replied: "It was 40 million."',
        "40 million",
        "Erik Holm",
    ),
    (
        'Her verdict: "We lost 40 boats that winter," said Anna Holm.',
        "40 boats",
        "Anna Holm",
    ),
    (
        ('"It cost 40 million," Holm, who runs the port, told the committee. Anna Holm was elected in May.'),
        "40 million",
        "Anna Holm",
    ),
    (
        'In a tweet, Anna Holm wrote: "The port lost 40 million last year."',
        "40 million",
        "Anna Holm",
    ),
    (
        'The judge, Alan Frost, told her: "You stole £40,000 over six years."',
        "40,000",
        "Alan Frost",
    ),
    (
        "\u2018We lost 40 boats,\u2019 Anna Holm said. \u2018The port has closed twice since 2019.\u2019",
        "closed twice",
        "Anna Holm",
    ),
    (
        '"We lost 40 boats," he said, "and the port closed twice." Erik Holm runs it.',
        "40 boats",
        None,
    ),
    (
        "In the words of Anna Holm, the port lost 40 boats.",
        "40 boats",
        "Anna Holm",
    ),
    (
        "For its part, the union claims that 300 members were dismissed.",
        "300 members",
        "union",
    ),
    (
        "Citing data from the World Health Organization, Anna Holm said 40 clinics had closed.",
        "40 clinics",
        "Anna Holm",
    ),
    (
        "The ministry published figures on Monday: 40 clinics closed last year, it said.",
        "40 clinics",
        "ministry",
    ),
    (
        "A YouGov poll put support at 40 per cent.",
        "40 per cent",
        "YouGov",
    ),
    (
        "A survey of 1,000 voters by Ipsos found that 40 per cent were undecided.",
        "40 per cent",
        "Ipsos",
    ),
    (
        "Police put the crowd at 40,000; organisers said twice as many had come.",
        "twice as many",
        "organisers",
    ),
    (
        "Police put the crowd at 40,000; organisers said twice as many had come.",
        "40,000",
        "police",
    ),
    (
        "Organisers claimed 40,000 people had marched, a figure that police disputed.",
        "40,000",
        "organisers",
    ),
    (
        "The charity says one in five children goes hungry.",
        "one in five",
        "charity",
    ),
    (
        "The charity Food First says one in five children goes hungry.",
        "one in five",
        "Food First",
    ),
    (
        "The union, which represents 4,000 nurses, says one in five posts is vacant.",
        "one in five",
        "union",
    ),
    (
        "The union representing bus drivers said one in five posts is vacant.",
        "one in five",
        "union representing bus drivers",
    ),
    (
        "There are 400 empty flats in the town, the council's own figures show.",
        "400 empty",
        "council",
    ),
    (
        "It emerged on Monday that 40 clinics had closed.",
        "40 clinics",
        None,
    ),
    (
        "Lawyers for Ms Dunn argued that she had never received the letter of 4 May.",
        "4 May",
        "lawyers for Ms Dunn",
    ),
    (
        "In mitigation, Gwen Price said her client had repaid £3,000.",
        "3,000",
        "Gwen Price",
    ),
    (
        ("Her client had repaid £3,000, Ms Price said, and had no convictions. Gwen Price defended him."),
        "3,000",
        "Gwen Price",
    ),
    (
        "Sentencing him, Judge Olive Kerr said he had stolen £40,000.",
        "40,000",
        "Olive Kerr",
    ),
    (
        "The inquest heard that the pump had failed twice.",
        "pump",
        None,
    ),
    (
        ("Anna Holm accused the council of hiding a debt of £4m, saying that it had been known since 2019."),
        "known since",
        "Anna Holm",
    ),
    (
        "Anna Holm took aim at the contracts, noting that seven went to a single firm.",
        "seven",
        "Anna Holm",
    ),
    (
        ("Anna Holm was alone in backing the plan, arguing that it would cost ten times as much to wait."),
        "ten times",
        "Anna Holm",
    ),
    (
        ("All four agreed that rents had doubled, and Anna Holm recalled that in 1999 a flat cost £300."),
        "£300",
        "Anna Holm",
    ),
    (
        (
            "Neither the firm nor the ministry would say how many people were hurt, but Anna Holm"
            " put the number at 40."
        ),
        "at 40",
        "Anna Holm",
    ),
]
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
