"""The diagram of the conversation's states, drawn from its source: `python -m appliance.chat.states` writes it.

A flow is a class with a `name`; what it asks, whom it fetches, how it ends and what it hands over to is read from its
methods, from those it inherits, and from the functions of the dialogue they call.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from appliance.dialogue.flows import router

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "appliance" / "dialogue"
TARGET = ROOT / "docs" / "states.md"


@dataclass(slots=True)
class Found:
    """What the methods of one flow can do."""

    asks: set[str] = field(default_factory=set)
    fetches: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    begins: set[str] = field(default_factory=set)
    """Names of flows."""


class Source:
    """The dialogue's modules as syntax trees."""

    def __init__(self) -> None:
        trees = {path.stem: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCES.rglob("*.py"))}
        self.classes = {one.name: one for tree in trees.values() for one in tree.body if isinstance(one, ast.ClassDef)}
        self.home = {one.name: at for at, tree in trees.items() for one in tree.body if isinstance(one, ast.ClassDef)}
        self.functions = {
            (at, one.name): one for at, tree in trees.items() for one in tree.body if isinstance(one, ast.FunctionDef)
        }
        self.imported = {at: dict(_imports(tree)) for at, tree in trees.items()}
        self.names = {name: said for name, one in self.classes.items() if (said := _name(one))}

    def flow(self, name: str) -> Found:
        """What a flow can do; its bases' methods are its own."""
        found, seen = Found(), set[tuple[str, str]]()
        for each in self._with_bases(name):
            self._read(self.classes[each], self.home[each], found, seen)
        found.begins.discard(self.names.get(name, ""))
        return found

    def _with_bases(self, name: str) -> Iterator[str]:
        if name in self.classes and name not in ("Flow", "Aside"):
            yield name
            for base in self.classes[name].bases:
                yield from self._with_bases(_last(base))

    def _read(self, tree: ast.AST, module: str, found: Found, seen: set[tuple[str, str]]) -> None:
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = _last(node.func)
            if called in self.names:
                found.begins.add(self.names[called])
            if called == "HangUp" and node.args:
                found.ends |= set(_texts(node.args[0])) - {""}
            if called == "Bridge":
                found.fetches |= _members(node, "Reason")
            if called in ("ask", "Listen"):
                found.asks |= _members(node, "Asked")
            at = self._called(node.func, module)
            if at in self.functions and at not in seen:
                seen.add(at)
                self._read(self.functions[at], at[0], found, seen)

    def _called(self, func: ast.expr, module: str) -> tuple[str, str]:
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            return func.value.id, func.attr
        name = _last(func) if isinstance(func, ast.Name) else ""
        return self.imported[module].get(name, module), name


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                yield each.name, node.module.rsplit(".", 1)[-1]


def _name(one: ast.ClassDef) -> str:
    """The `name: ClassVar[str] = "..."` of a flow."""
    for node in one.body:
        if isinstance(node, ast.AnnAssign) and _last(node.target) == "name" and isinstance(node.value, ast.Constant):
            return node.value.value if isinstance(node.value.value, str) else ""
    return ""


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _texts(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _members(node: ast.AST, enum: str) -> set[str]:
    """`Asked.NAME` as `name`."""
    return {one.attr.lower() for one in ast.walk(node) if isinstance(one, ast.Attribute) and _last(one.value) == enum}


def drawn() -> str:
    """The page: the diagram, and what each flow asks."""
    source = Source()
    flows = {said: source.flow(name) for name, said in source.names.items()}
    wishes: dict[str, list[str]] = {}
    for label, flow in router.VISITS.items():
        wishes.setdefault(flow.name, []).append(label)
    wishes["message"] = sorted(router.MESSAGES)
    machine = source.flow("Dialogue")
    edges = {("[*]", "opening", "")}
    edges |= {("opening", name, _words(labels)) for name, labels in wishes.items()}
    for name, found in flows.items():
        edges |= {(name, each, "") for each in found.begins if not (name == "opening" and each in wishes)}
        edges |= {(name, "bridging", _words(found.fetches))} if found.fetches else set()
        edges |= {(name, "done", _words(found.ends))} if found.ends else set()
    edges |= {(flow.name, "waitlist", "nothing suits") for flow in router.VISITS.values() if flow.seeks_time}
    danger = Found()
    source._read(source.classes["Danger"], source.home["Danger"], danger, set())
    edges |= {("danger", "bridging", _words(danger.fetches)), ("danger", "done", _words(danger.ends))}
    edges |= {("bridging", each, "nobody") for each in machine.begins if "nobody" in each}
    edges |= {("bridging", "danger", "nobody"), ("bridging", "done", "accepted"), ("done", "[*]", "")}
    edges |= {("[*]", each, "any turn") for each in machine.begins if "nobody" not in each and each in flows}
    edges.add(("[*]", "danger", "any words"))
    return _page(sorted(edges), flows, danger)


def _page(edges: list[tuple[str, str, str]], flows: dict[str, Found], danger: Found) -> str:
    lines = [
        "# States of the conversation",
        "",
        "Drawn from the code by `python -m appliance.chat.states`; a test fails when it is not current. A flow that is",
        "done gives way to the one it lies on, at last to `opening`. From any flow a caller can reach a person",
        "(`bridging`), and words of danger lead to `danger` whatever is going on; arrows from the start that say so",
        "stand for arrows from every flow. In `frontdesk chat` the state is the flow and the question: `visit.dob`.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {one} --> {other}{f' : {label}' if label else ''}" for one, other, label in edges),
        "```",
        "",
        "| flow | asks |",
        "| --- | --- |",
        *(f"| {name} | {_words(found.asks) or 'nothing'} |" for name, found in sorted(flows.items())),
        f"| danger | {_words(danger.asks)} |",
        "",
    ]
    return "\n".join(lines)


def _words(found: set[str] | list[str]) -> str:
    return ", ".join(sorted(found))


if __name__ == "__main__":
    TARGET.write_text(drawn(), encoding="utf-8")
