"""What holds for the whole application: every route, every module."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection, event, update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

import claimtrack
from claimtrack.models import (
    Claimant,
    ClaimantKind,
    ClaimTopic,
    CopyState,
    Policy,
    Publication,
    SourceCopy,
    Topic,
)
from claimtrack.security.policy import ROLE_PERMISSIONS
from claimtrack.services.file_store import snapshot_store
from claimtrack.services.push.webhooks import WebhookDetails, add_webhook
from claimtrack.settings import Settings
from claimtrack.web.access import Access, declared_access
from claimtrack.web.app import BLUEPRINTS
from claimtrack.web.request import install_request
from tests.desk import PEOPLE, TrialDesk
from tests.services.letters import send
from tests.visitor import Visitor

PACKAGE = Path(claimtrack.__file__).parent
# The rooms below the edges: time comes in as an argument, and the edge commits.
INNER = ["audit", "db", "extract", "intake", "models", "publish", "security", "services"]
LONGEST_VIEW = 25
# The number of the message that is there.
REFERENCE = "TEST-0001"
LONGEST_FUNCTION = 50


def _bare_app() -> Flask:
    app = Flask("claimtrack.web")
    install_request(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


APP = _bare_app()
RULES = sorted((rule for rule in APP.url_map.iter_rules() if rule.endpoint != "static"), key=str)
READING = [rule for rule in RULES if "GET" in (rule.methods or ())]
WRITING = [rule for rule in RULES if "POST" in (rule.methods or ())]
# What a page looks like does not depend on the kind of database.
ONCE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MODULES = sorted(PACKAGE.rglob("*.py"))
# What an address has to be asked with.
QUERIES = {"embeds.oembed": "?url=https://desk.example/verdicts/{slug}"}


# What stands in the addresses of lists, where other words stand in those of verdicts.
WORDS: dict[str, dict[str, str | int]] = {
    "public.topic": {"slug": "bridges"},
    "public.claimant": {"slug": "wren-1"},
}


def address(rule: Rule, slug: str = "nothing") -> str:
    """Return an address of the route: the first of everything that has a number."""
    words: dict[str, str | int] = {
        "slug": slug,
        "format": "atom",
        "language": "sl",
        "year": 2026,
        "month": 3,
        "reference": REFERENCE.lower(),
        **WORDS.get(rule.endpoint, {}),
    }
    values = {name: words.get(name, 1) for name in rule.arguments}
    with APP.test_request_context():
        built = APP.url_map.bind("desk.example").build(rule.endpoint, values)
    return built.removeprefix("http://desk.example") + QUERIES.get(rule.endpoint, "").format(slug=slug)


@pytest.fixture
def slug(desk: TrialDesk, settings: Settings) -> str:
    """The address of a public verdict; its claim, article, source, copy, webhook and tip are number 1.

    It is filed under a topic and somebody who said it, and readers may read the copy.
    """
    desk.publish()
    readable = snapshot_store(settings).put(b"<p>Total: 21,000,000 crowns</p>")
    stored = {"state": CopyState.STORED, "readable_hash": readable, "content_hash": readable}
    with desk.writing() as session:
        session.add(Claimant(name="Wren", kind=ClaimantKind.PERSON))
        session.add(Topic(slug="bridges", labels={}))
        session.flush()
        session.add(ClaimTopic(claim_id=1, topic_id=1))
        session.execute(update(Policy).values(public_copies=True))
        session.execute(update(Publication).values(claimant_id=1))
        session.execute(update(SourceCopy).values(stored_at=desk.now, **stored))
    with desk.writing() as session:
        details = WebhookDetails("Partner", "https://hook.example/", ("verdict.published",))
        add_webhook(session, details=details, identity=desk.person("adam"), now=desk.now)
    send(desk, reference=REFERENCE)
    with desk.database.reading() as session:
        return session.get_one(Publication, 1).slug or ""


def answers(visitor: Visitor, slug: str) -> Iterator[tuple[Rule, TestResponse]]:
    """Give each route that reads, with its answer."""
    for rule in READING:
        yield rule, visitor.get(address(rule, slug))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


# --- routes


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_every_route_says_who_may_use_it(rule: Rule) -> None:
    assert declared_access(APP.view_functions[rule.endpoint]) is not None


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_route_either_reads_or_writes(rule: Rule) -> None:
    assert (rule.methods or set()) - {"GET", "HEAD", "OPTIONS", "POST"} == set()


def test_the_addresses_of_the_design_are_there() -> None:
    wanted = {
        *("/login", "/queue", "/articles", "/approvals", "/audit", "/admin"),
        *("/", "/corrections", "/methodology", "/healthz", "/readyz"),
        *("/feeds/verdicts.atom", "/feeds/verdicts.rss", "/feeds/verdicts.json", "/feeds/claimreview.json"),
        *("/v1alpha1/claims:search", "/oembed", "/embed/some-verdict"),
    }
    missing = {path for path in wanted if not APP.url_map.bind("desk.example").test(path, method="GET")}
    assert missing == set()


def test_reading_opens_no_writing_session(visitor: Visitor, slug: str) -> None:
    began: list[str] = []
    visitor.log_in("adam")

    @event.listens_for(visitor.desk.database.writing_engine, "begin")
    def _note(_connection: Connection) -> None:
        began.append("writing")

    wrote = []
    for rule, answer in answers(visitor, slug):
        assert answer.status_code < 500, rule
        if began:
            wrote.append(str(rule))
            began.clear()
    assert wrote == []


@ONCE
def test_a_head_is_a_reading_too(visitor: Visitor, slug: str) -> None:
    visitor.log_in("adam")
    found = {str(rule): visitor.client.head(address(rule, slug)).status_code for rule in READING}
    assert {rule: status for rule, status in found.items() if status >= 400} == {}


def test_nobody_sees_the_desk_without_logging_in(visitor: Visitor, slug: str) -> None:
    seen = {}
    for rule, answer in answers(visitor, slug):
        guarded = not isinstance(declared_access(APP.view_functions[rule.endpoint]), Access)
        if guarded is not (answer.status_code == 401):
            seen[str(rule)] = answer.status_code
    assert seen == {}


@ONCE
@pytest.mark.parametrize("name", ["vera", "alice"])
def test_a_role_opens_what_its_permissions_open(visitor: Visitor, slug: str, name: str) -> None:
    visitor.log_in(name)
    allowed, wrong = ROLE_PERMISSIONS[PEOPLE[name]], {}
    for rule, answer in answers(visitor, slug):
        access = declared_access(APP.view_functions[rule.endpoint])
        may = isinstance(access, Access) or access in allowed
        if may is (answer.status_code == 403):
            wrong[str(rule)] = answer.status_code
    assert wrong == {}


@ONCE
def test_no_form_is_taken_without_its_token(visitor: Visitor, slug: str) -> None:
    visitor.log_in("adam")
    taken = {str(rule): visitor.client.post(address(rule, slug)).status_code for rule in WRITING}
    assert {rule: status for rule, status in taken.items() if status < 400 or status >= 500} == {}


@ONCE
def test_a_public_page_sets_no_cookie(visitor: Visitor, slug: str) -> None:
    visitor.log_in("alice")
    public = [
        (rule, answer)
        for rule, answer in answers(visitor, slug)
        if declared_access(APP.view_functions[rule.endpoint]) is Access.PUBLIC
    ]
    assert len(public) >= 9
    assert [str(rule) for rule, answer in public if "Set-Cookie" in answer.headers] == []


@ONCE
def test_every_answer_has_a_strict_content_security_policy(visitor: Visitor, slug: str) -> None:
    visitor.log_in("adam")
    for rule, answer in answers(visitor, slug):
        policy = answer.headers.get("Content-Security-Policy", "")
        assert "default-src" in policy, rule
        assert "unsafe" not in policy, rule


@ONCE
def test_no_page_has_script_or_style_in_it(visitor: Visitor, slug: str) -> None:
    visitor.log_in("adam")
    inline = re.compile(r"<style|\sstyle=|\son\w+=[\"']|<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)")
    found = {
        str(rule): inline.findall(answer.text)
        for rule, answer in answers(visitor, slug)
        if answer.mimetype == "text/html"
    }
    assert {rule: marks for rule, marks in found.items() if marks} == {}


@ONCE
def test_every_page_has_one_heading_and_its_title_begins_with_it(visitor: Visitor, slug: str) -> None:
    visitor.log_in("adam")
    wrong = {}
    for rule, answer in answers(visitor, slug):
        if answer.mimetype != "text/html" or answer.status_code >= 300:
            continue
        headings = re.findall(r"<h1\b[^>]*>(.*?)</h1>", answer.text, re.DOTALL)
        title = re.search(r"<title>(.*?)</title>", answer.text, re.DOTALL)
        heading = " ".join(re.sub(r"<[^>]+>", " ", headings[0]).split()) if len(headings) == 1 else None
        if heading is None or title is None or not " ".join(title[1].split()).startswith(heading):
            wrong[str(rule)] = (headings, title and title[1])
    assert wrong == {}


# --- modules


def test_only_the_edges_look_at_the_clock() -> None:
    inner = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in INNER]
    looking = re.compile(r"utc_now|datetime\.now|datetime\.utcnow|date\.today|time\.time\(")
    assert [str(path) for path in inner if looking.search(path.read_text(encoding="utf8"))] == []
    assert len(inner) > 100


def test_services_commit_nothing() -> None:
    committing = [
        path for path in PACKAGE.glob("services/**/*.py") if ".commit(" in path.read_text(encoding="utf8")
    ]
    assert committing == []


def test_one_function_writes_the_state_of_a_claim() -> None:
    writers = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            for target in node.targets if isinstance(node, ast.Assign) else ():
                if any(_is_claim_state(part) for part in ast.walk(target)):
                    writers.add(path.relative_to(PACKAGE).as_posix())
    assert writers == {"services/claims/transition.py"}


def _is_claim_state(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "state"
        and isinstance(node.ctx, ast.Store)
        and ast.unparse(node.value).endswith("claim")
    )


def test_no_view_knows_sql() -> None:
    # It may know that the database did not answer.
    imports = re.compile(r"^(from|import) sqlalchemy(?!\.exc\b)", re.MULTILINE)
    views = PACKAGE.glob("web/*.py")
    knowing = [path.name for path in views if imports.search(path.read_text(encoding="utf8"))]
    assert knowing == []


def test_views_are_short() -> None:
    long = {
        f"{path.name}:{function.name}": length(function)
        for path in PACKAGE.glob("web/*.py")
        for function in functions(path)
        if any("requires(" in ast.unparse(decorator) for decorator in function.decorator_list)
        and length(function) > LONGEST_VIEW
    }
    assert long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{path.relative_to(PACKAGE)}:{function.name}": length(function)
        for path in MODULES
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    }
    assert long == {}
