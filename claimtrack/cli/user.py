"""``claimtrack user``: accounts from the shell."""

import sys

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk
from claimtrack.clock import utc_now
from claimtrack.models import Role
from claimtrack.services.users import add_user, set_password


@click.group()
def user() -> None:
    """Add people and set their passwords."""


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


def _read_password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    prompted: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return prompted
