"""``claimtrack user``: accounts from the shell."""

import json
import sys

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk
from claimtrack.clock import utc_now
from claimtrack.models import Role
from claimtrack.services.people.removing_people import REMOVED, data_of_person, remove_person
from claimtrack.services.people.users import add_user, require_user, set_password, set_role
from claimtrack.services.records.exports import record_export


@click.group()
def user() -> None:
    """Add people, change what they may do, and remove them."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.pass_context
def add(context: click.Context, *, name: str, role: str, password_stdin: bool) -> None:
    """Add a person."""
    password = _read_password(from_stdin=password_stdin)
    with open_desk(context) as database, database.writing() as session:
        add_user(
            session,
            name=name,
            role=Role(role),
            password=password,
            actor=Actor.command("user add"),
            now=utc_now(),
        )
    click.echo(f"Added {name} as {role}.")


@user.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.pass_context
def password(context: click.Context, *, name: str, password_stdin: bool) -> None:
    """Give a person a new password and end all of their sessions."""
    new = _read_password(from_stdin=password_stdin)
    with open_desk(context) as database, database.writing() as session:
        set_password(session, name=name, password=new, actor=Actor.command("user password"), now=utc_now())
    click.echo(f"{name} has a new password.")


@user.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.pass_context
def change_role(context: click.Context, *, name: str, role: str) -> None:
    """Give a person another role."""
    with open_desk(context) as database, database.writing() as session:
        person = require_user(session, name=name)
        actor = Actor.command("user role")
        set_role(session, user_id=person.id, role=Role(role), actor=actor, now=utc_now())
    click.echo(f"{name} is {role} now.")


@user.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def remove(context: click.Context, *, name: str, yes: bool) -> None:
    """Forget who a person is, for good; what they did stays, by “removed person”."""
    if not yes:
        click.confirm(f"Forget who {name} is? There is no way back.", abort=True)
    with open_desk(context) as database, database.writing() as session:
        person = require_user(session, name=name)
        actor = Actor.command("user remove")
        remove_person(session, user_id=person.id, shown_as=REMOVED, actor=actor, now=utc_now())
    click.echo(f"Nobody knows any more who person {person.id} is.")


@user.command()
@click.argument("name")
@click.pass_context
def data(context: click.Context, *, name: str) -> None:
    """Print everything that the desk has on a person, as JSON."""
    with open_desk(context) as database:
        with database.writing() as session:
            person = require_user(session, name=name)
            told = {"person": person.id}
            actor = Actor.command("user data")
            record_export(session, kind="person", actor=actor, now=utc_now(), data=told)
        with database.reading() as session:
            found = data_of_person(session, user=require_user(session, name=name))
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _read_password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    prompted: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return prompted
