"""The blueprint of the public pages: its routes stand in the modules that `site` lists."""

from flask import Blueprint

from claimtrack.web.public.answers import open_to_public

blueprint = open_to_public(Blueprint("public", __name__))
