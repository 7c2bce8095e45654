"""Forms for adding an article and for marking a claim in it."""

import re
from collections.abc import Callable
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField
from wtforms import Field, HiddenField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length

from claimtrack.clock import PartialDate
from claimtrack.errors import EmptyTextError, UnknownLanguageError
from claimtrack.intake import MAXIMUM_BYTES, Document, read_document
from claimtrack.services.articles.articles import NewArticle
from claimtrack.services.articles.extraction_options import known_languages
from claimtrack.web.context import desk
from claimtrack.web.desk.choices import choices
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import language_name

_LONGEST = {"title": 500, "publisher": 200, "address": 2000}
_OFFSET = re.compile(r"[0-9]{1,9}")
_ADDRESS_ALONE = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)

Fetch = Callable[[str], Document]


class ArticleForm(DeskForm):
    """An article: its text or a file, and what is known about it."""

    text = TextAreaField(lazy_gettext("Text"), render_kw={"rows": 14})
    file = FileField(lazy_gettext("Or a file"), render_kw={"accept": ".txt,.html,.htm,text/plain,text/html"})
    title = StringField(lazy_gettext("Title"), [Length(max=_LONGEST["title"])])
    publisher = StringField(lazy_gettext("Publisher"), [Length(max=_LONGEST["publisher"])])
    address = StringField(lazy_gettext("Address"), [Length(max=_LONGEST["address"])])
    language = SelectField(lazy_gettext("Language"), default="", validate_choice=False)
    published_on = StringField(lazy_gettext("Published on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, language_name(code)) for code in known_languages(desk().settings)]
        self.language.choices = choices([("", lazy_gettext("Recognise it")), *named])

    def validate_file(self, field: Field) -> None:
        """Refuse a text and a file at once: one of them would be lost."""
        if field.data and (self.text.data or "").strip():
            raise ValidationError(gettext("Paste the text or choose a file, not both."))

    def validate_published_on(self, field: Field) -> None:
        """Refuse what is no date."""
        try:
            _partial_date(field.data)
        except ValueError as error:
            raise ValidationError(gettext("Write the date as 2026-04-25, 2026-04 or 2026.")) from error

    def new_article(self, fetch: Fetch) -> NewArticle:
        """Return the article to store. Raises the error of what cannot be read, or cannot be fetched."""
        language = _known_language(self.language.data)
        address = self._address_to_fetch()
        document = fetch(address) if address else self._document()
        return NewArticle(
            text=document.text,
            original_hash=document.sha256,
            title=_trimmed(self.title.data) or document.title,
            language=language or _known_language(document.language),
            publisher=(_trimmed(self.publisher.data) or document.publisher or "")[: _LONGEST["publisher"]],
            address=self._given_address(address) or document.address,
            published_on=_partial_date(self.published_on.data) or document.published_on,
        )

    def _address_to_fetch(self) -> str | None:
        """Return the address that stands in place of a text, or None."""
        text = _trimmed(self.text.data)
        if self.file.data or (text and not _ADDRESS_ALONE.fullmatch(text)):
            return None
        return text or _trimmed(self.address.data) or None

    def _given_address(self, fetched: str | None) -> str | None:
        """Return the address that was typed, unless it is the fetched one: the page may know a better one."""
        given = _trimmed(self.address.data)
        return None if given == fetched else given or None

    def _document(self) -> Document:
        upload, text = self.file.data, self.text.data or ""
        if upload:
            # One byte more tells that it is too large.
            return read_document(upload.read(MAXIMUM_BYTES + 1), name=upload.filename)
        if not text.strip():
            raise EmptyTextError
        return read_document(text.encode())


class MarkForm(DeskForm):
    """A missed claim: as a selection (code points and what was seen there), or as a pasted passage."""

    passage = TextAreaField(lazy_gettext("The passage"), render_kw={"rows": 3})
    start = HiddenField()
    end = HiddenField()
    quote = HiddenField()

    def selection(self) -> tuple[int, int] | None:
        """Return the offsets that the page gave, or None without a selection."""
        given = (self.start.data or "", self.end.data or "")
        return (int(given[0]), int(given[1])) if all(map(_OFFSET.fullmatch, given)) else None

    def seen(self) -> str:
        """Return the selected words; nothing without a selection. Forms send every line end as CRLF."""
        return (self.quote.data or "").replace("\r\n", "\n") if self.selection() else ""

    def keep_words(self) -> None:
        """Have what was selected come back as the passage: the selection itself is gone with the page."""
        self.passage.data = self.passage.data or self.quote.data


def _known_language(code: str | None) -> str | None:
    known = known_languages(desk().settings)
    if code and code not in known:
        raise UnknownLanguageError(language=code, known=", ".join(known))
    return code or None


def _trimmed(written: str | None) -> str:
    return (written or "").strip()


def _partial_date(written: str | None) -> PartialDate | None:
    trimmed = _trimmed(written)
    return PartialDate.parse(trimmed) if trimmed else None
