"""What goes wrong on the way, as the refusal that a person can act on."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from ssl import SSLCertVerificationError

from claimtrack.errors import N_, SiteUnreachableError
from claimtrack.intake.fetch.deadline import Deadline

NO_CONNECTION = N_("no connection can be made, or it breaks off")
BAD_CERTIFICATE = N_("its certificate is not valid")
BROKEN_ANSWER = N_("its answer is broken")


@contextmanager
def explained(host: str, deadline: Deadline) -> Iterator[None]:
    """Raise SiteUnreachableError or PageTooSlowError in place of what sockets, TLS and HTTP raise."""
    try:
        yield
    except TimeoutError as error:
        raise deadline.missed() from error
    except SSLCertVerificationError as error:
        raise SiteUnreachableError(host=host, reason=BAD_CERTIFICATE) from error
    except OSError as error:
        raise SiteUnreachableError(host=host, reason=NO_CONNECTION) from error
    except (HTTPException, zlib.error, ValueError) as error:
        raise SiteUnreachableError(host=host, reason=BROKEN_ANSWER) from error
