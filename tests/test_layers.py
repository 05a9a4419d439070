"""The arrows of the design: a module imports only from layers to the left of its own, and from its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "factcheck"

LAYERS = (
    ("structs",),
    ("intervals",),
    ("records",),
    ("files",),
    ("text",),
    ("formats",),
    ("articles",),
    ("registry",),
    ("documents",),
    ("mentions",),
    ("kinds",),
    ("codes", "check"),
    ("reports",),
    ("config", "arguments", "progress"),
    ("desks", "upkeep"),
    ("newsroom",),
    ("many",),
    ("commands",),
    ("keeping",),
    ("cli_keeping",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# What the core may not do, because it is the command line's to say and to decide.
SPEAKING = {"print", "input"}
MAY_SPEAK = {"commands", "keeping", "cli", "__main__"}

# What the package itself holds, for all.
OWN = {"__version__", "OBJECTS_BEFORE_COLLECTING"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The layers that a module imports from, each with its line, wherever in the module that is."""
    inside = ["factcheck", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = inside[: len(inside) - node.level + 1] if node.level else []
            base = [*base, *(node.module.split(".") if node.module else [])]
            names = [".".join([*base, alias.name]) for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "factcheck" and rest and rest not in OWN:
                yield node.lineno, rest.partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_arrows_go_one_way(path: Path) -> None:
    own = layer(path)
    if own == "__init__":
        assert not list(imported(path))
        return
    assert own in RANK, f"{own} is in no layer: give it one here and in the design"
    wrong = [
        f"line {line}: {own} imports {name}"
        for line, name in imported(path)
        if name != own and RANK.get(name, 99) >= RANK[own]
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_core_never_speaks(path: Path) -> None:
    if layer(path) in MAY_SPEAK:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in SPEAKING, f"line {node.lineno}: {node.func.id}()"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            assert node.attr not in {"stdout", "stderr", "exit"}, f"line {node.lineno}: sys.{node.attr}"


def test_every_code_of_a_kind_is_explained() -> None:
    from factcheck.codes import CODES

    kinds = {name.partition("/")[0] for name in CODES}
    for path in (PACKAGE / "kinds").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                kind, slash, problem = node.value.partition("/")
                if slash and kind in kinds and problem.replace("-", "").isalpha():
                    assert node.value in CODES, f"{path.name}:{node.lineno}: {node.value} is not in codes.py"
