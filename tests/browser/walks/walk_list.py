"""Every action of the desk as people walk it: where its control stands, what is typed first, who may.

A new form fails `test_walks` until it stands here; what is walked elsewhere is in NOT_HERE with the place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from playwright.sync_api import Page

from claimtrack.clock import utc_now
from claimtrack.models import Role
from tests.browser.walks.scenes import WalkScene

Typing = Callable[[Page, WalkScene], None]
Happened = Callable[[WalkScene], bool]
# alice worked on the claim, proposed what is proposed and holds what is held; the others did not.
ALL = ("alice", "charlie", "bob", "adam")
EDITORS = ("bob", "adam")
HOLDER = ("alice",)
ADMIN = ("adam",)
NOT_HERE = {
    "login.login": "test_without_a_mouse",
    "login.logout": "test_walks, test_everybody_logs_out",
    "queue.reopen": "tests/browser/test_queue_work.py",
    "claims.restore_source": "test_walks, test_a_removed_source_is_put_back",
}
_names = count(1)
_CLAIM_WORK = "tests/browser/test_claim_work.py"
NOT_HERE |= {
    "claims.change_comment": _CLAIM_WORK,
    "claims.delete_comment": _CLAIM_WORK,
    "claims.move_source": _CLAIM_WORK,
    "claims.preview": _CLAIM_WORK,
    "claims.undo_words": _CLAIM_WORK,
    "claims.join": "tests/browser/test_stories.py",
    "claims.new": "tests/browser/test_stories.py",
    "claims.split": "tests/browser/test_stories.py",
    "claims.undo_place": "tests/browser/test_stories.py",
    "readers.report": "tests/browser/walks/test_readers.py",
    "readers.tip": "tests/browser/walks/test_readers.py",
    "news.presence": "a script tells who looks",
    "audit.export": "tests/web/desk/test_audit.py: a file to download",
    "inbox.export": "tests/web/desk/inbox/test_inbox.py: a file to download",
    "queue.export": "tests/web/desk/queue/test_queue_export.py: a file to download",
    "queue.undo": "tests/browser/test_queue_work.py",
    "admin.set_mode": "tests/browser/walks/test_safety.py",
}
_TRANSLATING = "tests/browser/test_translating.py"
NOT_HERE |= {
    f"claims.{action}_translated": _TRANSLATING
    for action in ("save", "renew", "withdraw", "decide", "publish")
}
_WEBHOOKS = "tests/browser/walks/test_webhooks.py"
NOT_HERE |= {
    f"webhooks.{action}": _WEBHOOKS
    for action in ("add", "change", "test", "rotate", "resume", "remove", "replay")
}
_REMOVALS = "tests/web/desk/administration/test_removals.py: there is no way back"
NOT_HERE |= {
    f"admin.{action}": _REMOVALS
    for action in ("hold", "lift", "purge_text", "purge_copies", "change_role", "remove")
}


@dataclass(frozen=True, slots=True)
class Walk:
    """One action: on the page at `path`, what `control` selects is pressed after `typing`.

    `event` is the audit's name for what happens then; what has no event of its own tells by `happened`.
    `fields` are what somebody sends who has no control; `least` is the lowest role whose permission it needs.
    """

    endpoint: str
    situation: str
    path: str
    control: str
    may: tuple[str, ...]
    least: Role
    event: str = ""
    happened: Happened | None = None
    typing: Typing | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def _fill(selector: str, value: str) -> Typing:
    return lambda page, scene: page.locator(selector.format(**scene.places)).first.fill(value)


def _type_source(page: Page, _scene: WalkScene) -> None:
    page.locator("#add-source [name=url]").fill("https://example.org/minutes")
    page.locator("#add-source [name=title]").fill("Minutes of the council")
    page.locator("#add-source [name=stance]").last.check()


def _type_time(page: Page, _scene: WalkScene) -> None:
    moment = utc_now() + timedelta(days=2)
    page.locator("#schedule [type=datetime-local]").fill(moment.strftime("%Y-%m-%dT%H:%M"))


def _type_day(page: Page, _scene: WalkScene) -> None:
    page.locator("#recheck [type=date]").fill((utc_now() + timedelta(days=30)).date().isoformat())


def _type_note(page: Page, _scene: WalkScene) -> None:
    page.locator("#public-note select").select_option("update")
    page.locator("#public-note textarea").fill("New figures.")


def _choose_other(page: Page, scene: WalkScene) -> None:
    page.locator(f"input[name=into][value='{scene.other_id}']").check()


def _choose_stance(page: Page, _scene: WalkScene) -> None:
    page.locator("main [data-item] input[type=radio]").first.check()


def _tick(page: Page, scene: WalkScene) -> None:
    page.locator(f"input[name=claim][value='{scene.claim_id}']").check()
    page.locator("#bulk select[name=reason]").select_option("opinion")


def _plan(page: Page, _scene: WalkScene) -> None:
    page.locator("#plan select[name=priority]").select_option(label="High")


def _tick_and_plan(page: Page, scene: WalkScene) -> None:
    page.locator(f"input[name=claim][value='{scene.claim_id}']").check()
    page.locator("#bulk select[name=priority]").select_option(label="High")


def _type_person(page: Page, _scene: WalkScene) -> None:
    page.locator("#add-person [name=name]").fill(f"walker{next(_names)}")
    page.locator("#add-person [type=password]").fill("a long enough password")


def _type_answer(page: Page, _scene: WalkScene) -> None:
    page.locator("#close select[name=outcome]").select_option("rejected")
    page.locator("#close [name=answer]").fill("The account says 21 million.")


def _give_away(page: Page, _scene: WalkScene) -> None:
    page.locator(".message-assign select").select_option(label="Charlie")


def _type_public_name(page: Page, scene: WalkScene) -> None:
    page.locator(f"#public-name-{scene.places['viewer_id']}").fill(f"Vera {next(_names)}")


def _type_policy(page: Page, _scene: WalkScene) -> None:
    page.locator("#policy [name=lease_minutes]").fill(str(60 + next(_names)))


def _type_text(page: Page, _scene: WalkScene) -> None:
    page.locator("[name=about]").fill(f"We are {next(_names)} people.")


_CLAIM = "/claims/{claim_id}"
_MESSAGE = "/inbox/{message_id}"
_R, _E, _A = Role.REVIEWER, Role.EDITOR, Role.ADMIN


def _at(action: str) -> str:
    return f"form[action*='/{action}'] button[type=submit]"


WALKS = (
    Walk("claims.take", "queued", _CLAIM, _at("take"), ALL, _R, "claim.take"),
    Walk("claims.take_over", "in_review", _CLAIM, _at("take-over"), EDITORS, _E, "claim.take_over"),
    Walk(
        "approvals.screen",
        "in_approval",
        "/approvals/{claim_id}",
        ".decide button.primary",
        EDITORS,
        _E,
        "verdict.approve",
        typing=lambda page, _scene: page.locator("[name=decision][value=approve]").check(),
        fields={"decision": "approve"},
    ),
    Walk(
        "claims.add_comment",
        "queued",
        _CLAIM,
        "#discussion form.card button",
        ALL,
        _R,
        "comment.add",
        typing=_fill("#discussion form.card textarea", "Who counted?"),
        fields={"text": "Mine."},
    ),
    Walk(
        "claims.change_words",
        "in_review",
        _CLAIM,
        "#words button[type=submit]",
        HOLDER,
        _R,
        "claim.change",
        typing=_fill("#words [name=standalone]", "[The bridge] cost 18 million crowns"),
        fields={"wording": "Mine.", "kind": "quantity"},
    ),
    Walk(
        "claims.plan",
        "queued",
        _CLAIM,
        "#plan button[type=submit]",
        ALL,
        _R,
        "claim.prioritise",
        typing=_plan,
    ),
    Walk(
        "queue.change",
        "queued",
        "/queue?order=newest",
        "#bulk button[value=priority]",
        ALL,
        _R,
        "claims.change",
        typing=_tick_and_plan,
    ),
    Walk(
        "claims.set_bounds",
        "queued",
        _CLAIM + "/place",
        "form:has([name=passage]) button",
        ALL,
        _R,
        "claim.set_bounds",
        typing=_fill("[name=passage]", "It cost 18 million crowns, said Mayor Wren"),
    ),
    Walk("claims.release", "in_review", _CLAIM, _at("release"), HOLDER, _R, "claim.release"),
    Walk(
        "claims.propose",
        "in_review",
        _CLAIM,
        "button[formaction*='/propose']",
        HOLDER,
        _R,
        "verdict.propose",
        fields={"version": "{draft_version}", "rating": "{rating_id}", "summary": "Mine."},
    ),
    Walk(
        "claims.save_draft",
        "in_review",
        _CLAIM,
        "#draft button[name=save]",
        HOLDER,
        _R,
        happened=lambda scene: scene.draft().summary == "Walked.",
        typing=_fill("#draft [name=summary]", "Walked."),
        fields={"version": "{draft_version}", "summary": "Mine."},
    ),
    Walk("claims.withdraw", "in_approval", _CLAIM, _at("withdraw"), HOLDER, _R, "verdict.withdraw"),
    Walk("claims.dismiss", "queued", _CLAIM, "#dismiss button[type=submit]", ALL, _R, "claim.dismiss"),
    Walk("claims.reopen", "dismissed", _CLAIM, _at("reopen"), ALL, _R, "claim.reopen"),
    Walk(
        "claims.merge",
        "queued",
        _CLAIM + "/merge?words={other_id}",
        "form[method=post][action*='/merge'] button",
        ALL,
        _R,
        "claim.merge",
        typing=_choose_other,
    ),
    Walk("claims.split_off", "merged", _CLAIM, _at("undo-merge"), ALL, _R, "claim.split_off"),
    Walk(
        "claims.correct",
        "published",
        _CLAIM,
        "#correct button[type=submit]",
        EDITORS,
        _E,
        "verdict.correct",
        typing=_fill("#correct textarea", "The figure was wrong."),
    ),
    Walk(
        "claims.word",
        "due_again_held",
        _CLAIM,
        "#public-note button[type=submit]",
        HOLDER,
        _R,
        happened=lambda scene: scene.draft().correction_note == "New figures.",
        typing=_type_note,
        fields={"kind": "update", "note": "Mine."},
    ),
    Walk(
        "claims.schedule",
        "approved",
        _CLAIM,
        "#schedule button[type=submit]",
        EDITORS,
        _E,
        "verdict.schedule",
        typing=_type_time,
    ),
    Walk("claims.unschedule", "scheduled", _CLAIM, _at("unschedule"), EDITORS, _E, "verdict.unschedule"),
    Walk(
        "claims.set_recheck",
        "published",
        _CLAIM,
        "#recheck button[type=submit]",
        EDITORS,
        _E,
        "claim.set_recheck",
        typing=_type_day,
    ),
    Walk(
        "approvals.approve",
        "in_approval",
        _CLAIM,
        "form[action$='/approve'] button[type=submit]",
        EDITORS,
        _E,
        "verdict.approve",
    ),
    Walk(
        "approvals.approve_and_publish",
        "in_approval",
        _CLAIM,
        _at("approve-and-publish"),
        EDITORS,
        _E,
        "verdict.publish",
    ),
    Walk(
        "approvals.request_changes",
        "in_approval",
        _CLAIM,
        "#changes button[type=submit]",
        EDITORS,
        _E,
        "verdict.request_changes",
        typing=_fill("#changes textarea", "Where is the account?"),
    ),
    Walk("approvals.publish", "approved", _CLAIM, _at("publish"), EDITORS, _E, "verdict.publish"),
    Walk(
        "claims.add_source",
        "in_review",
        _CLAIM,
        "#add-source .toolbar button.primary",
        HOLDER,
        _R,
        "source.add",
        typing=_type_source,
        fields={"url": "https://example.org/x", "title": "Mine", "stance": "context"},
    ),
    Walk(
        "claims.reuse",
        "in_review",
        _CLAIM + "/sources/known",
        "main [data-item] button:not([value=take])",
        HOLDER,
        _R,
        "source.add",
        typing=_choose_stance,
        fields={"source": "{other_source_id}", "stance": "context"},
    ),
    Walk(
        "claims.change_source",
        "in_review",
        "/sources/{source_id}",
        "form[action='/sources/{source_id}'] button.primary",
        HOLDER,
        _R,
        "source.change",
        typing=_fill("[name=locator]", "page 4"),
        fields={"version": "1", "url": "https://example.org/x", "title": "Mine", "stance": "context"},
    ),
    Walk(
        "claims.remove_source",
        "in_review",
        _CLAIM,
        "button[form='remove-{source_id}']",
        HOLDER,
        _R,
        "source.remove",
    ),
    Walk(
        "claims.forget", "unnamed", "/sources/{source_id}/forget", _at("forget"), EDITORS, _E, "source.forget"
    ),
    Walk("copies.retry", "failed_copy", _CLAIM, _at("retry"), ALL, _R, happened=WalkScene.is_copied_again),
    Walk("cited.settle", "changed_page", _CLAIM, _at("settle"), EDITORS, _E, "source.settle"),
    Walk("inbox.assign", "complaint", _MESSAGE, _at("assign"), ALL, _R, "message.assign", typing=_give_away),
    Walk(
        "inbox.close",
        "complaint",
        _MESSAGE,
        _at("close"),
        EDITORS,
        _E,
        "message.close",
        typing=_type_answer,
        fields={"outcome": "upheld", "answer": "Mine."},
    ),
    Walk("inbox.reopen", "answered", _MESSAGE, _at("reopen"), EDITORS, _E, "message.reopen"),
    Walk("inbox.forget", "answered", _MESSAGE, _at("forget"), EDITORS, _E, "message.forget"),
    Walk(
        "people.set_public_name",
        "queued",
        "/admin",
        "form[action='/admin/public-names/{viewer_id}'] button",
        ADMIN,
        _A,
        "user.public_name",
        typing=_type_public_name,
    ),
    Walk("queue.take_next", "queued", "/queue", _at("queue/next"), ALL, _R, "claim.take"),
    Walk(
        "queue.dismiss",
        "queued",
        "/queue?order=newest",
        "#bulk button[type=submit]",
        ALL,
        _R,
        "claim.dismiss",
        typing=_tick,
    ),
    Walk(
        "articles.new",
        "queued",
        "/articles/new",
        "main form button.primary",
        ALL,
        _R,
        "article.add",
        typing=lambda page, _scene: page.locator("[name=text]").fill(
            f"A story that is new, no. {next(_names)}."
        ),
    ),
    Walk(
        "articles.mark",
        "queued",
        "/articles/{article_id}",
        "form[action$='/claims']:not([data-mark-bar]) button",
        ALL,
        _R,
        "claim.add",
        typing=_fill("[name=passage]", "The harbour bridge reopened on Monday"),
    ),
    Walk(
        "articles.read_again",
        "read",
        "/articles/{article_id}",
        _at("readings"),
        ALL,
        _R,
        happened=WalkScene.is_read_again,
    ),
    Walk(
        "admin.add_person",
        "queued",
        "/admin",
        "#add-person button",
        ADMIN,
        _A,
        "user.add",
        typing=_type_person,
    ),
    Walk(
        "admin.set_password",
        "queued",
        "/admin",
        "form[action*='/admin/people/{viewer_id}/'] button",
        ADMIN,
        _A,
        "user.password",
        typing=_fill("#password-{viewer_id}", "another long password"),
    ),
    Walk(
        "admin.set_policy", "queued", "/admin", "#policy button", ADMIN, _A, "policy.set", typing=_type_policy
    ),
    Walk(
        "admin.retry_job",
        "given_up",
        "/admin",
        "#jobs form[action='/admin/jobs/{job_id}/again'] button",
        ADMIN,
        _A,
        "job.retry",
    ),
    Walk(
        "admin.texts",
        "queued",
        "/admin/texts",
        "#content form button.primary",
        ADMIN,
        _A,
        "policy.set",
        typing=_type_text,
    ),
)
