"""The places at which a file can be broken, and the text that stands there when it is."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

_COMPARED = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
_COUNTED = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"),
}
_JOINED = {ast.And: ("and", "or"), ast.Or: ("or", "and")}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One place broken: `old` stands at `start` (in characters of the file), `new` instead."""

    file: str
    line: int
    start: int
    old: str
    new: str

    def apply(self, source: str) -> str:
        """Return the file with this place broken."""
        assert source[self.start : self.start + len(self.old)] == self.old
        return source[: self.start] + self.new + source[self.start + len(self.old) :]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.old} → {self.new}"


def mutants(root: Path, file: Path) -> list[Mutant]:
    """Return every way to break one place of a file, in the order of the file."""
    source = file.read_text(encoding="utf-8")
    name = file.relative_to(root).as_posix()
    found = _Finder(name, source)
    found.visit(ast.parse(source))
    return sorted(found.made, key=lambda mutant: (mutant.start, mutant.new))


class _Finder(ast.NodeVisitor):
    """Walks a file; annotations, docstrings and what only type checkers read are left out."""

    def __init__(self, file: str, source: str) -> None:
        self.made: list[Mutant] = []
        self._file, self._source = file, source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._bytes = [line.encode() for line in source.splitlines(keepends=True)]

    def _at(self, line: int, column: int) -> int:
        """Return the place in characters; Python counts columns in bytes."""
        return self._lines[line - 1] + len(self._bytes[line - 1][:column].decode())

    def _start(self, node: ast.expr) -> int:
        return self._at(node.lineno, node.col_offset)

    def _end(self, node: ast.expr) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._at(node.end_lineno, node.end_col_offset)

    def _between(self, left: ast.expr, right: ast.expr, pair: tuple[str, str]) -> None:
        """Break the operator that stands between two expressions."""
        old, new = pair
        start, end = self._end(left), self._start(right)
        spaced = old.replace(" ", r"\s+")
        word = rf"\b{spaced}\b" if old[0].isalpha() else re.escape(old)
        found = re.search(word, self._source[start:end])
        if found:
            line = self._source.count("\n", 0, start + found.start()) + 1
            self._add(line, start + found.start(), found[0], new)

    def _add(self, line: int, start: int, old: str, new: str) -> None:
        self.made.append(Mutant(self._file, line, start, old, new))

    def visit_Compare(self, node: ast.Compare) -> None:
        """Break <, ==, is, in …"""
        sides = [node.left, *node.comparators]
        for number, kind in enumerate(node.ops):
            self._between(sides[number], sides[number + 1], _COMPARED[type(kind)])
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Break + and -, * and /; joined texts stay."""
        pair = _COUNTED.get(type(node.op))
        if pair and not any(_is_text(side) for side in (node.left, node.right)):
            self._between(node.left, node.right, pair)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """Break and, or."""
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, _JOINED[type(node.op)])
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        """Take a not, or a minus, away."""
        start, inner = self._start(node), self._start(node.operand)
        old = self._source[start:inner]
        if isinstance(node.op, ast.Not) and old.strip() == "not":
            self._add(node.lineno, start, old, "")
        if isinstance(node.op, ast.USub) and old.strip() == "-":
            self._add(node.lineno, start, old, "+")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Turn True and False, move numbers by one."""
        start = self._start(node)
        old = self._source[start : self._end(node)]
        if isinstance(node.value, bool):
            self._add(node.lineno, start, old, str(not node.value))
        elif isinstance(node.value, (int, float)) and old[:1].isdigit():
            self._add(node.lineno, start, old, repr(node.value + 1))

    def visit_arg(self, node: ast.arg) -> None:
        """Leave annotations alone."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """Leave the annotation alone, not the value."""
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Look into the body and the defaults, not at annotations."""
        for part in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
            self.visit(part)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
