"""People with browsers over HTTP: they log in as people do, and note what they were told."""

import html
import http.client
import re
from collections.abc import Mapping
from http import HTTPStatus
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.desk import PASSWORD
from tests.faults.books import Outcome

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_HASH = re.compile(r'name="revision_hash"\s+value="([0-9a-f]{64})"')
# Seconds for an answer; longer than a writer waits for its turn.
PATIENCE = 30.0
CUT_OFF = (OSError, http.client.HTTPException)


class Client:
    """One person's browser: it keeps cookies and sends the token of the last page."""

    def __init__(self, port: int, name: str) -> None:
        self.port, self.name = port, name
        self.location, self.page, self.status = "", "", 0
        self._cookie, self._token = "", ""

    def log_in(self) -> None:
        """Log in through the form; what is refused fails the test."""
        self.get("/login")
        self.post("/login", {"name": self.name, "password": PASSWORD})
        assert self.status == HTTPStatus.SEE_OTHER, (self.status, self.page)
        self.get("/queue")

    def get(self, path: str) -> int:
        """Return the status of a page and keep the page. Raises one of CUT_OFF."""
        self._ask("GET", path, None)
        found = _TOKEN.search(self.page)
        self._token = html.unescape(found[1]) if found else self._token
        return self.status

    def post(self, path: str, fields: Mapping[str, object]) -> int:
        """Return the status of the answer to a form. Raises one of CUT_OFF."""
        self._ask("POST", path, urlencode({"csrf_token": self._token, **fields}))
        return self.status

    def write(self, path: str, fields: Mapping[str, object]) -> Outcome:
        """Send a form; return what its sender knows afterwards. A redirect is the desk's "it is done"."""
        try:
            status = self.post(path, fields)
        except CUT_OFF:
            return Outcome.UNKNOWN
        assert status != HTTPStatus.INTERNAL_SERVER_ERROR, self.page
        if "Nothing that you sent is certain" in self.page:
            return Outcome.UNKNOWN
        return Outcome.ACKNOWLEDGED if status == HTTPStatus.SEE_OTHER else Outcome.REFUSED

    def revision_hash(self, claim_id: int) -> str | None:
        """Return the hash of the revision that the claim's page asks a decision on, or None."""
        self.get(f"/claims/{claim_id}")
        found = _HASH.search(self.page)
        return found[1] if found else None

    def _ask(self, method: str, path: str, body: str | None) -> None:
        headers = {"Cookie": self._cookie} if self._cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            self.page = answer.read().decode()
        finally:
            connection.close()
        self.status, self.location = answer.status, answer.getheader("Location") or ""
        for header in answer.headers.get_all("Set-Cookie") or []:
            self._cookie = "; ".join(f"{name}={each.value}" for name, each in SimpleCookie(header).items())
