"""Everybody walks every action in a real browser: it is done, or has no control and a POST is refused."""

import time
from collections.abc import Sequence
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect
from sqlalchemy import func, select

from claimtrack.models import Event, Role
from tests.browser.conftest import Person
from tests.browser.keyboard import press
from tests.browser.walks.looks import PAIRWISE, WALK_LOOKS, Look
from tests.browser.walks.scenes import WalkScene, set_walk_scene
from tests.browser.walks.trial_desk import ServedDesk, Walkers
from tests.browser.walks.walk_list import NOT_HERE, WALKS, Walk
from tests.desk import PEOPLE

pytestmark = pytest.mark.browser
REFUSED = {403, 409, 422}
RANK = (Role.VIEWER, Role.REVIEWER, Role.EDITOR, Role.ADMIN)
# Seconds in which a change has to be stored.
PATIENCE = 60


def spread(pairs: list[tuple[Any, ...]], often: Sequence[bool]) -> list[Any]:
    """Return the pairs in every look; without --long those met `often`, in one look that meets all others."""
    return [
        pytest.param(
            *pair,
            look,
            id="-".join([*(getattr(part, "endpoint", part) for part in pair), str(look)]),
            marks=[] if often[place] and look == PAIRWISE[place % len(PAIRWISE)] else [pytest.mark.long],
        )
        for place, pair in enumerate(pairs)
        for look in WALK_LOOKS
    ]


DOERS = [(walk, who) for walk in WALKS for who in walk.may]
# Each action by one of the people who may do it, another from action to action.
IN_TURN = [who == walk.may[WALKS.index(walk) % len(walk.may)] for walk, who in DOERS]


@pytest.mark.parametrize(("walk", "who", "look"), spread(DOERS, IN_TURN))
def test_who_may_does_it(walkers: Walkers, served: ServedDesk, walk: Walk, who: str, look: Look) -> None:
    scene = set_walk_scene(served, walk.situation)
    person = walkers(served, who, **look.options)
    before = newest_event(served)
    control = reach(person, walk, scene)
    if walk.typing:
        walk.typing(person.page, scene)
    control.click()
    wait_for(walk, scene, who=who, after=before)
    assert person.page.locator("main .message-error").count() == 0
    assert person.complaints == []


OTHERS = [(walk, sorted(PEOPLE.keys() - set(walk.may))) for walk in WALKS]
BARRED = [(walk, who) for walk, others in OTHERS for who in others]
# Each action by one of the people who may not, another from action to action.
ONE_EACH = [who == others[at % len(others)] for at, (_, others) in enumerate(OTHERS) for who in others]


@pytest.mark.parametrize(("walk", "who", "look"), spread(BARRED, ONE_EACH))
def test_who_may_not_has_no_control_and_is_refused(
    walkers: Walkers, served: ServedDesk, walk: Walk, who: str, look: Look
) -> None:
    scene = set_walk_scene(served, walk.situation)
    before = newest_event(served, by=who)
    person = walkers(served, who, **look.options)
    page = person.go(walk.path.format(**scene.places))
    if walk.endpoint != "claims.change_source" or PEOPLE[who] is Role.VIEWER:
        expect(page.locator(walk.control.format(**scene.places))).to_have_count(0)
    status = post(person, served, walk, scene)
    lacks = RANK.index(PEOPLE[who]) < RANK.index(walk.least)
    assert status == 403 if lacks else status in REFUSED
    assert newest_event(served, by=who) == before


def test_every_form_of_the_map_is_walked(app: Flask) -> None:
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    walked = {walk.endpoint for walk in WALKS} | NOT_HERE.keys()
    assert posts - walked == set(), (
        "add a Walk to tests/browser/walks/walk_list.py, or to NOT_HERE where it is"
    )
    assert walked - posts == set(), "these are no addresses any more"


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_logs_out(walkers: Walkers, served: ServedDesk, who: str) -> None:
    page = walkers(served, who).go("/queue")
    press(page, "g")
    press(page, "o")
    expect(page.locator(".desk-header")).to_have_count(0)


def test_a_removed_source_is_put_back(walkers: Walkers, served: ServedDesk) -> None:
    scene = set_walk_scene(served, "in_review")
    page = walkers(served, "alice", java_script_enabled=False).go(f"/claims/{scene.claim_id}")
    page.locator(f"button[form='remove-{scene.places['source_id']}']").click()
    page.locator(f"button[form='restore-{scene.places['source_id']}']").first.click()
    expect(page.get_by_text("The source is back in its place.")).to_be_visible()


def reach(person: Person, walk: Walk, scene: WalkScene) -> Locator:
    """Return the action's control, with what folds over it opened."""
    page = person.go(walk.path.format(**scene.places))
    control = page.locator(walk.control.format(**scene.places)).first
    expect(control).to_be_attached()
    folded = control.locator("xpath=ancestor::details[not(@open)]/summary")
    while folded.count():
        folded.first.click()
    return control


def post(person: Person, desk: ServedDesk, walk: Walk, scene: WalkScene) -> int:
    """Return the status of the answer to the form as somebody would send it who has it from elsewhere."""
    fields = {name: value.format(**scene.places) for name, value in walk.fields.items()}
    token = person.page.locator("form[action$='/logout'] [name=csrf_token]").get_attribute("value") or ""
    sent = {"version": "1", "revision_hash": "{revision_hash}".format(**scene.places), **fields}
    address = post_address(desk, walk, scene)
    return person.context.request.post(
        desk.url + address, form={**sent, "csrf_token": token}, max_redirects=0
    ).status


def post_address(desk: ServedDesk, walk: Walk, scene: WalkScene) -> str:
    """Return where the action's form is sent."""
    rules = desk.app.url_map.iter_rules(walk.endpoint)
    rule = next(rule for rule in rules if "POST" in (rule.methods or ()))
    ids = {**scene.places, "copy_id": 1, "user_id": scene.places["viewer_id"]}
    return str(rule.rule).replace("<int:", "{").replace(">", "}").format(**ids)


def wait_for(walk: Walk, scene: WalkScene, *, who: str, after: int) -> None:
    """Wait until what was asked for is stored: an event by this person, or what the walk looks at."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if walk.happened(scene) if walk.happened else has_event(walk, scene, who=who, after=after):
            return
        time.sleep(0.05)
    pytest.fail(f"{who} pressed it, and nothing of the kind happened")


def has_event(walk: Walk, scene: WalkScene, *, who: str, after: int) -> bool:
    """Tell whether the audit has the action by `who`."""
    actor = f"user:{scene.desk.person(who).user_id}"
    wanted = select(Event.seq).where(Event.seq > after, Event.action == walk.event, Event.actor == actor)
    with scene.desk.database.reading() as session:
        return session.scalars(wanted).first() is not None


def newest_event(desk: ServedDesk, *, by: str | None = None) -> int:
    """Return the number of the newest event, of a person where one is named: jobs have events meanwhile."""
    newest = select(func.max(Event.seq))
    if by is not None:
        newest = newest.where(Event.actor == f"user:{desk.person(by).user_id}")
    with desk.database.reading() as session:
        return session.scalar(newest) or 0
