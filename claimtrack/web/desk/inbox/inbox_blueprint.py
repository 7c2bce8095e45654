"""The blueprint of the inbox: its routes stand in the modules that `inbox` lists."""

from flask import Blueprint

blueprint = Blueprint("inbox", __name__)
