"""Keys as somebody presses them who sees the page."""

from playwright.sync_api import Page


def press(page: Page, key: str) -> None:
    """Press `key` once the page is whole: its scripts listen only then."""
    page.wait_for_load_state()
    page.keyboard.press(key)
