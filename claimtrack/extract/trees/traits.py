"""What the features of a word tell about clauses, worked out once for each set of features."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Traits:
    """`rank` is True for ordinals and superlatives; the last four hold "" where the features do not tell."""

    verbal: bool
    finite: bool
    past: bool
    participle: bool
    gerund: bool
    infinitive: bool
    rank: bool
    reflexive: bool
    case: str
    gender: str
    number: str
    person: str


@cache
def traits_of(features: str) -> Traits:
    """Return what a string of features in the form of Universal Dependencies ("Case=Nom|...") tells."""
    values = dict(pair.split("=", 1) for pair in features.split("|") if "=" in pair)
    form, tense = values.get("VerbForm", ""), values.get("Tense", "")
    participle = form == "Part" and tense != "Pres"
    return Traits(
        verbal=bool(form),
        finite=form == "Fin",
        past=tense == "Past" or participle,
        participle=participle,
        gerund=form in {"Ger", "Conv"} or (form == "Part" and tense == "Pres"),
        infinitive=form in {"Inf", "Sup"},
        rank=values.get("NumType") == "Ord" or values.get("Degree") == "Sup",
        reflexive=values.get("Reflex") == "Yes",
        case=values.get("Case", ""),
        gender=values.get("Gender", ""),
        number=values.get("Number", ""),
        person=values.get("Person", ""),
    )
