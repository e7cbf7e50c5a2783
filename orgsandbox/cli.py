"""The terminal: sample, import, check, metrics, export. English, stable keys, exit codes 0, 1, 2."""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from orgsandbox import __version__, resources
from orgsandbox.domain import tree
from orgsandbox.domain.directory import directory
from orgsandbox.domain.level_parts import Level, level_named
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Problem, Refused, Severity
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files import project as plan_file
from orgsandbox.files.atomic import write_atomically
from orgsandbox.files.cells import NotATable
from orgsandbox.files.project import Unreadable

DONE, PROBLEMS, UNREADABLE = 0, 1, 2

_MOST_DPI = 10_000


class Usage(Exception):  # noqa: N818 - said to the user in one line
    """Something asked for does not exist or makes no sense."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words of a call in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNREADABLE, f"orgsandbox: {message}; see --help\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    wanted = next((word for word in arguments if not word.startswith("-")), "")
    given = _parser(wanted).parse_args(arguments)
    try:
        return int(given.run(given))
    except (Usage, Unreadable, NotATable, Refused) as refusal:
        print(f"orgsandbox: {refusal}", file=sys.stderr)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"orgsandbox: {where}{error.strerror or error}", file=sys.stderr)
    return UNREADABLE


def _parser(wanted: str) -> argparse.ArgumentParser:
    """Return the parser of all commands; only the one wanted knows its words, and loads its part
    of the program for them."""
    parser = _Parser(
        prog="orgsandbox",
        description="Grow, split and redraw an organisation. Without a command: open the window.",
    )
    parser.add_argument("--version", action="version", version=f"orgsandbox {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (about, words) in _COMMANDS.items():
        command = commands.add_parser(name, help=about)
        if name == wanted:
            words(command)
    return parser


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    from orgsandbox import cli_import

    cli_import.arguments(parser, _import)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_check)


def _split_arguments(parser: argparse.ArgumentParser) -> None:
    from orgsandbox import cli_split

    cli_split.arguments(parser, _split)


def _diff_arguments(parser: argparse.ArgumentParser) -> None:
    from orgsandbox import cli_diff

    cli_diff.arguments(parser, _diff)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    from orgsandbox import cli_export

    cli_export.arguments(parser, _export)


def _sample_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default="growth")
    parser.add_argument("--language", choices=("ja", "en"), default="ja")
    parser.add_argument("--list", action="store_true", help="list the samples")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_sample)


def _metrics_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--scenario")
    parser.add_argument("--unit")
    parser.add_argument("--grain", choices=("family", "task"), default="family")
    parser.add_argument(
        "--cut",
        type=level_named,
        default=Level.DEPARTMENT,
        metavar="LEVEL",
        help="count work as across at this level: division, department (default) or section",
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_metrics)


def _sample(given: argparse.Namespace) -> int:
    folder = resources.path("samples")
    names = sorted({file.name.split(".")[0] for file in folder.glob("*.orgplan")})
    if given.list:
        print("\n".join(names))
        return DONE
    if given.name not in names:
        raise Usage(f"no sample called {given.name}; there are: {', '.join(names)}")
    if given.output is None:
        raise Usage("where to? Give -o FILE")
    data = (folder / f"{given.name}.{given.language}.orgplan").read_bytes()
    write_atomically(given.output, data)
    _say(given, {"file": str(given.output), "problems": []}, str(given.output))
    return DONE


def _import(given: argparse.Namespace) -> int:
    with _uncollected():
        return _imported(given)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python's collector from walking a hundred thousand people again and again.

    What an import makes are values without circles: there is nothing for it to find.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _imported(given: argparse.Namespace) -> int:
    from orgsandbox import cli_import

    read = cli_import.imported(given)
    summary = cli_import.as_json(read, [_problem(problem) for problem in read.problems])
    text = cli_import.as_text(read, summary)
    bad = any(problem.severity is Severity.PROBLEM for problem in read.problems)
    project = read.project
    del read  # the table's cells are not needed while the plan is written and read back
    plan_file.save(project, given.output)
    _say(given, summary, text)
    return PROBLEMS if bad else DONE


def _check(given: argparse.Namespace) -> int:
    _project, problems = plan_file.check(plan_file.read(given.file))
    bad = [problem for problem in problems if problem.severity is Severity.PROBLEM]
    found = {"file": str(given.file), "problems": [_problem(problem) for problem in problems]}
    lines = [_problem_line(problem) for problem in problems] or ["no problems"]
    _say(given, found, "\n".join(lines))
    return PROBLEMS if bad else DONE


def _metrics(given: argparse.Namespace) -> int:
    from orgsandbox.metrics import report

    project = plan_file.load(given.file)
    scenario = _scenario(project, given.scenario)
    unit = _unit(scenario.org, given.unit)
    if given.json:
        found = report.as_json(project, scenario.id, unit, given.grain, given.cut)
        print(json.dumps(found, ensure_ascii=False))
        return DONE
    readings = report.read(project, scenario.id, unit, given.grain, given.cut)
    print("\n".join((f"{scenario.name}  {given.grain}  {given.cut.value}", *readings.told())))
    return DONE


def _export(given: argparse.Namespace) -> int:
    from orgsandbox import cli_export, cli_people

    if given.dpi is not None and not 1 <= given.dpi <= _MOST_DPI:
        raise Usage("--dpi must be from 1 to 10000")
    if given.width is not None and given.width < 1:
        raise Usage("--width must be 1 or more")
    project = plan_file.load(given.file)
    scenario = _scenario(project, given.scenario)
    if cli_people.is_wanted(given):
        return _export_people(given, project, scenario)
    exported = cli_export.run(given, project, scenario, _unit(scenario.org, given.unit))
    cli_export.tell(exported)
    _say(given, exported.found, exported.text)
    return DONE


def _export_people(given: argparse.Namespace, project: Project, scenario: Scenario) -> int:
    from orgsandbox import cli_people

    saved = cli_people.run(given, project, scenario)
    problems = [_problem(problem) for problem in saved.problems]
    lines = [f"{given.output}  {saved.rows} rows", *map(_problem_line, saved.problems)]
    _say(
        given,
        {"file": str(given.output), "problems": problems, "rows": saved.rows},
        "\n".join(lines),
    )
    return PROBLEMS if problems else DONE


def _split(given: argparse.Namespace) -> int:
    from orgsandbox import cli_split

    project = plan_file.load(given.file)
    scenario = _scenario(project, given.scenario)
    unit = _unit(scenario.org, given.unit)
    assert unit is not None  # --unit is required
    found = cli_split.proposals(given, scenario.org, unit)
    if not 1 <= given.choose <= len(found.proposals):
        raise Usage(f"--choose must be from 1 to {len(found.proposals)}")
    if given.output is not None:
        chosen = found.proposals[given.choose - 1]
        cli_split.save_applied(given, project, scenario, unit, chosen)
    text = "\n".join(cli_split.lines(scenario.org, found))
    _say(given, cli_split.as_json(unit, found), text)
    return DONE


def _diff(given: argparse.Namespace) -> int:
    from orgsandbox import cli_diff

    project = plan_file.load(given.file)
    one, other = _scenario(project, given.a), _scenario(project, given.b)
    found = cli_diff.compared(project, one, other)
    if given.output is not None:
        if given.output.suffix.lower() not in (".csv", ".xlsx"):
            raise Usage("moves are written as .csv or .xlsx")
        cli_diff.write_moves(given.output, one.org, other.org, found)
    text = "\n".join(cli_diff.lines(one.org, other.org, found))
    _say(given, cli_diff.as_json(project, one, other, found), text)
    return DONE


def _scenario(project: Project, wanted: str | None) -> Scenario:
    """Return the scenario meant by id or name, the last one without a wish."""
    if wanted is None:
        return project.scenarios[-1]
    names = {scenario.id: scenario.name for scenario in project.scenarios}
    return project.scenario(_meant("scenario", wanted, names))


def _unit(org: Org, wanted: str | None) -> str | None:
    if wanted is None:
        return None
    names = {key: org.units[key].name for key in tree.in_order(org)}
    return _meant("unit", wanted, names)


def _meant(kind: str, wanted: str, names: Mapping[str, str]) -> str:
    """Return the id meant by an id or a name, as files name it (`domain.directory`).

    Usage lists the candidates when there are several, and those that look alike when there is none.
    """
    if wanted in names:
        return wanted
    match = directory({key: ((name,), ()) for key, name in names.items()}).find(wanted)
    if match.key is not None:
        return match.key
    if match.is_ambiguous:
        raise Usage(f"several {kind}s are called {wanted}: {', '.join(match.candidates)}")
    if match.candidates:
        (alike,) = match.candidates
        raise Usage(f"no {kind} {wanted}; did you mean {names[alike]} ({alike})?")
    known = ", ".join(f"{name} ({key})" for key, name in list(names.items())[:20])
    raise Usage(f"no {kind} {wanted}; there are: {known}")


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "kind": problem.kind,
        "severity": problem.severity.value,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": str(problem.message),
    }


def _problem_line(problem: Problem) -> str:
    where = f"{problem.file}: " if problem.file else ""
    return f"{problem.severity.value}: {where}{problem.message} [{problem.kind}]"


def _say(given: argparse.Namespace, found: Mapping[str, Any], text: str) -> None:
    if given.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print(text)


_COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "sample": ("write a bundled sample plan", _sample_arguments),
    "import": ("make a plan of a table of people", _import_arguments),
    "check": ("say what is wrong with a plan", _check_arguments),
    "metrics": ("print the measures of a scenario", _metrics_arguments),
    "split": ("propose ways to split a unit", _split_arguments),
    "diff": ("say what changes between two scenarios", _diff_arguments),
    "export": ("draw the chart of a scenario", _export_arguments),
}
"""What each command is for, and what declares its words."""
