"""Browsers that tests use one after another: making one costs a second, cleaning one hardly any."""

from collections import defaultdict
from contextlib import suppress
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, expect

# Milliseconds to wait for what a page does; only a broken one takes them all.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


class BrowserPool:
    """Contexts by what they were made with, each with one page; nobody finds what another one left."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._free: defaultdict[str, list[BrowserContext]] = defaultdict(list)
        self._made_with: dict[BrowserContext, str] = {}

    def take(self, options: dict[str, Any]) -> BrowserContext:
        """Return a context with an empty page, without cookies."""
        kind = repr(sorted(options.items()))
        if self._free[kind]:
            return self._free[kind].pop()
        context = self._chromium.new_context(**{"locale": "en", **options})
        context.set_default_timeout(PATIENCE)
        context.new_page()
        self._made_with[context] = kind
        return context

    def give_back(self, context: BrowserContext) -> None:
        """Take a context back without what was done in it."""
        try:
            _clean(context)
        except Error:
            # A page that cannot be left any more is nobody's.
            context.close()
            return
        self._free[self._made_with[context]].append(context)


def _clean(context: BrowserContext) -> None:
    page, *others = context.pages
    for other in others:
        other.close()
    page.unroute_all()
    _hush(page)
    page.on("dialog", _accept)
    page.goto("about:blank")
    page.remove_listener("dialog", _accept)
    context.clear_cookies()


def _hush(page: Page) -> None:
    """Have the page keep nothing, and send no last word: its answer might end the session of the next one."""
    # A page in a sandbox may do neither.
    with suppress(Error):
        page.evaluate(
            "() => { navigator.sendBeacon = () => true; localStorage.clear(); sessionStorage.clear(); }"
        )


def _accept(dialog: Dialog) -> None:
    dialog.accept()
