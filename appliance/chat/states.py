"""The states of a conversation as a Mermaid diagram, read off the code: python -m appliance.chat.states.

A flow's questions are those that its class, its bases and the functions they call put by `ask(key, Asked.X)` or
`Listen(Asked.X)`. Arrows between flows are the wishes of router.py and each flow that another one makes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources

from appliance.dialogue.asked import Asked
from appliance.dialogue.router import MESSAGES, VISITS

INTRODUCTION = """# States of a conversation

Drawn from the code by `python -m appliance.chat.states > docs/states.md`; a test checks that it is current. A box is a
flow, the names in it are the questions it may put. `Dialogue.state` says where a call stands: `visit.dob`, `bridging`.

- A caller in danger is in `emergency` from any state, and so is a caller who wants a person in `bridging`.
- Who hangs up, or stays silent too long, is in `done`; every held time is given back.
- Asides lie on top of a wish: once one is answered, the wish goes on where it stood.
"""
_PACKAGE = "appliance.dialogue"
_MACHINE = "machine"
_GREETING = ("greeting", "greet")
_PHASE = "_phase"


@dataclass(slots=True)
class Module:
    """What one file of dialogue/ defines, and what its names stand for."""

    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Imported from dialogue/: name here -> (module, name there); "" for a module as a whole."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One flow."""

    name: str
    aside: bool
    questions: tuple[str, ...]
    then: tuple[str, ...]
    """Flows it makes."""


def document() -> str:
    """The whole of docs/states.md."""
    return f"{INTRODUCTION}\n```mermaid\n{diagram()}\n```\n"


def diagram() -> str:
    """A Mermaid state diagram."""
    modules = _modules()
    flows = _flows(modules)
    lines = ["stateDiagram-v2", "    [*] --> ringing", "    ringing --> opening"]
    for flow in flows:
        lines.append(f"    state {flow.name} {{")
        lines += [f"        {flow.name}_{each} : {each}" for each in flow.questions]
        lines.append("    }")
    wished = [(kind.name, label) for label, kind in VISITS.items()] + [("message", ", ".join(sorted(MESSAGES)))]
    lines += [f"    opening --> {name} : {label}" for name, label in wished]
    lines += [f"    {name} --> opening : done" for name, _ in wished]
    lines += [f"    {flow.name} --> {name}" for flow in flows for name in flow.then if flow.name != "opening"]
    phases = _phases(modules[_MACHINE])
    lines += [f"    opening --> {phase}" for phase in phases]
    lines += ["    bridging --> nobody_came", "    bridging --> done", "    done --> [*]"]
    return "\n".join(lines)


def _modules() -> Mapping[str, Module]:
    found = {}
    for file in sorted(resources.files(_PACKAGE).iterdir(), key=lambda one: one.name):
        if file.name.endswith(".py"):
            found[file.name.removesuffix(".py")] = _module(ast.parse(file.read_text("utf-8")))
    return found


def _module(tree: ast.Module) -> Module:
    module = Module()
    for node in tree.body:
        match node:
            case ast.FunctionDef():
                module.functions[node.name] = node
            case ast.ClassDef():
                module.classes[node.name] = node
            case ast.ImportFrom(module=str() as source, names=names) if source.startswith(_PACKAGE):
                inner = source.removeprefix(_PACKAGE).lstrip(".")
                for one in names:
                    module.names[one.asname or one.name] = (inner, one.name) if inner else (one.name, "")
    return module


def _flows(modules: Mapping[str, Module]) -> list[Drawn]:
    named = {
        (where, kind): name
        for where, module in modules.items()
        for kind, node in module.classes.items()
        if (name := _text(node, "name"))
    }
    drawn = []
    for (where, kind), name in named.items():
        seen: set[tuple[str, str]] = set()
        nodes = list(_reached(modules, where, modules[where].classes[kind], seen))
        if name == "opening":
            nodes += _reached(modules, _GREETING[0], modules[_GREETING[0]].functions[_GREETING[1]], seen)
        asked = {one.value for one in Asked if any(_asks(node, one) for node in nodes)}
        aside = "Aside" in _bases(modules[where].classes[kind])
        made = {named[key] for node in nodes for key in _made(modules, where, node) if key in named}
        ordered = tuple(one.value for one in Asked if one.value in asked)
        drawn.append(Drawn(name, aside, ordered, tuple(sorted(made - {name}))))
    return sorted(drawn, key=lambda one: (one.name != "opening", one.aside, one.name))


def _reached(
    modules: Mapping[str, Module], where: str, root: ast.AST, seen: set[tuple[str, str]]
) -> Iterator[ast.Call]:
    """Every call made by a class or a function, by its bases, and by the functions of dialogue/ that it calls."""
    for base in _bases(root) if isinstance(root, ast.ClassDef) else ():
        yield from _follow(modules, _resolved(modules, where, base), seen)
    for node in ast.walk(root):
        if isinstance(node, ast.Call):
            yield node
            if isinstance(node.func, ast.Name):
                yield from _follow(modules, _resolved(modules, where, node.func.id), seen)
            elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                module = modules[where].names.get(node.func.value.id, ("", ""))[0]
                yield from _follow(modules, (module, node.func.attr), seen)


def _follow(modules: Mapping[str, Module], target: tuple[str, str], seen: set[tuple[str, str]]) -> Iterator[ast.Call]:
    module = modules.get(target[0])
    if module is None or target in seen:
        return
    seen.add(target)
    node = module.functions.get(target[1]) or module.classes.get(target[1])
    flow = isinstance(node, ast.ClassDef) and _text(node, "name")
    if node is not None and not flow:
        yield from _reached(modules, target[0], node, seen)


def _resolved(modules: Mapping[str, Module], where: str, name: str) -> tuple[str, str]:
    return modules[where].names.get(name, (where, name))


def _made(modules: Mapping[str, Module], where: str, node: ast.Call) -> Iterator[tuple[str, str]]:
    if isinstance(node.func, ast.Name):
        yield _resolved(modules, where, node.func.id)
    elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        yield modules[where].names.get(node.func.value.id, ("", ""))[0], node.func.attr


def _asks(node: ast.Call, one: Asked) -> bool:
    """Whether a call is `ask(..., Asked.X)` or `Listen(Asked.X)` for this question."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in ("ask", "Listen") and any(ast.unparse(arg) == f"Asked.{one.name}" for arg in node.args)


def _bases(node: ast.AST) -> list[str]:
    return [base.id for base in getattr(node, "bases", []) if isinstance(base, ast.Name)]


def _text(node: ast.ClassDef, name: str) -> str:
    """The string a class gives to one of its variables."""
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and getattr(line.target, "id", "") == name:
            value = line.value.value if isinstance(line.value, ast.Constant) else ""
            return value if isinstance(value, str) else ""
    return ""


def _phases(machine: Module) -> list[str]:
    """Where a call may stand besides in a flow: every text that machine.py gives to `_phase`."""
    found: dict[str, None] = {}
    for node in ast.walk(machine.classes["Dialogue"]):
        if isinstance(node, ast.Assign):
            pairs = zip(*(_each(part) for part in (node.targets[0], node.value)), strict=False)
            for target, value in pairs:
                if getattr(target, "attr", "") == _PHASE and isinstance(value, ast.Constant):
                    found[str(value.value)] = None
    return [phase for phase in found if phase not in ("talking", "ringing")]


def _each(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


if __name__ == "__main__":
    print(document(), end="")
