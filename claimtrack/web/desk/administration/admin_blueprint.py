"""The blueprint of the administration: its routes stand in the modules that `admin` lists."""

from flask import Blueprint

blueprint = Blueprint("admin", __name__)
