"""How a page may be looked at: its width, its colours, with or without scripts, in which language."""

from dataclasses import dataclass
from itertools import product
from typing import Any

WIDE, NARROW = 1280, 360


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at a page."""

    width: int = WIDE
    dark: bool = False
    script: bool = True
    language: str = "en"

    @property
    def options(self) -> dict[str, Any]:
        """What a browser of this kind is made with."""
        return {
            "viewport": {"width": self.width, "height": 800 if self.width == WIDE else 700},
            "color_scheme": "dark" if self.dark else "light",
            "java_script_enabled": self.script,
            "locale": self.language,
        }

    def __str__(self) -> str:
        script = "script" if self.script else "no-script"
        return f"{self.width}-{'dark' if self.dark else 'light'}-{script}-{self.language}"


# Every width with every colour and every language; a program that looks at pages needs scripts.
PAGE_LOOKS = tuple(
    Look(width, dark=dark, language=language)
    for width, dark, language in product((WIDE, NARROW), (False, True), ("en", "sl"))
)
WALK_LOOKS = tuple(
    Look(width, dark=dark, script=script)
    for width, dark, script in product((WIDE, NARROW), (False, True), (True, False))
)
# Four of the eight in which each width meets each colour and both meet scripts on and off.
PAIRWISE = tuple(look for look in WALK_LOOKS if ((look.width == WIDE) + look.dark + look.script) % 2 == 0)
