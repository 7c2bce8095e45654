"""A browser over Flask's test client: it keeps cookies, sends the CSRF token, and knows the last page."""

import secrets
from datetime import timedelta
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from claimtrack.clock import utc_now
from claimtrack.models import LoginSession
from claimtrack.security.tokens import digest_token, make_token
from tests.desk import TrialDesk


def without_number(headers: Headers) -> dict[str, str]:
    """Return headers without the number, which each request has of its own."""
    return {name: value for name, value in headers.items() if name != "X-Request-ID"}


class Visitor:
    """Somebody who uses the pages."""

    def __init__(self, app: Flask, desk: TrialDesk) -> None:
        self.app = app
        self.desk = desk
        self.client = app.test_client()
        self._token: str | None = None

    def another(self) -> "Visitor":
        """Return somebody else with a browser of their own."""
        return Visitor(self.app, self.desk)

    def log_in(self, name: str) -> "Visitor":
        """Become `name`, without going through the password; return the visitor."""
        token, now = make_token(), utc_now()
        with self.desk.database.writing() as session:
            session.add(
                LoginSession(
                    token_digest=digest_token(token),
                    user_id=self.desk.person(name).user_id,
                    user_agent="test",
                    created_at=now,
                    renewed_at=now,
                    expires_at=now + timedelta(hours=1),
                )
            )
        with self.client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        self._token = None
        return self

    def get(self, path: str, **options: Any) -> TestResponse:
        """Return the answer to a GET."""
        return self.client.get(path, **options)

    def post(self, path: str, fields: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """Return the answer to a form that is sent to `path` with its CSRF token."""
        data = {"csrf_token": self.csrf_token(), **(fields or {})}
        return self.client.post(path, data=data, **options)

    def csrf_token(self) -> str:
        """Return the token that the forms of this browser's session carry."""
        if self._token is None:
            with self.client.session_transaction() as cookie:
                secret = cookie.setdefault("csrf_token", secrets.token_hex())
            # As Flask-WTF signs it; the pages' own tokens have a test of their own.
            signer = URLSafeTimedSerializer(str(self.app.secret_key), salt="wtf-csrf-token")
            self._token = str(signer.dumps(secret))
        return self._token
