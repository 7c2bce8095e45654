"""The blueprint of the claim page: its routes stand in the modules that `claims` lists."""

from flask import Blueprint

blueprint = Blueprint("claims", __name__)
