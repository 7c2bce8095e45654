from pathlib import Path

from claimtrack.extract import LANGUAGES, ExtractionOptions
from claimtrack.services.articles.extraction_options import extraction_options, known_languages
from claimtrack.settings import load_settings


def test_a_desk_without_settings_reads_its_own_languages_with_the_fast_scorer(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert extraction_options(settings) == ExtractionOptions()
    assert known_languages(settings) == LANGUAGES


def test_a_language_with_a_pipeline_is_known_too(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, pipelines="hr=claimtrack,sl=tests")
    assert extraction_options(settings).pipelines == (("hr", "claimtrack"), ("sl", "tests"))
    assert known_languages(settings) == (*LANGUAGES, "hr")
