"""Print one dependency group of pyproject.toml, a requirement a line, for ``make lock``."""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parent.with_name("pyproject.toml").read_text(encoding="utf8"))
sys.stdout.write("\n".join(project["dependency-groups"][sys.argv[1]]) + "\n")
