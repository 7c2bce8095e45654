"""Interviews whose question and answer run in one paragraph."""

import pytest

from claimtrack.extract.extensions import SPEECH
from tests.extract.references.reading import read_on, who_said

SLOVENIAN = """Gobe imajo letos prednost

Intervju: prim. Vesna Globokar, toksikologinja

V centru za zastrupitve telefon zvoni tudi ob praznikih. Dežurna soba ima dve okni.

Je to za marec običajno? Marec je miren. Lani smo imeli 3870 klicev, od tega 1200 zaradi gob.

Protistrup obstaja? Obstajal je, pa ga nihče več ne izdeluje. Zadnjo pošiljko smo dobili leta 2017.

Kdo vas kliče? So to zdravniki? Dve tretjini klicev je iz bolnišnic. Preostali so starši.

Lani je izšla nova lestvica. Kaj prinaša? Nič novega. Odmerek je še vedno 15 miligramov.

Starega pravila se držimo že 20 let. Drugje ga opuščajo.

Pravite, da vas je premalo. Štirje smo, potrebovali pa bi sedem zdravnikov.

Kaj pa otroci? Otrok je bilo 640. Vsi so preživeli."""

ENGLISH = """What the river carries

Interview: Dr Maud Ferris, hydrologist

Her laboratory stands on a hill above Varde. It has six rooms. The mayor, Paul Cole, never came up.

Is the river clean? It is cleaner than in 1990. We measured 14 milligrams of nitrate last year.

Who pays for this? The county pays half. I pay for the coffee.

You have called for a ban. Will it come? Not this year. Two towns voted against it in May.

You left the agency in 2019. I was tired of it. The agency had lost 40 people.

Do you still swim there? Every Sunday. My son caught three trout in June."""


@pytest.mark.parametrize(
    ("words", "claimant"),
    [
        ("dve okni", None),
        ("3870 klicev", "Vesna Globokar"),
        ("nihče več ne izdeluje", "Vesna Globokar"),
        ("Dve tretjini klicev", "Vesna Globokar"),
        ("So to zdravniki", None),
        ("izšla nova lestvica", None),
        ("15 miligramov", "Vesna Globokar"),
        ("Drugje ga opuščajo", "Vesna Globokar"),
        ("vas je premalo", None),
        ("sedem zdravnikov", "Vesna Globokar"),
        ("Otrok je bilo 640", "Vesna Globokar"),
    ],
)
def test_slovenian_answers_behind_their_questions(words: str, claimant: str | None) -> None:
    assert who_said(SLOVENIAN, words, "sl") == claimant


@pytest.mark.parametrize(
    ("words", "claimant"),
    [
        ("six rooms", None),
        ("cleaner than in 1990", "Maud Ferris"),
        ("county pays half", "Maud Ferris"),
        ("called for a ban", None),
        ("Two towns voted", "Maud Ferris"),
        ("left the agency", None),
        ("lost 40 people", "Maud Ferris"),
        ("three trout", "Maud Ferris"),
    ],
)
def test_english_answers_behind_their_questions(words: str, claimant: str | None) -> None:
    assert who_said(ENGLISH, words, "en") == claimant


@pytest.mark.parametrize(
    ("line", "words", "language", "claimant"),
    [
        ("Pogovor z dr. Ano Kos, geologinjo", "3870 klicev", "sl", "Ana Kos"),
        ("Z Ano Kos se je pogovarjal Ivan Novak", "3870 klicev", "sl", "Ana Kos"),
        ("In conversation with Olga Reiss", "cleaner than in 1990", "en", "Olga Reiss"),
    ],
)
def test_the_interviewed_is_named_in_many_ways(line: str, words: str, language: str, claimant: str) -> None:
    whole = SLOVENIAN if language == "sl" else ENGLISH
    old = next(row for row in whole.split("\n") if row.startswith("Inter"))
    assert who_said(whole.replace(old, line), words, language) == claimant


ASKED_BY_A_WRITER = """Zakaj je most zaprt

Minister Ivan Novak je obiskal Ruše.

Kdo bo plačal? Občina ima v proračunu 3 milijone. Mi vsi vemo, da je to premalo.

Most je star 80 let. Zapora traja od maja.

Dela bodo končana jeseni.

Obvoz je dolg 12 km."""

ASKED_BY_READERS = """The pool that closed

Mayor Ann Reed shut the pool in May.

Why did it close? The council found faults in the roof. It had known of them since 2015.

What will it cost? About 4 million. The state pays half of that.

Can I still use my card? Cards are valid until June. You get 30 pounds back.

Will it open again? Two firms have made an offer. They ask for a lease of 40 years."""

ASKED_NOW_AND_THEN = """Do we need the bridge?

Ann Reed walks over it daily.

Who needs it? We do, I think. It carries 400 cars.

The bridge was built in 1930.

It was painted twice.

Who paid? My town did. It paid 3 million.

It was a lot.

The bridge is green.

Who sleeps under it? I did once. It has four lamps."""


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        (ASKED_BY_A_WRITER, "3 milijone", "sl"),
        (ASKED_BY_READERS, "Two firms have made", "en"),
        (ASKED_NOW_AND_THEN, "400 cars", "en"),
    ],
)
def test_questions_of_a_writer_make_no_interview(text: str, words: str, language: str) -> None:
    assert who_said(text, words, language) is None


def test_an_answer_ends_with_its_paragraph() -> None:
    doc = read_on(ENGLISH, "en")
    assert "The county pays half. I pay for the coffee." in [span.text for span in doc.spans[SPEECH]]


def test_whoever_the_opening_is_about_answers_and_not_the_writer() -> None:
    text = (
        "'Nobody told the drivers'\n\nBy Paul Cole\n\n"
        "Olga Reiss has led the bus drivers' union since 2015. She met us in Leeds.\n\n"
        "How bad is it? We lost 140 drivers last winter. Routes were cut by a fifth.\n\n"
        "And the pay? It rose by 2 per cent. My members asked for 9.\n\n"
        "So why not strike? We voted twice. Both times turnout was under 50 per cent.\n\n"
        "The union was founded in 1911. It has 4,000 members."
    )
    asked = {words: who_said(text, words, "en") for words in ("by a fifth", "2 per cent", "4,000 members")}
    assert asked == {"by a fifth": "Olga Reiss", "2 per cent": "Olga Reiss", "4,000 members": None}
