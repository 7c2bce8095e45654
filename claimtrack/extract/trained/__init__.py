"""Trained pipelines. Importing this registers with spaCy all that the bundled weights are made of."""

from claimtrack.extract.components import sentences
from claimtrack.extract.trained import affixes, lemmas, names, spaces, words

__all__ = ["affixes", "lemmas", "names", "sentences", "spaces", "words"]
