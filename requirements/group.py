"""Print one dependency group or extra of pyproject.toml, a requirement a line, for ``make lock``."""

import sys
import tomllib
from pathlib import Path

settings = tomllib.loads(Path(__file__).parent.with_name("pyproject.toml").read_text(encoding="utf8"))
known = settings["dependency-groups"] | settings["project"]["optional-dependencies"]
sys.stdout.write("\n".join(known[sys.argv[1]]) + "\n")
