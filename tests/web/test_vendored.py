"""What other people's code the pages carry: exactly the file that is documented, set as the policy asks."""

import json
import re
from hashlib import sha256
from pathlib import Path

import claimtrack
from tests.desk import TrialDesk
from tests.visitor import Visitor

VENDOR = Path(claimtrack.__file__).parent / "web" / "static" / "vendor"
DOCUMENTED = Path(__file__).parents[2] / "docs" / "dependencies.md"


def test_every_vendored_script_is_the_documented_one() -> None:
    scripts = sorted(VENDOR.glob("*.js"))
    documented = DOCUMENTED.read_text(encoding="utf8")
    assert scripts
    for script in scripts:
        assert sha256(script.read_bytes()).hexdigest() in documented
    assert (VENDOR / "htmx-LICENSE.txt").read_text(encoding="utf8").startswith("Zero-Clause BSD")


def test_htmx_evaluates_and_styles_nothing(visitor: Visitor, desk: TrialDesk) -> None:
    page = visitor.log_in("vera").get("/queue").text
    found = re.search(r"<meta name=\"htmx-config\"\s+content='([^']+)'", page)
    assert found is not None
    config = json.loads(found[1])
    assert (config["allowEval"], config["includeIndicatorStyles"], config["selfRequestsOnly"]) == (
        False,
        False,
        True,
    )
    assert "hx-on" not in page
