"""Other names in the places of names, in the same case: foreign names decline too."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from conllu import Sentence
from faker import Faker

# fmt: off
LOCALES = (
    "sl_SI", "hr_HR", "cs_CZ", "pl_PL", "de_DE", "en_US", "fr_FR", "it_IT", "es_ES", "nl_NL", "sv_SE",
    "fi_FI", "hu_HU", "tr_TR", "ro_RO", "id_ID",
)
EASTERN = (
    "Kim", "Li", "Wang", "Zhang", "Chen", "Park", "Čoj", "Mun", "Jun", "Ban", "Abe", "Tanaka", "Sato",
    "Suzuki", "Kišida", "Nguyen", "Tran", "Hun", "Singh", "Modi", "Gandhi", "Kumar", "Khan", "Sharif",
    "Ivanov", "Petrov", "Smirnov", "Kuznecov", "Popov", "Vasiljev", "Sokolov", "Mihajlov", "Novikov",
    "Fjodorov", "Morozov", "Volkov", "Aleksejev", "Lebedjev", "Egorov", "Pavlov", "Stepanov", "Nikolajev",
    "Orlov", "Makarov", "Lavrov", "Medvedjev", "Šojgu", "Gorbačov", "Jelcin", "Putin", "Zelenski",
    "Porošenko", "Ševčenko", "Bondarenko", "Kovalenko", "Lukašenko", "Nazarbajev", "Alijev", "Orban",
    "Erdogan", "Netanjahu", "Asad", "Sadat", "Mubarak", "Husein", "Gadafi", "Arafat", "Abas", "Ruhani",
    "Hamenej", "Džong", "Šin", "Hu", "Deng", "Mao",
)
RUSSIAN_FIRST = (
    "Vladimir", "Dmitrij", "Sergej", "Igor", "Boris", "Mihail", "Nikolaj", "Aleksander", "Viktor",
    "Anatolij", "Oleg", "Jurij",
)
# fmt: on
SOFT = ("c", "č", "š", "ž", "j", "dž")
MASCULINE = {"Gen": "a", "Acc": "a", "Dat": "u", "Loc": "u", "Ins": "om"}
FEMININE = {"Gen": "e", "Acc": "o", "Dat": "i", "Loc": "i", "Ins": "o"}
NEUTER = {"Gen": "a", "Acc": "o", "Dat": "u", "Loc": "u", "Ins": "om"}
VOWELS = "aeiouy"
FULL_NAME = 2
SHORT = 3
BY_SURNAME = 0.8


class Renamer:
    """Puts invented people and real places where a tagged sentence names one."""

    def __init__(self) -> None:
        self.people = {"Masc": list_men(), "Fem": list_women()}
        self.surnames = list_surnames()
        self.places = list_places()

    def rename(self, sentence: Sentence, dice: random.Random) -> Sentence:
        """Return the sentence with names of one or two words exchanged; as it is where it has no tags."""
        if not sentence.morphs or not sentence.entities:
            return sentence
        words = list(sentence.words)
        for start, end, label in find_entities(sentence.entities):
            chosen = self.choose(sentence, start, end, label, dice)
            words[start:end] = chosen or words[start:end]
        return replace(sentence, words=words)

    def choose(
        self, sentence: Sentence, start: int, end: int, label: str, dice: random.Random
    ) -> list[str] | None:
        """Return another name of the same length in the same case, None where there is none."""
        features = dict(part.split("=", 1) for part in sentence.morphs[start].split("|") if "=" in part)
        proper = all(pos == "PROPN" for pos in sentence.pos[start:end])
        if not proper or features.get("Number") != "Sing" or "Case" not in features:
            return None
        gender, case = features.get("Gender", "Masc"), features["Case"]
        if label == "PER" and end - start <= FULL_NAME:
            return self.choose_person(end - start, gender, case, dice)
        if label == "LOC" and end - start == 1:
            return [decline_place(dice.choice(self.places[gender]), gender, case)]
        return None

    def choose_person(self, size: int, gender: str, case: str, dice: random.Random) -> list[str]:
        """Return a surname, now and then a first name, or both, in the case."""
        first = decline_person(dice.choice(self.people.get(gender, self.people["Masc"])), gender, case)
        last = decline_person(dice.choice(self.surnames), gender, case)
        if size == FULL_NAME:
            return [first, last]
        return [last if dice.random() < BY_SURNAME else first]


def find_entities(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and label of each entity."""
    start = 0
    while start < len(labels):
        end = start + 1
        if labels[start].startswith("B-"):
            while end < len(labels) and labels[end].startswith("I-"):
                end += 1
            yield start, end, labels[start][2:]
        start = end


def decline_person(name: str, gender: str, case: str) -> str:
    """Return the name in the case: men's always decline, women's only those in -a."""
    if case == "Nom":
        return name
    if name.endswith("a"):
        return name[:-1] + FEMININE[case]
    if gender == "Fem":
        return name
    if name.endswith("o"):
        return name[:-1] + MASCULINE[case]
    return soften(name) + end_masculine(soften(name), case)


def soften(name: str) -> str:
    """Return the stem of a man's name, with j after a vowel and after most final r."""
    if name[-1] in VOWELS or (name.endswith("r") and name[-2:-1] in VOWELS and len(name) > SHORT):
        return name + "j"
    if name.endswith("ec") and len(name) > SHORT:
        return name[:-2] + "c"
    return name


def end_masculine(stem: str, case: str) -> str:
    """Return the ending of a masculine stem."""
    return "em" if case == "Ins" and stem.endswith(SOFT) else MASCULINE[case]


def decline_place(name: str, gender: str, case: str) -> str:
    """Return a place in the case; names in -ska and -ška decline as adjectives."""
    if case == "Nom":
        return name
    if gender == "Fem":
        return name[:-1] + FEMININE[case]
    if gender == "Neut":
        return name[:-1] + NEUTER[case]
    return name if case == "Acc" else soften(name) + end_masculine(soften(name), case)


def list_places() -> dict[str, list[str]]:
    """Return the countries and cities of one word that CLDR names in Slovenian, by gender of the ending."""
    locale = Locale("sl")
    zones = [str(zone.get("city") or key.rsplit("/", 1)[-1]) for key, zone in locale.time_zones.items()]
    cities = [zone for zone in zones + [key.rsplit("/", 1)[-1] for key in all_zones()] if "_" not in zone]
    places = sorted(
        {place for place in [*locale.territories.values(), *cities] if place.isalpha() and len(place) > SHORT}
    )
    return {
        "Masc": [place for place in places if place[-1] not in VOWELS],
        "Fem": [place for place in places if place.endswith("a")],
        "Neut": [place for place in places if place.endswith("o")],
    }


def all_zones() -> list[str]:
    """Return the identifiers of the time zones that are named after cities."""
    return sorted(zone for zone in available_timezones() if zone.startswith(("Europe/", "Asia/", "Africa/")))


def list_men() -> list[str]:
    """Return men's first names of many countries."""
    return [*RUSSIAN_FIRST, *draw(lambda fake: str(fake.first_name_male()))]


def list_women() -> list[str]:
    """Return women's first names of many countries."""
    return draw(lambda fake: str(fake.first_name_female()))


def list_surnames() -> list[str]:
    """Return surnames of many countries."""
    return [*EASTERN * 30, *draw(lambda fake: str(fake.last_name()))]


def draw(pick: Callable[[Faker], str], size: int = 400) -> list[str]:
    """Return names of one word, the same on each run."""
    found = []
    for locale in LOCALES:
        fake = make_faker(locale)
        names = sorted({pick(fake) for _ in range(size)})
        found += [name for name in names if name.isalpha() and len(name) >= SHORT]
    return found


@cache
def make_faker(locale: str) -> Faker:
    """Return a source of names that gives the same ones each time."""
    fake = Faker(locale)
    fake.seed_instance(7)
    return fake
