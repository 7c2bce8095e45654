"""Refusals of addresses and of the pages at them."""

from claimtrack.errors.base import N_, ClaimTrackError


class BadAddressError(ClaimTrackError):
    message = N_(
        "“%(address)s” is not a web address. It has to start with http:// or https:// and name a site."
    )


class FetchError(ClaimTrackError):
    """A page that was not fetched, whatever the reason."""

    status = 422
    message = N_("The page could not be fetched.")


class AddressRefusedError(FetchError):
    message = N_(
        "“%(address)s” is not fetched: %(reason)s. Save the page as HTML, or paste its text, and add that."
    )


class SiteUnreachableError(FetchError):
    message = N_("%(host)s cannot be reached: %(reason)s. Look at the address, or try again later.")


class PageTooLargeError(FetchError):
    status = 413
    message = N_("%(address)s sends more than %(limit)s. Save the part that is needed, and add that.")


class PageTooSlowError(FetchError):
    message = N_(
        "%(host)s did not send the page within %(seconds)s seconds. Try again later, or save the page as HTML"
        " and add that."
    )


class WrongPageTypeError(FetchError):
    message = N_(
        "%(address)s is of the type “%(type)s”, which is not read here. Save what is needed as text or HTML,"
        " and add that."
    )


class RobotsForbidError(FetchError):
    message = N_(
        "%(host)s asks programs not to fetch this page (robots.txt). Open it in a browser, save it as HTML,"
        " and add that."
    )


class RobotsUnknownError(FetchError):
    message = N_(
        "%(host)s does not say now what programs may fetch (robots.txt fails). Try again later, or save the"
        " page as HTML and add that."
    )


class TooManyRedirectsError(FetchError):
    message = N_(
        "%(address)s leads on to other addresses more than %(limit)s times. Open it in a browser, and use the"
        " address that it ends at."
    )


class PageMissingError(FetchError):
    message = N_("There is no page at %(address)s (the site answers %(code)s). Look at the address.")


class PageClosedError(FetchError):
    message = N_(
        "%(host)s does not give this page to programs (it answers %(code)s). Open it in a browser, save it as"
        " HTML, and add that."
    )


class SiteFailedError(FetchError):
    message = N_("%(host)s has trouble of its own (it answers %(code)s). Try again later.")


class FetchingBusyError(FetchError):
    status = 503
    message = N_("The desk fetches few pages at a time, on purpose. Wait %(seconds)s seconds and try again.")
