"""Title, publisher and date of a page on the web, for whoever cites it."""

from dataclasses import replace

from claimtrack.intake.address import site_of
from claimtrack.intake.document import MAXIMUM_BYTES
from claimtrack.intake.fetch import HTML, PDF, TEXT, FetchedPage, Fetcher
from claimtrack.intake.html_article import PageDetails, html_details
from claimtrack.intake.readable import page_text


def fetch_details(fetcher: Fetcher, address: str) -> PageDetails:
    """Return what the page at `address` says about itself. Raises FetchError.

    Its publisher is named after the site when the page does not tell; documents tell nothing else.
    """
    page = fetcher.fetch(address, kinds=HTML | TEXT | PDF)
    details = _details(page)
    return replace(details, publisher=details.publisher or site_of(page.address) or None)


def _details(page: FetchedPage) -> PageDetails:
    # A longer page would keep whoever waits for minutes.
    if page.content_type not in HTML or len(page.body) > MAXIMUM_BYTES:
        return PageDetails(None, None, None)
    return html_details(page_text(page))
