"""The blueprint of the queue: its routes stand in the modules that `queue` lists."""

from flask import Blueprint

blueprint = Blueprint("queue", __name__)
