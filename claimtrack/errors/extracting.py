"""Refusals of languages, scorers, pipelines and labelled files."""

from claimtrack.errors.base import N_, ClaimTrackError


class UnknownLanguageError(ClaimTrackError):
    message = N_("The language “%(language)s” is not known. Use one of these codes: %(known)s.")


class UnknownScorerError(ClaimTrackError):
    message = N_("There is no scorer “%(name)s”. Use one of these: %(known)s.")


class SemanticExtraMissingError(ClaimTrackError):
    message = N_(
        "The semantic scorer is not installed. "
        'Run pip install "claimtrack[semantic]", or choose the fast one.'
    )


class LabelledFileError(ClaimTrackError):
    message = N_("Line %(line)s of the labelled file cannot be used: %(problem)s.")


class PipelineNotInstalledError(ClaimTrackError):
    message = N_(
        "The pipeline “%(package)s” that the settings name for “%(language)s” is not installed. Install it "
        "(python -m spacy download %(package)s), or take it out of the settings."
    )
