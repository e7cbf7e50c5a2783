"""The terminal's `diff`: what changes from one scenario to another, and the list of moves."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orgsandbox.domain.compare import Comparison, Move, Post, compare
from orgsandbox.domain.model import Org, written_language
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files.moves import move_rows
from orgsandbox.files.moves_table import save_moves
from orgsandbox.i18n import use_language
from orgsandbox.metrics import report


def arguments(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    """Declare what `diff` takes."""
    parser.add_argument("file", type=Path)
    parser.add_argument("a", metavar="A")
    parser.add_argument("b", metavar="B")
    parser.add_argument("-o", "--output", type=Path, help="moves as .csv or .xlsx")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def compared(project: Project, a: Scenario, b: Scenario) -> Comparison:
    """Return what changes from scenario `a` to scenario `b`."""
    return compare(a.org, b.org, project.assumptions.titles)


def as_json(project: Project, a: Scenario, b: Scenario, changes: Comparison) -> dict[str, Any]:
    """Return what `diff --json` prints."""
    one, other = (
        report.read(project, scenario.id, None, "family").printed() for scenario in (a, b)
    )
    return {
        "moves": [_move(move) for move in changes.moves],
        "units": {
            "new": list(changes.units.new),
            "gone": list(changes.units.gone),
            "renamed": list(changes.units.renamed),
            "moved": list(changes.units.moved),
            "split": {key: list(parts) for key, parts in changes.units.split.items()},
            "merged": {key: list(parts) for key, parts in changes.units.merged.items()},
            "continues": dict(changes.units.continues),
        },
        "chains": [list(chain) for chain in changes.chains],
        "metrics": {key: {"a": one[key], "b": other[key]} for key in one},
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "person": move.person,
        "kind": move.kind,
        "from": [_post(post) for post in move.before],
        "to": [_post(post) for post in move.after],
    }


def _post(post: Post) -> dict[str, Any]:
    return {"unit": post.unit, "role": post.role, "share": post.share, "main": post.main}


def lines(a: Org, b: Org, changes: Comparison) -> list[str]:
    """Return the moves as text."""
    told = ["  ".join(str(cell) for cell in row) for row in move_rows(a, b, changes)]
    names = {**{k: u.name for k, u in a.units.items()}, **{k: u.name for k, u in b.units.items()}}
    for title, keys in (("new", changes.units.new), ("gone", changes.units.gone)):
        if keys:
            told.append(f"{title}: " + ", ".join(names[key] for key in keys))
    return told or ["no differences"]


def write_moves(path: Path, a: Org, b: Org, changes: Comparison) -> None:
    """Write the list of moves in the language the plan is written in."""
    use_language(written_language(b))
    try:
        save_moves(path, a, b, changes)
    finally:
        use_language("en")
