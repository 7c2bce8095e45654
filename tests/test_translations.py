"""The catalogues: complete, compiled, and seen on the pages."""

import gettext
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from flask_babel import force_locale

import claimtrack
from claimtrack.errors import BinaryFileError, ClaimTrackError, NotFoundError, WrongStateError
from claimtrack.web.desk.articles.article_forms import ArticleForm
from claimtrack.web.field_names import FIELD_NAMES
from claimtrack.web.forms import LIBRARY_MESSAGES
from claimtrack.web.i18n import error_text
from claimtrack.web.names import quoted, reason_text
from tests.visitor import Visitor

PACKAGE = Path(claimtrack.__file__).parent
TRANSLATIONS = PACKAGE / "translations"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "N_": None,
    "ngettext": (1, 2),
    "N2_": (1, 2),
}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
# How many claims show each of the four forms of a Slovenian plural, twice.
COUNTS = [(0, 3), (1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (100, 3), (101, 0), (102, 1), (104, 2), (111, 3)]
SLOVENIAN = {"Accept-Language": "sl"}

Ids = tuple[str, ...]


def ids(message: str | tuple[str, ...] | list[str]) -> Ids:
    """Return a message or its plural forms as a tuple."""
    return (message,) if isinstance(message, str) else tuple(message)


def translated_forms(message: Message) -> Ids:
    """Return the translation, or each of its plural forms."""
    return ids(message.string or "")


def read_catalog(language: str) -> Catalog:
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def messages_of(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


@pytest.fixture(scope="module")
def extracted() -> set[Ids]:
    """Every message of the sources as they are now."""
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)
    return {ids(message) for _file, _line, message, _comments, _context in found}


@pytest.fixture(scope="module")
def slovenian() -> Catalog:
    return read_catalog("sl")


def test_the_sources_hold_messages_of_every_kind(extracted: set[Ids]) -> None:
    wanted = {
        ("Log in",),
        ("The database is busy",),
        ("The request could not be carried out.",),
        ("a PDF document",),
        ("It states a number",),
        ("The claimant has no name.",),
        ("%(num)s claim", "%(num)s claims"),
        ("This field is required.",),
    }
    assert wanted <= extracted


def test_the_template_is_a_fresh_extraction(extracted: set[Ids]) -> None:
    with (TRANSLATIONS / "messages.pot").open("rb") as file:
        assert {ids(message.id) for message in messages_of(read_po(file))} == extracted


def test_every_message_is_in_the_catalogue_and_no_other(extracted: set[Ids], slovenian: Catalog) -> None:
    assert {ids(message.id) for message in messages_of(slovenian)} == extracted


def test_every_message_is_translated(slovenian: Catalog) -> None:
    left = [message.id for message in messages_of(slovenian) if not all(translated_forms(message))]
    assert not left
    assert not [message.id for message in messages_of(slovenian) if message.fuzzy]


def test_plurals_have_all_four_forms(slovenian: Catalog) -> None:
    plurals = [message for message in messages_of(slovenian) if message.pluralizable]
    assert plurals
    assert {len(translated_forms(message)) for message in plurals} == {slovenian.num_plurals} == {4}


def test_placeholders_are_kept(slovenian: Catalog) -> None:
    for message in messages_of(slovenian):
        wanted = Counter(PLACEHOLDER.findall(ids(message.id)[-1]))
        for translated in translated_forms(message):
            assert Counter(PLACEHOLDER.findall(translated)) == wanted, message.id


def test_links_and_ends_of_sentences_are_kept(slovenian: Catalog) -> None:
    for message in messages_of(slovenian):
        for translated in translated_forms(message):
            source = ids(message.id)[-1]
            assert re.findall("</?[a-z]+", translated) == re.findall("</?[a-z]+", source)
            assert translated.endswith(".") == source.endswith(".") or len(source) < len("not known"), source


def test_quotation_marks_are_slovenian(slovenian: Catalog) -> None:
    words = " ".join(text for message in messages_of(slovenian) for text in translated_forms(message))
    assert not set(words) & set("“”„'")
    assert words.count("»") == words.count("«")


def test_the_compiled_catalogue_is_of_these_words(slovenian: Catalog) -> None:
    buffer = BytesIO()
    write_mo(buffer, slovenian)
    buffer.seek(0)
    with (TRANSLATIONS / "sl" / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        kept = {ids(message.id): message.string for message in messages_of(read_mo(file))}
    assert kept == {ids(message.id): message.string for message in messages_of(read_mo(buffer))}


@pytest.mark.parametrize(("number", "form"), COUNTS)
def test_each_number_takes_its_plural(slovenian: Catalog, number: int, form: int) -> None:
    translations = gettext.translation("messages", TRANSLATIONS, ["sl"])
    forms = translated_forms(slovenian["%(num)s claim"])
    assert translations.ngettext("%(num)s claim", "%(num)s claims", number) == forms[form]


@pytest.mark.parametrize(
    ("path", "name", "status", "shown"),
    [
        ("/login", None, 200, ("Prijava", "Geslo")),
        ("/queue", None, 401, ("Prijava", "Za ogled te strani se prijavite.")),
        ("/queue", "alice", 200, ("Vrsta", "Nič ne čaka")),
        ("/nothing-here", None, 404, ("Ni najdeno", "Na tem naslovu ni ničesar.")),
        ("/claims/999", "alice", 404, ("To ni uspelo", "ni iskanega zapisa (trditev)")),
        ("/", None, 200, ("Preverjanja", "Objavljenega še ni nič.")),
    ],
)
def test_pages_speak_slovenian(
    visitor: Visitor, path: str, name: str | None, status: int, shown: tuple[str, str]
) -> None:
    heading, words = shown
    if name:
        visitor.log_in(name)
    page = visitor.get(path, headers=SLOVENIAN)
    assert page.status_code == status
    assert '<html lang="sl">' in page.text
    assert re.search(rf"<h1>\s*{heading}\s*</h1>", page.text)
    assert words in page.text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotFoundError(thing="source"), "(vir)"),
        (WrongStateError(state="in_review"), "»V preverjanju«"),
        (BinaryFileError(kind="an image"), "videti je: slika"),
    ],
)
def test_refusals_name_things_in_slovenian(visitor: Visitor, error: ClaimTrackError, words: str) -> None:
    with visitor.app.test_request_context(), force_locale("sl"):
        assert words in error_text(error)


def test_what_was_typed_has_slovenian_labels(visitor: Visitor) -> None:
    visitor.log_in("alice")
    fields = {"title": "T" * 501, "text": "Most je dolg.", "published_on": "jutri"}
    page = visitor.post("/articles/new", fields, headers=SLOVENIAN)
    assert "Polje ima lahko največ 500 znakov." in page.text
    assert "Datum zapišite kot" in page.text


def test_reasons_are_quoted_the_slovenian_way(visitor: Visitor) -> None:
    with visitor.app.test_request_context(), force_locale("sl"):
        assert reason_text("number: 18 milijonov") == "Navaja številko: »18 milijonov«"
        assert quoted("most") == "»most«"
        assert str(FIELD_NAMES["short_wording"]) == "Kratki zapis"


def test_the_form_library_speaks_slovenian(visitor: Visitor) -> None:
    with visitor.app.test_request_context(), force_locale("sl"):
        form = ArticleForm(meta={"csrf": False})
        for message in LIBRARY_MESSAGES:
            if isinstance(message, str):
                assert form.title.gettext(message) != message
            else:
                assert form.title.ngettext(*message, 2) == "Polje ima lahko največ %(max)d znaka."
