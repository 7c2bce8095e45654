"""Stories written for these tests, read with a fact-checker's eye: what has to rank above what."""

from pathlib import Path

import pytest

from claimtrack.extract import extract_claims
from tests.extract.reading import rank_of

STORIES = Path(__file__).parent / "stories"

# story: (what a desk would check, what it would pass over)
EXPECTED = {
    "wages.sl": (
        ["zvišala za 7,2 odstotka", "zaposlilo 300 ljudi", "odprlo pet trgovin", "180.000 ljudi"],
        ["To je velik uspeh", "Prepričan sem", "Vlada bi morala", "Ali bo to dovolj", "nezadovoljni"],
    ),
    "earthquake.sl": (
        [
            "umrlo najmanj 12 ljudi",
            "več kot 200",
            "najmočnejši potres",
            "Po zakonu o gradnji",
            "30 odstotkov",
        ],
        ["Naše misli", "Upamo, da", "lahko sunki nadaljevali", "bo država pomagala"],
    ),
    "football.sl": (
        ["premagali Vihar", "prvič v zgodovini uvrstili", "11.500 gledalcev", "23 golov", "12. maja 1919"],
        ["Ne najdem besed", "najlepši dan", "je prepričan", "čudoviti", "prihodnje leto prenovila"],
    ),
    "water-law.sl": (
        ["s 47 glasovi", "30 odstotkov pitne vode", "28 odstotkov", "širok pet metrov", "leta 2005"],
        ["sramota", "Pozval je", "napoveduje referendum"],
    ),
    "railway.sl": (
        ["25 minut manj", "1,2 milijona potnikov", "62 milijonov", "Prvi vlak", "največji zaposlovalec"],
        ["upa, da", "navdušeni", "Bodo vozovnice", "ostajajo enake"],
    ),
    "jobs.en": (
        ["3.4 percent", "5.1 percent", "400,000 jobs", "founded in 1987", "half of the new jobs"],
        ["great day", "I believe", "should do more", "Could the figures", "hopes to expand"],
    ),
    "bridge.en": (
        ["four people were killed", "20,000 vehicles", "deadliest accident", "every two years", "since 1978"],
        ["hearts are broken", "We hope", "promised that", "residents are angry"],
    ),
    "scientist.en": (
        ["first scientist", "300 papers", "8 million deaths", "highest electricity prices", "is compulsory"],
        ["wonderful man", "I loved", "belongs to everyone", "If taxes rise"],
    ),
    "climate-bill.en": (
        ["51 votes to 49", "12 percent since 2010", "a third of", "after 2030", "not met its targets"],
        ["should be proud", "Some experts doubt", "President wins vote"],
    ),
    "cup-final.en": (
        ["first cup final", "30 goals", "12,000 season", "opened in 1901", "oldest in the country"],
        ["I think we deserved", "were fantastic", "He hopes", "Fans sang"],
    ),
}
PAIRS = [
    (story, checked, passed)
    for story, (facts, feelings) in EXPECTED.items()
    for checked in facts
    for passed in feelings
]


@pytest.mark.parametrize(("story", "checked", "passed"), PAIRS)
def test_facts_rank_above_feelings(story: str, checked: str, passed: str) -> None:
    text = (STORIES / f"{story}.txt").read_text(encoding="utf-8")
    claims = extract_claims(text, language=story.rsplit(".", 1)[-1]).claims
    assert rank_of(checked, claims) < rank_of(passed, claims)


@pytest.mark.parametrize("story", EXPECTED)
def test_the_language_of_each_story_is_found(story: str) -> None:
    text = (STORIES / f"{story}.txt").read_text(encoding="utf-8")
    assert extract_claims(text).language == story.rsplit(".", 1)[-1]
