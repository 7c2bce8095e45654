"""What every refusal has in common."""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Return `message` unchanged; marks it for the translators."""
    return message


class ClaimTrackError(Exception):
    """Base of all refusals. `status` is the HTTP status an edge answers with."""

    status: ClassVar[int] = 400
    message: ClassVar[str] = N_("The request could not be carried out.")

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.message % params if params else self.message)


class NotFoundError(ClaimTrackError):
    status = 404
    message = N_("There is no such %(thing)s. It may have been removed, or the address is mistyped.")


class NotPermittedError(ClaimTrackError):
    status = 403
    message = N_("Your role does not allow this. Ask an editor or an administrator of the desk.")


class TextTooLongError(ClaimTrackError):
    status = 422
    message = N_("“%(text)s” is too long: there is room for %(limit)s characters.")
