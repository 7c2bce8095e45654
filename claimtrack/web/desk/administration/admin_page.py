"""The page of the administration: people, the safety mode, the policy, and the work that failed."""

from flask import render_template
from flask_wtf import FlaskForm

from claimtrack.services.operating.jobs import list_failed_jobs
from claimtrack.services.people.users import list_users
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.push.webhooks import count_paused
from claimtrack.web.context import db_session, desk
from claimtrack.web.desk.administration.admin_forms import ModeForm, PersonForm, PolicyForm


def admin_page(*, problem: str = "", at: str = "", **typed: FlaskForm) -> str:
    """Return the page; `problem` is shown at the section called `at`, with what was `typed` there."""
    policy = current_policy(db_session())
    forms = {
        "person": PersonForm(formdata=None),
        "mode": ModeForm(formdata=None),
        "policy": PolicyForm(formdata=None, obj=policy),
    }
    return render_template(
        "desk/admin.html",
        people=list_users(db_session()),
        policy=policy,
        languages=desk().settings.languages,
        jobs=list_failed_jobs(db_session()),
        paused=count_paused(db_session()),
        forms={**forms, **typed},
        problem=problem,
        problem_at=at,
    )
