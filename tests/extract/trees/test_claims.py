"""What is parted and what is not, on trees that are given: Universal Dependencies and ClearNLP."""

from tests.extract.trees.building import claims_of, words_of

SHARED_AUXILIARY = """
Podjetje podjetje NOUN nsubj 2 Gender=Neut|Number=Sing
je biti AUX aux 2 Number=Sing|Tense=Pres|VerbForm=Fin
zaposlilo zaposliti VERB ROOT 2 Gender=Neut|Number=Sing|VerbForm=Part
300 300 NUM nummod 4 NumType=Card
ljudi človek NOUN obj 2 _
in in CCONJ cc 6 _
odprlo odpreti VERB conj 2 Gender=Neut|Number=Sing|VerbForm=Part
pet pet NUM nummod 8 NumType=Card
trgovin trgovina NOUN obj 6 _
. . PUNCT punct 2 _
"""
WRONG_HEAD = """
Za za ADP case 1 _
Ano Ana PROPN obl 5 Case=Acc
je biti AUX cop 5 Number=Sing|Tense=Pres|VerbForm=Fin
to ta DET det 5 Case=Nom
prva prvi ADJ amod 5 Case=Nom|NumType=Ord
pot pot NOUN ROOT 5 Case=Nom
v v ADP case 7 _
tujino tujina NOUN nmod 5 Case=Acc
po po ADP case 10 _
treh trije NUM nummod 10 Case=Loc|NumType=Card
letih leto NOUN nmod 7 Case=Loc
in in CCONJ cc 13 _
drugi drug ADJ amod 13 Case=Nom
obisk obisk NOUN conj 10 Case=Nom
v v ADP case 15 _
Peruju Peru PROPN nmod 13 Case=Loc
. . PUNCT punct 5 _
"""
REPORTED = """
Minister minister NOUN nsubj 2 _
je biti AUX aux 2 Number=Sing|Tense=Pres|VerbForm=Fin
dejal dejati VERB ROOT 2 Gender=Masc|Number=Sing|VerbForm=Part
, , PUNCT punct 7 _
da da SCONJ mark 7 _
je biti AUX aux 7 Number=Sing|Tense=Pres|VerbForm=Fin
država država NOUN nsubj 7 _
zgradila zgraditi VERB ccomp 2 Gender=Fem|Number=Sing|VerbForm=Part
500 500 NUM nummod 9 NumType=Card
stanovanj stanovanje NOUN obj 7 _
. . PUNCT punct 2 _
"""
RELATIVE = """
The the DET det 1 _
museum museum NOUN nsubj 8 Number=Sing
, , PUNCT punct 1 _
which which PRON nsubj 4 _
opened open VERB relcl 1 Tense=Past|VerbForm=Fin
in in ADP prep 4 _
1934 1934 NUM pobj 5 NumType=Card
, , PUNCT punct 1 _
had have VERB ROOT 8 Tense=Past|VerbForm=Fin
210,000 210,000 NUM nummod 10 NumType=Card
visitors visitor NOUN dobj 8 _
. . PUNCT punct 8 _
"""
DENIED = """
Smith Smith PROPN nsubj 1 _
denied deny VERB ROOT 1 Tense=Past|VerbForm=Fin
that that SCONJ mark 4 _
he he PRON nsubj 4 _
met meet VERB ccomp 1 Tense=Past|VerbForm=Fin
Brown Brown PROPN dobj 4 _
and and CCONJ cc 4 _
took take VERB conj 4 Tense=Past|VerbForm=Fin
3,000 3,000 NUM nummod 9 NumType=Card
pounds pound NOUN dobj 7 _
. . PUNCT punct 1 _
"""
PREDICATES = """
The the DET det 1 _
firm firm NOUN nsubj 2 Number=Sing
hired hire VERB ROOT 2 Tense=Past|VerbForm=Fin
300 300 NUM nummod 4 NumType=Card
people people NOUN dobj 2 _
{joint} {joint} CCONJ cc 2 _
opened open VERB conj 2 Tense=Past|VerbForm=Fin
five five NUM nummod 8 NumType=Card
stores store NOUN dobj 6 _
{end} {end} PUNCT punct 2 _
"""


def test_a_participle_gets_subject_and_auxiliary_back() -> None:
    expected = ["Podjetje je zaposlilo 300 ljudi", "[Podjetje je] odprlo pet trgovin"]
    assert claims_of("sl", SHARED_AUXILIARY) == expected


def test_a_denied_auxiliary_is_not_shared() -> None:
    denied = SHARED_AUXILIARY.replace("je biti", "ni biti")
    assert words_of("sl", denied) == ["Podjetje ni zaposlilo 300 ljudi in odprlo pet trgovin"]


def test_participles_that_do_not_agree_have_two_subjects() -> None:
    other = SHARED_AUXILIARY.replace("odpreti VERB conj 2 Gender=Neut", "odpreti VERB conj 2 Gender=Fem")
    assert len(words_of("sl", other)) == 1


def test_ranks_in_one_case_are_two_predicates_wherever_the_second_hangs() -> None:
    assert claims_of("sl", WRONG_HEAD) == [
        "Za Ano je to prva pot v tujino po treh letih",
        "[Za Ano je to] drugi obisk v Peruju",
    ]


def test_ranks_in_another_case_are_not() -> None:
    other = WRONG_HEAD.replace("drug ADJ amod 13 Case=Nom", "drug ADJ amod 13 Case=Loc")
    assert len(words_of("sl", other)) == 1


def test_what_is_asserted_is_a_claim_with_the_words_of_saying_in_brackets() -> None:
    assert claims_of("sl", REPORTED) == ["[Minister je dejal, da] je država zgradila 500 stanovanj"]


def test_a_saying_verb_with_a_modal_asserts_nothing() -> None:
    perhaps = REPORTED.replace("je biti AUX aux 2", "bi biti AUX aux 2")
    assert words_of("sl", perhaps) == ["Minister bi dejal, da je država zgradila 500 stanovanj"]


def test_a_relative_clause_stands_for_itself_and_is_left_out_around_it() -> None:
    assert claims_of("en", RELATIVE) == [
        "The museum […] had 210,000 visitors",
        "[The museum] opened in 1934",
    ]


def test_a_relative_clause_without_commas_narrows_and_stays() -> None:
    rows = RELATIVE.replace(", , PUNCT punct 1 _", "too too ADV advmod 1 _")
    assert len(words_of("en", rows)) == 1


def test_what_is_denied_stays_with_its_denial() -> None:
    assert words_of("en", DENIED) == ["Smith denied that he met Brown and took 3,000 pounds"]


def test_predicates_are_parted_at_and_but_not_at_or() -> None:
    assert claims_of("en", PREDICATES.format(joint="and", end=".")) == [
        "The firm hired 300 people",
        "[The firm] opened five stores",
    ]
    assert len(words_of("en", PREDICATES.format(joint="or", end="."))) == 1


def test_a_question_is_not_parted() -> None:
    assert len(words_of("en", PREDICATES.format(joint="and", end="?"))) == 1


def test_a_subject_that_limits_both_is_not_shared() -> None:
    rows = PREDICATES.format(joint="and", end=".").replace("The the DET", "No no DET")
    assert words_of("en", rows) == ["No firm hired 300 people and opened five stores"]
