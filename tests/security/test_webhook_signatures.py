"""Signatures as receivers check them: by the program in our documentation, and by hand."""

import base64
import hashlib
import hmac
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimtrack.security.webhook_signatures import derive_secret, new_nonce, sign_message

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "webhooks.md"
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BODY = '{"type": "ping", "words": "č"}'.encode()
SECRET = derive_secret("the desk's key", "nonce")


def receiver(secret: str) -> Any:
    """Return what the receiver in the documentation defines, as if it had this secret."""
    code = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf8"), re.DOTALL)
    assert code
    program = code[1].replace("whsec_...", secret)
    names: dict[str, Any] = {"__name__": "receiver"}
    exec(compile(program, str(GUIDE), "exec"), names)  # noqa: S102 - our own documentation
    return names


def test_a_signature_is_made_as_the_convention_says() -> None:
    headers = sign_message(BODY, key="msg_1", at=AT, secrets=[SECRET])
    signed = b"msg_1.1772443800." + BODY
    digest = hmac.new(base64.b64decode(SECRET.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    assert headers == {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1772443800",
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def test_a_secret_is_long_enough_and_no_other_one() -> None:
    assert len(base64.b64decode(SECRET.removeprefix("whsec_"))) == 32
    others = {derive_secret("the desk's key", new_nonce()), derive_secret("another key", "nonce"), SECRET}
    assert len(others) == 3


def test_the_receiver_in_the_documentation_takes_what_is_ours() -> None:
    headers = sign_message(BODY, key="msg_1", at=AT, secrets=[SECRET])
    assert receiver(SECRET)["is_genuine"](headers, BODY, now=AT.timestamp() + 60)


@pytest.mark.parametrize("which", [0, 1])
def test_either_secret_is_good_while_they_change(which: int) -> None:
    both = [derive_secret("key", "new"), derive_secret("key", "old")]
    headers = sign_message(BODY, key="msg_1", at=AT, secrets=both)
    assert receiver(both[which])["is_genuine"](headers, BODY, now=AT.timestamp())


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_2"},
        {"webhook-timestamp": "1772443801"},
        {"webhook-timestamp": "soon"},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": ""},
    ],
    ids=str,
)
def test_the_receiver_refuses_what_was_changed(changed: dict[str, str]) -> None:
    headers = {**sign_message(BODY, key="msg_1", at=AT, secrets=[SECRET]), **changed}
    assert not receiver(SECRET)["is_genuine"](headers, BODY, now=AT.timestamp())


def test_the_receiver_refuses_other_words_other_secrets_and_old_messages() -> None:
    genuine = receiver(SECRET)["is_genuine"]
    headers = sign_message(BODY, key="msg_1", at=AT, secrets=[SECRET])
    assert not genuine(headers, BODY + b" ", now=AT.timestamp())
    assert not genuine(headers, BODY, now=AT.timestamp() + 301)
    assert not receiver(derive_secret("key", "x"))["is_genuine"](headers, BODY, now=AT.timestamp())
