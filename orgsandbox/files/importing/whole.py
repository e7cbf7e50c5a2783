"""Whoever stands above all departments: in no department, or in a row called 役員, and led by nobody.

She heads the whole company: a department of its own above the others, named for the company.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgsandbox.domain.names import folded
from orgsandbox.files.importing.departments import WHOLE, Departments, Path
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.line import Line
from orgsandbox.files.importing.posts import Home

_OFFICERS = frozenset(
    folded(text)
    for text in ("役員", "取締役", "役員等", "経営層", "officers", "board of directors")
)


def without_officers(entries: Sequence[Entry]) -> None:
    """Take a "department" called 役員 for what it is, a row of people."""
    for entry in entries:
        home = entry.post.home
        named = home.name or next((level for level in home.levels if level), "")
        alone = len([level for level in home.levels if level]) <= 1
        if alone and entry.sits and folded(named) in _OFFICERS:
            entry.post = replace(entry.post, home=Home(code="", name=""))


def under_the_whole(found: Departments, entries: Sequence[Entry], line: Line) -> Departments:
    """Return the departments with those whose line leads to such a head put below the whole.

    Somebody else without a department sits where the manager does.
    """
    tops = {
        place
        for place in range(len(entries))
        if found.home[place] is None and line.above[place] is None and line.reports.get(place)
    }
    if not tops:
        return found
    below = _led_by(tops, found, line)
    made = Departments(
        codes={_moved(path, below): code for path, code in found.codes.items()},
        proposed=found.proposed,
    )
    made.enter((WHOLE,))
    for path, name in found.names.items():
        made.names.setdefault(_moved(path, below), name)
    homes = [None if home is None else _moved(home, below) for home in found.home]
    made.home = [
        home if home is not None else _managers_home(place, homes, line, tops)
        for place, home in enumerate(homes)
    ]
    return made


def _moved(path: Path, below: frozenset[str]) -> Path:
    return (WHOLE, *path) if path[0] in below else path


def _led_by(tops: set[int], found: Departments, line: Line) -> frozenset[str]:
    """Return the highest departments whose people's line ends at one of the tops."""
    led = set()
    for place, home in enumerate(found.home):
        if home is None or home[0] in led:
            continue
        above: int | None = place
        while above is not None and line.above[above] is not None:
            above = line.above[above]
        if above in tops:
            led.add(home[0])
    return frozenset(led)


def _managers_home(
    place: int, homes: Sequence[Path | None], line: Line, tops: set[int]
) -> Path | None:
    here: int | None = place
    while here is not None:
        if homes[here] is not None:
            return homes[here]
        if here in tops:
            return (WHOLE,)
        here = line.above[here]
    return None
