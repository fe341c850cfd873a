"""What Windows would load: followed through the imports, since no Windows is at hand to try."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from gsmos_tray import __main__

PACKAGE = Path(__main__.__file__).parent

NOT_THERE = {"fcntl", "resource", "pwd", "grp", "termios", "pty", "jeepney", "secretstorage"}
"""What Windows' Python, or our build for it, does not have."""


def _is_skipped(test: ast.expr) -> bool:
    """Tell whether a block is left out where ``sys.platform`` is ``win32``."""
    names = {"sys": type("sys", (), {"platform": "win32"}), "TYPE_CHECKING": False}
    try:
        return not eval(compile(ast.Expression(test), "test", "eval"), {"__builtins__": {}}, names)  # noqa: S307
    except (NameError, AttributeError):
        return False


def _imports(nodes: list[ast.stmt]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Import(names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{name.name}" for name in names)
            case ast.If(test, body, orelse):
                yield from _imports(orelse if _is_skipped(test) else body)
            case ast.Try(body, handlers):
                yield from _imports(body)
                yield from (it for handler in handlers for it in _imports(handler.body))
            case ast.ClassDef(body=body):
                yield from _imports(body)


def _file(module: str) -> Path | None:
    place = PACKAGE.parent / module.replace(".", "/")
    found = [place.with_suffix(".py"), place / "__init__.py"]
    return next((file for file in found if file.is_file()), None)


def loaded(module: str, so_far: set[str]) -> set[str]:
    """Give all that importing *module* imports on Windows, ours and the others' by name."""
    if module in so_far:
        return so_far
    so_far.add(module)
    if module.startswith("gsmos_tray") and (file := _file(module)):
        for other in _imports(ast.parse(file.read_text("utf-8")).body):
            loaded(other, so_far)
    return so_far


def test_windows_loads_nothing_that_it_does_not_have() -> None:
    so_far: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        if file.name != "notifications.py" and "demo" not in file.parts:
            parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
            loaded(".".join(parts).removesuffix(".__init__"), so_far)
    assert "gsmos_tray.tray_program" in so_far
    assert "winreg" in so_far  # Windows' side was taken
    assert NOT_THERE & {name.partition(".")[0] for name in so_far} == set()
    assert "gsmos_tray.workstation.notifications" not in so_far


def test_what_is_looked_for_is_known_here() -> None:
    """A name that was mistyped would never be found."""
    if sys.platform == "linux":
        assert [name for name in NOT_THERE if find_spec(name) is None] == []
