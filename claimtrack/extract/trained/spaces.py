"""White space that is a token of its own: no tagger was taught more of it than line breaks."""

from typing import Any, cast

import numpy as np
from spacy.attrs import IS_SPACE, LEMMA, MORPH, ORTH, POS  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.symbols import SPACE  # type: ignore[import-not-found]
from spacy.tokens import Doc


@Language.component("white_space", assigns=["token.pos", "token.morph", "token.lemma"])
def tag_white_space(doc: Doc) -> Doc:
    """Return the Doc with part of speech SPACE, no features and itself as lemma set on all white space."""
    table = doc.to_array([POS, MORPH, LEMMA, ORTH, IS_SPACE])
    spaces = np.flatnonzero(table[:, 4])
    if len(spaces):
        table[spaces, 0], table[spaces, 1] = SPACE, doc.vocab.morphology.add("")
        table[spaces, 2] = table[spaces, 3]
        cast("Any", doc).from_array([POS, MORPH, LEMMA], table[:, :3])
    return doc
