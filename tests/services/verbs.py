"""What each function of the services does, read from its source: whether it writes, and whether it tells.

A verb writes when it, or anything that it calls, adds, removes or changes a row; it tells when it, or
anything that it calls, appends an event.
"""

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import claimtrack
import claimtrack.models  # its tables
from claimtrack.db import Base

PACKAGE = Path(claimtrack.__file__).parent
EDGES = ("web", "jobs", "cli")
_ADDING = {"add", "add_all", "delete", "merge"}
_CHANGING = {"insert", "update", "delete"}
Name = tuple[str, str]


class Verbs:
    """The functions of the package by module and name."""

    def __init__(self) -> None:
        self._functions: dict[Name, ast.FunctionDef] = {}
        self._imported: dict[str, dict[str, Name]] = {}
        for path in PACKAGE.rglob("*.py"):
            module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            tree = ast.parse(path.read_text(encoding="utf8"))
            self._imported[module] = dict(_imports(tree))
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef):
                    self._functions[module, node.name] = node

    @cached_property
    def roots(self) -> set[Name]:
        """The functions of the services that the edges use."""
        return {
            found
            for module, names in self._imported.items()
            if module.split(".")[1:2] and module.split(".")[1] in EDGES
            for found in names.values()
            if found[0].startswith("claimtrack.services.") and found in self._functions
        }

    def writes(self, name: Name) -> bool:
        """Return whether the function changes a row."""
        return any(_writes(self._functions[each]) for each in self._reached(name))

    def tells(self, name: Name) -> bool:
        """Return whether the function appends an event."""
        return ("claimtrack.audit.append", "append_event") in self._reached(name)

    def _reached(self, name: Name) -> set[Name]:
        reached, waiting = set[Name](), [name]
        while waiting:
            each = waiting.pop()
            if each in self._functions and each not in reached:
                reached.add(each)
                waiting += self._called(each)
        return reached

    def _called(self, name: Name) -> Iterator[Name]:
        known = self._imported[name[0]]
        for node in ast.walk(self._functions[name]):
            if isinstance(node, ast.Name):
                found = known.get(node.id, (name[0], node.id))
                yield ("claimtrack.audit.append", "append_event") if found[1] == "append_event" else found


def columns() -> set[str]:
    """Return the names of all columns and relationships."""
    mappers = list(Base.registry.mappers)
    return {key for mapper in mappers for key in (*mapper.column_attrs.keys(), *mapper.relationships.keys())}


_COLUMNS = columns()


def _imports(tree: ast.Module) -> Iterator[tuple[str, Name]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                yield each.asname or each.name, (node.module, each.name)


def _writes(function: ast.FunctionDef) -> bool:
    return any(_is_write(node) for node in ast.walk(function))


def _is_write(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            return called.value.id == "session" and called.attr in _ADDING
        return isinstance(called, ast.Name) and called.id in _CHANGING
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and node.attr in _COLUMNS
        and ast.unparse(node.value) != "self"
    )
