from pathlib import Path

import pytest

from claimtrack.errors import PipelineNotInstalledError
from claimtrack.extract.options import DEFAULT_OPTIONS, ExtractionOptions
from claimtrack.extract.tokenizing import BoundedTokenizer
from claimtrack.extract.trained import bases
from claimtrack.extract.trained.bases import SLOVENE, find_base, load_base


def _install(folder: Path, *names: str) -> None:
    """Put packages where Python looks for installed ones, as empty as can be."""
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("")
        told = folder / f"{name}-3.8.0.dist-info"
        told.mkdir()
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 3.8.0\n")


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [
        (("en_core_web_md", "en_core_web_lg"), "en_core_web_lg"),
        (("en_core_web_md", "en_core_web_trf"), "en_core_web_trf"),
        (("en_core_web_md",), "en_core_web_md"),
    ],
)
def test_the_largest_official_english_pipeline_is_taken(
    installed: tuple[str, ...], chosen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, *installed)
    monkeypatch.syspath_prepend(tmp_path)
    assert find_base("en", DEFAULT_OPTIONS) == chosen


def test_a_pipeline_named_for_a_language_comes_before_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, "en_core_web_trf", "en_news_ours")
    monkeypatch.syspath_prepend(tmp_path)
    assert find_base("en", ExtractionOptions(pipelines=(("en", "en_news_ours"),))) == "en_news_ours"
    assert find_base("sl", ExtractionOptions(pipelines=(("en", "en_news_ours"),))) == SLOVENE


def test_without_any_english_package_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "ENGLISH", ("en_core_web_nowhere",))
    assert load_base("en", DEFAULT_OPTIONS) is None


def test_a_named_pipeline_has_to_be_installed() -> None:
    with pytest.raises(PipelineNotInstalledError, match="sl_nowhere"):
        find_base("sl", ExtractionOptions(pipelines=(("sl", "sl_nowhere"),)))


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_tokeniser_is_bounded_and_the_rules_part_sentences(language: str) -> None:
    nlp = load_base(language, DEFAULT_OPTIONS)
    assert nlp is not None
    assert isinstance(nlp.tokenizer, BoundedTokenizer)
    assert nlp.pipe_names[0] == "rule_sentences"
    assert len(nlp.make_doc("x" * 10_000)) > 1
