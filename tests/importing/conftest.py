"""Files as others write them."""

from collections.abc import Callable
from io import BytesIO

import pytest

from claimtrack.importing import Form, Reading, read_verdicts

Read = Callable[..., list[Reading]]


@pytest.fixture
def read() -> Read:
    """Read a file's text or bytes."""

    def call(content: str | bytes, form: Form = Form.AUTO) -> list[Reading]:
        data = content.encode() if isinstance(content, str) else content
        return list(read_verdicts(BytesIO(data), form=form))

    return call
