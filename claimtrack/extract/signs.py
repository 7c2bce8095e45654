"""Signs that several modules tell apart, by name where one looks like another."""

EN_DASH, EM_DASH = "\N{EN DASH}", "\N{EM DASH}"
DASHES = frozenset({"-", EN_DASH, EM_DASH})
HYPHENS = frozenset({"-", "\N{NON-BREAKING HYPHEN}"})
CURRENCIES = frozenset({"€", "$", "£"})
