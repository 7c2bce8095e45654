"""The blueprint of proposals and decisions: its routes stand in the modules that `approvals` lists."""

from flask import Blueprint

blueprint = Blueprint("approvals", __name__)
