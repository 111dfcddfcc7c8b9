"""The repository keeps its own rules (STYLE.md): a reader can trust them without looking."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE_LINES, FUNCTION_LINES = 400, 50

CODE = sorted(path for folder in ("appliance", "tests") for path in (ROOT / folder).rglob("*.py"))
SHIPPED = [path for path in CODE if path.is_relative_to(ROOT / "appliance")]
TEXT_FOLDERS = (
    *("appliance", "docs", "firmware-hooks", "image", "models", "requirements", "systemd", "tests"),
    ".ci",
)
TEXT_SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".sql",
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".sh",
    ".service",
    ".conf",
    ".xml",
    "",
}
TEXT = sorted(
    path
    for path in (*ROOT.glob("*"), *(path for folder in TEXT_FOLDERS for path in (ROOT / folder).rglob("*")))
    if path.is_file() and path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts and path.name != ".git"
)

REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
    )
]
MACHINE_PATHS = re.compile("|".join(("/" + "work/", "/" + "root/", "/" + "home/[a-z]", "/" + "Users/", "pyen" + "v/")))
UNFINISHED = re.compile("|".join((r"\bTO" + "DO\b", r"\bFIX" + "ME\b", r"\bXX" + "X\b")))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def containing(paths: list[Path], pattern: re.Pattern[str]) -> list[str]:
    return [name(path) for path in paths if pattern.search(path.read_text(encoding="utf-8"))]


def test_no_file_is_longer_than_400_lines() -> None:
    assert [name(path) for path in CODE if len(path.read_text(encoding="utf-8").splitlines()) > FILE_LINES] == []


def test_no_function_is_longer_than_50_lines() -> None:
    long = [
        f"{name(path)}:{function.lineno} {function.name}"
        for path in CODE
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_a_folder_says_what_it_is_and_nothing_else() -> None:
    for path in (path for path in SHIPPED if path.name == "__init__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{name(path)} has no sentence"
        root = path.parent.name == "appliance"  # sets two variables of the environment before any library reads them
        assert len(tree.body) == 1 or root, f"{name(path)} holds code"


def test_every_module_says_what_it_is() -> None:
    assert [name(path) for path in SHIPPED if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_no_drawer_is_called_utils() -> None:
    drawers = {"utils", "util", "helpers", "helper", "managers", "manager", "misc", "common"}
    assert [name(path) for path in CODE if {path.stem, *path.parent.relative_to(ROOT).parts} & drawers] == []


def test_catching_everything_is_written_once() -> None:
    broad = [
        name(path)
        for path in SHIPPED
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert broad == [name(path) for path in SHIPPED if name(path) == "appliance/call/failsafe.py"]


def test_the_daemon_speaks_anyio_only() -> None:
    bare = [name(path) for path in SHIPPED if imports(path) & {"asyncio", "trio"}]
    children = [path for path in bare if "ParentPipe" in (ROOT / path).read_text(encoding="utf-8")]
    assert bare == children


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in CODE if path.name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


def test_every_test_the_table_of_cases_names_is_there() -> None:
    table = (ROOT / "docs" / "ehr-cases.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|", table, re.MULTILINE)
    known = {function.name for path in CODE if path.name.startswith("test_") for function in functions(path)}
    assert [int(row) for row in rows] == list(range(1, 47))
    assert set(re.findall(r"`(test_\w+)`", table)) - known == set()


def test_nothing_is_left_unfinished() -> None:
    assert containing(CODE, UNFINISHED) == []


def test_no_file_names_a_registry_or_a_developers_machine() -> None:
    assert containing(TEXT, re.compile("|".join(map(re.escape, REGISTRY_HOSTS)))) == []
    assert containing(TEXT, MACHINE_PATHS) == []


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_every_dependency_is_pinned_with_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    pins = re.findall(
        r"^[A-Za-z0-9][^\n]*==[^\n]*\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", text, re.MULTILINE
    )
    assert pins
    assert len(pins) == len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE))
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


@pytest.mark.parametrize("folder", ["firmware-hooks", "systemd", "image"])
def test_a_folder_for_later_says_what_will_live_there(folder: str) -> None:
    assert (ROOT / folder / "README.md").read_text(encoding="utf-8").strip()


def test_weights_stay_out_of_the_repository() -> None:
    heavy = [name(path) for path in (ROOT / "models").rglob("*") if path.suffix in {".bin", ".onnx", ".npz", ".ort"}]
    assert heavy == []


@pytest.mark.parametrize(
    "lock", sorted((ROOT / "requirements").glob("*/package-lock.json")), ids=lambda path: path.parent.name
)
def test_every_node_package_is_pinned_with_a_hash_and_no_address(lock: Path) -> None:
    held = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    wanted = json.loads((lock.with_name("package.json")).read_text(encoding="utf-8"))["dependencies"]
    assert held.pop("")["dependencies"] == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert held
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in held.values())
    assert "://" not in lock.read_text(encoding="utf-8")
