"""An article on the web, fetched and read."""

from dataclasses import replace

from claimtrack.intake.address import site_of
from claimtrack.intake.document import MAXIMUM_BYTES, Document, read_document
from claimtrack.intake.fetch import HTML, TEXT, FetchedPage, Fetcher


def fetch_document(fetcher: Fetcher, address: str) -> Document:
    """Return the article at `address`. Raises FetchError, and what `read_document` raises.

    Its address is the one that the page gives itself on its own site, else the one where the way to it ended;
    its publisher is named after the site when the page does not tell.
    """
    page = fetcher.fetch(address, kinds=HTML | TEXT, most_bytes=MAXIMUM_BYTES)
    name = "page.html" if page.content_type in HTML else ""
    document = read_document(page.body, name=name, charset=page.charset)
    publisher = document.publisher or site_of(page.address)
    return replace(document, address=_own_address(page, document), publisher=publisher)


def _own_address(page: FetchedPage, document: Document) -> str:
    canonical = document.address
    # A page cannot pass itself off as one of another site.
    return canonical if canonical and site_of(canonical) == site_of(page.address) else page.address
