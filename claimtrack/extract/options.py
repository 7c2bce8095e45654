"""What a desk chooses about extraction."""

from dataclasses import dataclass

# Named instead of a package, it has a language read by rules alone: less memory, and no trees.
BY_RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionOptions:
    """`scorer` is "fast", "semantic" or "rules"; `pipelines` pairs a language with a package, or BY_RULES.

    `topics` are what the desk follows, each in a few words; none stands for all that is worth checking.
    """

    scorer: str = "fast"
    pipelines: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()


DEFAULT_OPTIONS = ExtractionOptions()
