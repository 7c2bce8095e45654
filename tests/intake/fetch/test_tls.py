"""HTTPS: the certificate has to be for the name that was asked for, whatever address that leads to."""

import ssl

import pytest

from claimtrack.errors import AddressRefusedError, PageTooSlowError, SiteUnreachableError
from claimtrack.intake.fetch import Fetcher
from claimtrack.intake.fetch.network import trusting_context
from tests.intake.fetch.conftest import MakeFetcher
from tests.intake.fetch.trial_web import PUBLIC, Behaviour, TrialWeb, answer, drip, hang, redirect, serving


def test_a_secure_page_comes_under_its_own_name(secure_web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    secure_web.pages["https://secure.example/a"] = answer(b"safe")
    page = make_fetcher().fetch("https://secure.example/a")
    assert (page.body, page.ip_address) == (b"safe", PUBLIC)
    assert set(secure_web.connected) == {(PUBLIC, 443)}
    assert {asked.server_name for asked in secure_web.asked} == {"secure.example"}
    assert {asked.headers["host"] for asked in secure_web.asked} == {"secure.example"}


@pytest.mark.parametrize("host", ["other.example", PUBLIC])
def test_a_certificate_for_another_name_is_refused(
    secure_web: TrialWeb, make_fetcher: MakeFetcher, host: str
) -> None:
    with pytest.raises(SiteUnreachableError, match="its certificate is not valid"):
        make_fetcher().fetch(f"https://{host}/")
    assert secure_web.asked == []


def test_a_certificate_of_an_unknown_authority_is_refused(
    secure_web: TrialWeb, make_fetcher: MakeFetcher
) -> None:
    secure_web.tls = trusting_context()
    with pytest.raises(SiteUnreachableError, match="its certificate is not valid"):
        make_fetcher().fetch("https://secure.example/")
    assert secure_web.asked == []


def test_the_usual_step_from_http_to_https_is_taken(secure_web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    secure_web.pages["http://secure.example/"] = redirect("https://secure.example/", status=301)
    secure_web.pages["https://secure.example/"] = answer(b"safe")
    assert make_fetcher().fetch("http://secure.example/").address == "https://secure.example/"


def test_no_step_leads_from_https_to_http(secure_web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    secure_web.pages["https://secure.example/"] = redirect("http://secure.example/plain")
    secure_web.pages["http://secure.example/plain"] = answer(b"not safe")
    with pytest.raises(AddressRefusedError, match="from a secure address to an insecure one"):
        make_fetcher().fetch("https://secure.example/")
    assert secure_web.visited == ["https://secure.example/"]


@pytest.mark.parametrize(
    "behaviour", [hang, drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x")]
)
def test_a_secure_page_has_no_more_time(
    secure_web: TrialWeb, make_fetcher: MakeFetcher, behaviour: Behaviour
) -> None:
    secure_web.pages["https://secure.example/"] = behaviour
    with pytest.raises(PageTooSlowError):
        make_fetcher(seconds=0.6).fetch("https://secure.example/")


def test_a_handshake_that_does_not_end_is_left(web: TrialWeb, fetcher: Fetcher) -> None:
    quiet = TrialWeb(tls=ssl.create_default_context())
    with serving(quiet) as quiet.secure_port:
        web.secure_port, web.tls = quiet.secure_port, quiet.tls
        # The plain server waits for the end of a request's head, which no handshake has.
        with pytest.raises(PageTooSlowError):
            fetcher.fetch("https://secure.example/", seconds=0.4)


def test_certificates_are_always_checked() -> None:
    context = trusting_context()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.cert_store_stats()["x509_ca"] > 50
