"""An administrator keeps a webhook: with keys on a wide page, and without a script on a narrow one."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from claimtrack.clock import utc_now
from claimtrack.models import DeliveryState, Webhook, WebhookDelivery
from tests.browser.walks.looks import NARROW, Look
from tests.browser.walks.trial_desk import ServedDesk, Walkers
from tests.services.record import last_event

pytestmark = pytest.mark.browser
LOOKS = [Look(), Look(NARROW, script=False)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_webhook_is_kept_from_its_first_day_to_its_last(
    walkers: Walkers, served: ServedDesk, look: Look
) -> None:
    page = walkers(served, "adam", **look.options).go("/admin/webhooks")
    page.locator("#add-webhook summary").click()
    page.locator("#add-webhook [name=name]").fill(f"Partner {look}")
    page.locator("#add-webhook [name=address]").fill("http://localhost/in")
    page.locator("#add-webhook .primary").click()
    expect(page.locator(".message-error")).to_contain_text("public place")
    expect(page.locator("#add-webhook [name=name]")).to_have_value(f"Partner {look}")
    page.locator("#add-webhook [name=address]").fill("https://hook.example/in")
    page.locator("#add-webhook .primary").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Webhook “Partner {look}”")
    assert last_event(served).action == "webhook.add"
    _change(page)
    _test_and_replay(page, served)
    _rotate(page)
    _pause_and_resume(page, served)
    page.locator("details.card summary").click()
    page.locator("form[action$='/remove'] button").click()
    expect(page.get_by_text("The webhook is removed")).to_be_visible()
    assert last_event(served).action == "webhook.remove"


def _change(page: Page) -> None:
    page.locator("details.card summary").click()
    page.get_by_label("Merge undone").uncheck()
    page.locator(".webhook-form .primary").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.locator("details.card summary").click()
    expect(page.get_by_label("Merge undone")).not_to_be_checked()


def _test_and_replay(page: Page, served: ServedDesk) -> None:
    page.locator("form[action$='/test'] button").dblclick()
    expect(page.get_by_text("The test is on its way")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(1)
    with served.writing() as session:
        session.execute(update(WebhookDelivery).values(state=DeliveryState.GIVEN_UP))
    page.reload()
    page.get_by_role("button", name="again").click()
    expect(page.get_by_text("The message is sent again")).to_be_visible()
    expect(page.get_by_role("button", name="again")).to_have_count(0)


def _rotate(page: Page) -> None:
    page.get_by_role("link", name="Show the secrets").click()
    before = page.locator(".webhook-secrets code").all_inner_texts()
    page.locator("form[action$='/secrets'] button").dblclick()
    expect(page.locator(".webhook-secrets code")).to_have_count(2)
    assert page.locator(".webhook-secrets code").all_inner_texts()[1:] == before
    page.get_by_role("link", name="Back").click()


def _pause_and_resume(page: Page, served: ServedDesk) -> None:
    with served.writing() as session:
        session.execute(update(Webhook).values(paused_at=utc_now()))
    page.reload()
    page.locator("form[action$='/resume'] button").click()
    expect(page.get_by_text("Everything that waits is sent now.")).to_be_visible()
    expect(page.locator("form[action$='/resume'] button")).to_have_count(0)
