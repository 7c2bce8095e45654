"""Put the trained parts together into the pipeline that is shipped, with its notice and figures."""

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import registered  # noqa: F401
import spacy
import srsly  # type: ignore[import-untyped]
from conllu import read_conllu
from lemma_rules import learn_lemmas
from spacy.language import Language
from tokens import part_numbers

from claimtrack.extract.components.sentences import LeftToParser
from claimtrack.extract.trained.lemmas import RuleLemmatizer

SOURCES = [
    {
        "name": "SUK 1.0 (ssj500k, SentiCoref, ELEXIS-WSD and Ambiga parts)",
        "url": "http://hdl.handle.net/11356/1747",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD Slovenian SSJ",
        "url": "https://github.com/UniversalDependencies/UD_Slovenian-SSJ",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "ssj500k, a copy dating from before its change of licence",
        "url": "http://hdl.handle.net/11356/1434",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD Croatian SET",
        "url": "https://github.com/UniversalDependencies/UD_Croatian-SET",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD Serbian SET",
        "url": "https://github.com/UniversalDependencies/UD_Serbian-SET",
        "license": "CC BY-SA 4.0",
    },
]
NOTICE = Path(__file__).parent / "NOTICE"
TRAINING_SECTIONS = ("corpora", "training", "pretraining", "paths")


def assemble(tree: Path, names: Path, tagged: Path) -> Language:
    """Return the pipeline of the tree's parts, lemmas and names; its order is the order of its needs."""
    nlp = spacy.load(tree)
    lemmatizer = nlp.add_pipe("claimtrack_lemmatizer", name="lemmatizer", after="morphologizer")
    if not isinstance(lemmatizer, RuleLemmatizer):
        raise TypeError(type(lemmatizer))
    lemmatizer.table = learn_lemmas(read_conllu(tagged))
    nlp.add_pipe("ner", source=spacy.load(names))
    part_numbers(nlp)
    describe(nlp)
    return nlp


def finish(nlp: Language) -> None:
    """Add the steps that are rules, let the tokeniser's file be all of it, and take out the table's path."""
    nlp.add_pipe("rule_sentences", first=True, config={"left": LeftToParser.BRACKETS.value})
    nlp.add_pipe("white_space", after="morphologizer")
    nlp.add_pipe("name_repair", after="ner")
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": "claimtrack.SavedTokenizer.v1"}
    for name in ("tok2vec", "ner"):
        clear_paths(nlp.config["components"][name])


def clear_paths(section: dict[str, Any]) -> None:
    """Set every `kinds` in a section of the configuration to none: the weights hold the table itself."""
    for key, value in section.items():
        if key == "kinds":
            section[key] = None
        elif isinstance(value, dict):
            clear_paths(value)


def describe(nlp: Language) -> None:
    """Set what the pipeline says of itself, and take the paths of the training machine out."""
    nlp.meta.update(
        name="claimtrack_news",
        version="1.0.0",
        description="Slovenian pipeline of ClaimTrack: sentences, tags, lemmas, trees and names.",
        author="ClaimTrack",
        license="CC BY-SA 4.0",
        sources=SOURCES,
        performance={},
    )
    nlp.config["nlp"]["after_creation"] = None
    for section in TRAINING_SECTIONS:
        nlp.config[section] = {}
    nlp.config["initialize"] = {"components": {}, "tokenizer": {}}


def list_strings(nlp: Language) -> Iterable[str]:
    """Return the strings that labels and features need; words are added as they are read."""
    for _, component in nlp.pipeline:
        yield from getattr(component, "labels", ())
    morphologizer = nlp.get_pipe("morphologizer")
    for label in getattr(morphologizer, "cfg", {}).get("labels_morph", {}):
        yield from (label, *label.split("|"))
    yield from ("subtok", "ROOT", "dep", "SPACE", "")


def save(nlp: Language, folder: Path) -> None:
    """Write the pipeline without the strings of the training text, with its notice beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    srsly.write_json(folder / "vocab" / "strings.json", sorted(set(list_strings(nlp))))
    shutil.copy(NOTICE, folder / NOTICE.name)


def main() -> None:
    """Assemble and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("tagged", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    nlp = assemble(options.tree, options.names, options.tagged)
    finish(nlp)
    save(nlp, options.output)


if __name__ == "__main__":
    main()
