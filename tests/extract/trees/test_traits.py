import pytest

from claimtrack.extract.trees.traits import traits_of


def test_no_features_tell_nothing() -> None:
    traits = traits_of("")
    assert not any((traits.verbal, traits.finite, traits.past, traits.participle, traits.rank))
    assert (traits.case, traits.gender, traits.number) == ("", "", "")


@pytest.mark.parametrize(
    ("features", "finite", "past", "participle", "gerund"),
    [
        ("Mood=Ind|Tense=Pres|VerbForm=Fin", True, False, False, False),
        ("Tense=Past|VerbForm=Fin", True, True, False, False),
        ("Gender=Fem|Number=Sing|VerbForm=Part", False, True, True, False),
        ("Aspect=Perf|Tense=Past|VerbForm=Part", False, True, True, False),
        ("Aspect=Prog|Tense=Pres|VerbForm=Part", False, False, False, True),
        ("VerbForm=Inf", False, False, False, False),
    ],
)
def test_the_forms_of_verbs(features: str, finite: bool, past: bool, participle: bool, gerund: bool) -> None:
    traits = traits_of(features)
    assert traits.verbal
    assert (traits.finite, traits.past, traits.participle, traits.gerund) == (
        finite,
        past,
        participle,
        gerund,
    )


@pytest.mark.parametrize("features", ["NumType=Ord", "Case=Nom|Degree=Sup"])
def test_ordinals_and_superlatives_rank(features: str) -> None:
    assert traits_of(features).rank
    assert not traits_of("NumType=Card").rank
