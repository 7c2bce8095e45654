"""What the templates of the public pages are given."""

from dataclasses import replace
from typing import Any

from flask import url_for

from claimtrack.models import Policy
from claimtrack.publish import FeedItem, FeedSource, markdown_to_html, script_json
from claimtrack.services.policy.policies import ratings_in_force
from claimtrack.services.publishing.alternates import list_alternates, standing_of
from claimtrack.services.publishing.feed import FeedFilter, list_public
from claimtrack.services.publishing.feed_filters import filter_values
from claimtrack.services.publishing.feed_items import feed_item
from claimtrack.services.publishing.public_log import first_correction, list_corrections
from claimtrack.services.publishing.verdict_page import Evidence, VerdictView, view_verdict
from claimtrack.web.context import db_session, desk
from claimtrack.web.i18n import select_locale
from claimtrack.web.public.answers import policy_in_force
from claimtrack.web.public.archive import claimant_slug
from claimtrack.web.public.filters import choice_groups, filter_query
from claimtrack.web.public.log_filters import AskedLog, log_address, log_choices
from claimtrack.web.public.paging import Paging
from claimtrack.web.public.reader_parts import credited_review
from claimtrack.web.public.verdict_parts import card_address, report_address
from claimtrack.web.public.version_changes import version_changes

_STANCES = ("refutes", "supports", "context")


def home(wanted: FeedFilter, paging: Paging) -> dict[str, Any]:
    """Return one page of the list of verdicts, with the filters that narrow it."""
    session, base_url = db_session(), desk().settings.base_url
    found = list_public(session, wanted=wanted, limit=paging.size, offset=paging.offset)
    groups = choice_groups(filter_values(session), wanted=wanted, path=url_for("public.home"))
    return {
        "items": [feed_item(publication, base_url=base_url) for publication in found],
        "groups": groups,
        "chosen": {group.field: choice for group in groups for choice in group.choices if choice.chosen},
        "narrowed": wanted != FeedFilter(),
        "paging": paging,
        "page_address": lambda number: url_for("public.home") + filter_query(wanted, page=number),
        "feed_query": filter_query(wanted),
    }


def verdict(slug: str) -> dict[str, Any]:
    """Return a verdict's page; its markup only while the verdict stands."""
    view = view_verdict(db_session(), slug=slug, base_url=desk().settings.base_url)
    evidence = {
        stance: [each for each in view.evidence if each.source.stance == stance] for stance in _STANCES
    }
    markup = script_json(credited_review(_with_copies(view, slug))) if view.item.stands else None
    alternates = list_alternates(db_session(), slug=slug)
    return {
        "view": view,
        "slug": slug,
        "item": view.item,
        "evidence": evidence,
        "markup": markup,
        "changes": {version.number: version_changes(version) for version in view.history},
        "alternates": alternates if len(alternates) > 1 else [],
        "standing": standing_of(db_session(), slug=slug) if view.item.original else None,
        "card": card_address(slug, view),
        "report": report_address(slug),
        "claimant_slug": claimant_slug(view.claimant) if view.claimant else None,
        "public_copies": policy_in_force().public_copies,
    }


def _with_copies(view: VerdictView, slug: str) -> FeedItem:
    """Return the verdict with the desk's own copies of its sources, where readers may read them."""
    if not policy_in_force().public_copies:
        return view.item
    return replace(view.item, sources=tuple(_with_copy(each, slug) for each in view.evidence))


def _with_copy(evidence: Evidence, slug: str) -> FeedSource:
    source, copy = evidence.source, evidence.copy
    if source.archived_url or copy is None or copy.readable_hash is None:
        return source
    path = url_for("public.copy", slug=slug, copy_id=copy.id)
    return replace(source, archived_url=desk().settings.base_url + path)


def corrections(asked: AskedLog, paging: Paging) -> dict[str, Any]:
    """Return the policy on corrections and one page of the log, as far as it is asked for."""
    session, base_url = db_session(), desk().settings.base_url
    lines = list_corrections(session, limit=paging.size, offset=paging.offset, wanted=asked.wanted)
    return {
        "groups": log_choices(asked, first_correction(session)),
        "narrowed": asked.narrows,
        **policy_text(policy_in_force(), "corrections"),
        "lines": [(line.correction, feed_item(line.publication, base_url=base_url)) for line in lines],
        "paging": paging,
        "page_address": lambda number: log_address(asked, page=number),
    }


def methodology() -> dict[str, Any]:
    """Return how the desk works, and its present ratings."""
    policy = policy_in_force()
    return {**policy_text(policy, "methodology"), "ratings": ratings_in_force(db_session(), policy)}


def policy_text(policy: Policy, page: str) -> dict[str, str]:
    """Return the desk's own text for `page` as HTML, with its language; an empty one when it has none.

    A desk's own words in another language are nearer the truth than ours in the reader's.
    """
    for language in (select_locale(), *desk().settings.languages):
        text = policy.texts.get(language, {}).get(page, "")
        if text.strip():
            return {"policy_html": markdown_to_html(text), "policy_language": language}
    return {"policy_html": "", "policy_language": ""}
