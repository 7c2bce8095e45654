"""Which case a name or a run of nouns stands in, as far as endings show it."""

from spacy.tokens import Span, Token

from claimtrack.extract.language import LanguageRules

_NOUNS = frozenset({"X", "NOUN", "ADJ", "PROPN"})
_MASCULINE = "l"
_OBLIQUE = ("e", "o", "u")


class Cases:
    def __init__(self, rules: LanguageRules) -> None:
        self.possessives = rules.possessives
        self.dative = rules.dative_endings
        self.plural_dative = rules.plural_dative_ending
        self.plural_participles = rules.plural_participle_endings

    def possesses(self, token: Token) -> bool:
        """True for the 's of "Labour's Tom Hill", which is no verb."""
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        return token.lower_ in self.possessives and following is not None and following.pos_ in _NOUNS

    def in_dative(self, name: Span) -> bool:
        """True for a name that somebody was spoken to by: "je povedal Janezu Kosu"."""
        return bool(self.dative) and all(word.endswith(self.dative) for word in name.text.split())

    def may_be_object(self, name: Span, verb: Token) -> bool:
        """True for a name that may stand before its verb as an object: "Putina je pohvalil"."""
        endings = (*_OBLIQUE, "a") if verb.lower_.endswith(_MASCULINE) else _OBLIQUE
        return all(word.endswith(endings) for word in name.text.split())

    def in_nominative(self, words: list[Token], verb: Token) -> bool:
        """True where plain nouns may be a subject: one in its dictionary form, or a plural; no dative."""
        if not self.plural_dative:
            return True
        inflected = [token for token in words if token.lemma_ != token.lower_]
        plural = verb.lower_.endswith(self.plural_participles)
        listening = any(token.lower_.endswith(self.plural_dative) for token in inflected)
        return not listening and (plural or len(inflected) < len(words))
