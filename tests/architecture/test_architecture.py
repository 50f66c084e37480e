"""The house stands as DESIGN draws it: purity, names, and `__init__` files that hold a docstring only."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("bot", "adapters", "config")
ALLOWED_LIBRARIES = {"babel", "rapidfuzz", "ahocorasick"}
IMPURE = {
    "asyncio", "io", "logging", "os", "pathlib", "random", "shutil", "socket", "sqlite3", "ssl", "subprocess",
    "threading", "time", "urllib.request",
}  # fmt: skip
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}
BANNED_CALLS = {"open", "print", "input"}
CLOCKS = {"now", "utcnow", "today"}

SOURCES = [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]
BOT = [path for path in SOURCES if path.is_relative_to(ROOT / "bot")]
PURE = [path for path in BOT if not path.is_relative_to(ROOT / "bot" / "usecases") and path.name != "__main__.py"]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def faults_of_a_pure_file(source: str, *, may_be_async: bool = False) -> list[str]:
    tree = ast.parse(source)
    found = [f"imports {name}" for name in imports(tree) if name in IMPURE or name.split(".")[0] in IMPURE]
    for node in ast.walk(tree):
        match node:
            case ast.AsyncFunctionDef(name=name) if not may_be_async:
                found.append(f"async def {name}")
            case ast.Call(func=ast.Name(id=name)) if name in BANNED_CALLS:
                found.append(f"calls {name}()")
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id="datetime" | "date"))) if name in CLOCKS:
                found.append(f"reads the clock: {name}()")
            case ast.Global():
                found.append("global statement")
    return found


@pytest.mark.parametrize("path", PURE, ids=named)
def test_bot_is_pure_outside_its_use_cases(path: Path) -> None:
    assert faults_of_a_pure_file(path.read_text(), may_be_async=path.name == "ports.py") == []


@pytest.mark.parametrize("path", BOT, ids=named)
def test_bot_imports_the_standard_library_and_three_others(path: Path) -> None:
    allowed = sys.stdlib_module_names | ALLOWED_LIBRARIES | {"bot"}
    if path == ROOT / "bot" / "__main__.py":
        allowed |= {"config"}  # the door for `python -m bot`

    assert {name for name in imports(ast.parse(path.read_text())) if name.split(".")[0] not in allowed} == set()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_file_has_a_name_that_says_nothing(path: Path) -> None:
    assert not BANNED_NAMES & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_every_module_begins_with_one_sentence(path: Path) -> None:
    if "versions" in path.parts:
        return
    first = (ast.get_docstring(ast.parse(path.read_text())) or "").split("\n\n")[0]
    assert first.rstrip().endswith((".", ":"))


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "__init__.py"], ids=named)
def test_an_init_file_holds_a_docstring_and_nothing_else(path: Path) -> None:
    body = ast.parse(path.read_text()).body

    assert len(body) == 1
    assert ast.get_docstring(ast.parse(path.read_text()))


def test_the_ports_fit_on_one_page() -> None:
    assert len((ROOT / "bot" / "ports.py").read_text().splitlines()) < 200


COUNTING = {"len", "set", "frozenset", "sum", "Counter"}
COUNTED = {"outlet", "publisher", "carries", "origin"}  # of reports: bot/stories/independence.py alone counts them
COUNTERS = {"independence.py", "record.py"}  # the record counts the outlets of a publisher, over all stories


def counted(source: str) -> list[str]:
    """What a file counts for itself of those who tell a story."""
    found = []
    for node in ast.walk(ast.parse(source)):
        counts = isinstance(node, ast.SetComp) or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in COUNTING
        )
        if counts:
            found += [each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute) and each.attr in COUNTED]
    return found


@pytest.mark.parametrize("path", [p for p in BOT if p.name not in COUNTERS], ids=named)
def test_nothing_but_independence_counts_who_tells_a_story(path: Path) -> None:
    assert counted(path.read_text()) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("len({r.outlet for r in reports})", ["outlet", "outlet"]),
        ("{r.publisher for r in reports}", ["publisher"]),
        ("len(outlets(story))", []),
    ],
)
def test_the_check_itself_sees_a_count(source: str, fault: list[str]) -> None:
    assert counted(source) == fault


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import asyncio", "imports asyncio"),
        ("from urllib.request import urlopen", "imports urllib.request"),
        ("async def f(): ...", "async def f"),
        ("open('x')", "calls open()"),
        ("from datetime import datetime\ndatetime.now()", "reads the clock: now()"),
    ],
)
def test_the_check_itself_sees_a_fault(source: str, fault: str) -> None:
    assert fault in faults_of_a_pure_file(source)
