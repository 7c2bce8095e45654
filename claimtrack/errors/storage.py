"""Refusals of whatever puts a whole desk away, back, or elsewhere."""

from claimtrack.errors.base import N_, ClaimTrackError


class DeskInUseError(ClaimTrackError):
    status = 409
    message = N_(
        "The desk in “%(folder)s” is in use%(users)s. Stop the server, its worker and other commands first."
        " Nothing was changed."
    )


class DeskBeingReplacedError(ClaimTrackError):
    status = 503
    message = N_(
        "The desk in “%(folder)s” is being restored, moved or migrated. Try again when that is done."
    )


class DeskUnfinishedError(ClaimTrackError):
    status = 503
    message = N_(
        "A restore or a move of the desk in “%(folder)s” was broken off. Run it again, or put the old desk"
        " back with: claimtrack init"
    )


class BackupRunningError(ClaimTrackError):
    status = 409
    message = N_("Another backup of this desk is being made%(users)s. Try again when it is done.")


class ArchiveExistsError(ClaimTrackError):
    status = 409
    message = N_("“%(path)s” exists already. Name another file, or replace it with --force.")


class BadArchiveError(ClaimTrackError):
    status = 422
    message = N_("“%(path)s” cannot be used: %(problem)s. Nothing was changed.")


class ArchiveNotWrittenError(ClaimTrackError):
    status = 503
    message = N_("“%(path)s” was not written: %(problem)s.")


class DatabaseTooNewError(ClaimTrackError):
    status = 503
    message = N_(
        "The database is on schema %(revision)s, which ClaimTrack %(version)s does not know: a newer version"
        " has migrated it. Install that version, or restore a backup from before. Nothing was changed."
    )


class ToolMissingError(ClaimTrackError):
    message = N_(
        "The program %(tool)s is not installed here; it comes with PostgreSQL's client programs"
        " (Debian and Ubuntu: postgresql-client). Nothing was changed."
    )


class ToolFailedError(ClaimTrackError):
    message = N_("%(tool)s has failed: %(problem)s")


class DeskNotEmptyError(ClaimTrackError):
    status = 409
    message = N_(
        "The desk has %(rows)s rows in %(table)s already. A desk is moved into an empty one only: name"
        " another instance folder or database. Nothing was changed."
    )


class NotRestoredError(ClaimTrackError):
    status = 409
    message = N_("Nothing was restored, and nothing was changed.")
