"""What the pages are called that a desk writes in its own words, and what an event says of them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from claimtrack.web.names import language_name

TEXT_NAMES = {
    "methodology": lazy_gettext("How we work"),
    "corrections": lazy_gettext("Policy on corrections"),
    "about": lazy_gettext("About us"),
}


def describe_texts(data: Mapping[str, Any]) -> list[str]:
    """Return which pages an event of the policy gave other words, in one line; none when it did not."""
    if "texts" not in data:
        return []
    pages = ", ".join(str(TEXT_NAMES.get(page, page)) for page in data["texts"])
    language = language_name(data["language"])
    return [str(gettext("Texts of the site (%(language)s): %(pages)s", language=language, pages=pages))]
