"""A served desk for the tests of all pages, and one for the walks of all roles."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.pool import BrowserPool
from tests.browser.walks.filled_desk import FilledDesk, fill_desk
from tests.browser.walks.trial_desk import ServedDesk, Walkers, serving_desk


@pytest.fixture(scope="session")
def served(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """A desk that is served over HTTP for the whole run; whoever walks on it brings a claim of their own."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copy(sqlite_template, folder / "claimtrack.db")
    with serving_desk(folder, f"sqlite:///{folder / 'claimtrack.db'}") as desk:
        yield desk


@pytest.fixture(scope="session")
def filled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilledDesk]:
    """Another one with something on every page; it is only looked at."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copy(sqlite_template, folder / "claimtrack.db")
    with serving_desk(folder, f"sqlite:///{folder / 'claimtrack.db'}") as desk:
        yield fill_desk(desk)


@pytest.fixture
def walkers(browsers: BrowserPool) -> Iterator[Walkers]:
    """Gives browsers to people of a desk."""
    made = Walkers(browsers)
    yield made
    made.close()
