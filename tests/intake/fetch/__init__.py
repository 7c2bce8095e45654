"""Tests of fetching, against a web on this machine that misbehaves on purpose."""
