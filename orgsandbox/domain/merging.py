"""Three-way merge: what somebody else changed in a copy of a scenario, brought into ours.

An organisation is looked at as records of fields: people, departments, roles, tasks, families and,
as one value, each person's posts. What they changed and we did not is offered; what both changed
differently is a conflict with both values. Nothing is taken silently.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from orgsandbox.domain import rules
from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.problem import Problem
from orgsandbox.domain.project import Project, Scenario

Key = tuple[str, str]
"""Kind ("unit", "role", "family", "task", "person", "posts") and id."""

Record = Mapping[str, Any]

KINDS = ("family", "unit", "role", "task", "person", "posts")
_NONE: Record = {}
_BY_TASK = ("own_work", "can_do")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field (or, with field "", a whole thing) that they changed.

    `base`, `ours` and `theirs` are the values, None where the thing is not there. It is a conflict
    when we changed it too, and differently.
    """

    kind: str
    id: str
    field: str
    base: Any
    ours: Any
    theirs: Any
    conflict: bool


@dataclass(frozen=True)
class Merge:
    """What they changed, difference by difference, and the records all of it is made of."""

    ours: Org
    theirs: Org
    differences: tuple[Difference, ...]

    @cached_property
    def conflicts(self) -> tuple[int, ...]:
        """The numbers of the differences that are conflicts."""
        return tuple(n for n, entry in enumerate(self.differences) if entry.conflict)

    def with_taken(self, taken: Collection[int]) -> Org:
        """Return our organisation with the differences of these numbers taken over."""
        found: dict[Key, dict[str, Any]] = {
            key: dict(record) for key, record in records(self.ours).items()
        }
        for number in sorted(taken):
            _take(found, self.differences[number])
        return _organisation(found, self.ours, self.theirs)

    def sound(self, taken: Collection[int]) -> tuple[int, ...]:
        """Return those of the numbers that can be taken together and leave a sound organisation.

        What would break a rule (a post in a department that is gone, two heads, a department
        below itself) is left out with everything that touches the same thing.
        """
        kept = list(taken)
        while kept:
            faults = rules.faults(self.with_taken(kept))
            if not faults:
                break
            named = {part for fault in faults for part in _touched(fault)}
            blamed = [n for n in kept if _touches(self.differences[n], named)]
            kept = [n for n in kept if n not in blamed] if blamed else []
        return tuple(kept)


def merge(base: Org, ours: Org, theirs: Org, seen: Org | None = None) -> Merge:
    """Return what they changed since `base`.

    `seen` is what they began with where that was less than the whole: a department cut out.
    """
    began, now = records(seen or base), records(theirs)
    was, held = records(base), records(ours)
    outside = _posts_outside(base, seen)
    found: list[Difference] = []
    for key in sorted({**began, **now}, key=_order):
        if began.get(key) == now.get(key):
            continue
        found += _differences(
            key, began.get(key), now.get(key), was.get(key), held.get(key), outside
        )
    return Merge(ours, theirs, tuple(found))


def common_base(project: Project, ours: Scenario, theirs: Scenario) -> Scenario | None:
    """Return the scenario of our plan that theirs goes back to; None where ids do not tell.

    It is the scenario theirs is based on, else the one of the same id (a copy of the file, or a
    department cut out), if ours goes back to it too.
    """
    above = {ours.id}
    held: Scenario | None = ours
    while held is not None and held.based_on is not None and project.has(held.based_on):
        if held.based_on in above:
            break
        above.add(held.based_on)
        held = project.scenario(held.based_on)
    for key in (theirs.based_on, theirs.id):
        if key is not None and key in above and key != ours.id:
            return project.scenario(key)
    return project.scenario(theirs.id) if project.has(theirs.id) and theirs.id != ours.id else None


def records(org: Org) -> dict[Key, Record]:
    """Return an organisation as records; equal organisations have equal records."""
    found: dict[Key, Record] = {}
    posts: dict[str, list[tuple[str, Seat]]] = {}
    for family in org.families.values():
        found["family", family.id] = _fields(family)
    for unit in org.units.values():
        found["unit", unit.id] = _fields(unit, without=("roles",))
        for role in unit.roles:
            found["role", role.id] = {**_fields(role, without=("seats",)), "unit": unit.id}
            for seat in role.seats:
                posts.setdefault(seat.person, []).append((role.id, seat))
    for task in org.tasks.values():
        found["task", task.id] = _fields(task)
    for person in org.people.values():
        found["person", person.id] = _fields(person)
        if person.id in posts:
            found["posts", person.id] = {"posts": tuple(sorted(posts[person.id], key=_by_role))}
    return found


def _by_role(post: tuple[str, Seat]) -> tuple[bool, str]:
    return not post[1].main, post[0]


def _fields(entity: Any, without: tuple[str, ...] = ()) -> Record:
    names = (field.name for field in fields(entity))
    return {name: getattr(entity, name) for name in names if name not in ("id", *without)}


def _order(key: Key) -> tuple[int, str]:
    return KINDS.index(key[0]), key[1]


def _differences(
    key: Key,
    began: Record | None,
    now: Record | None,
    was: Record | None,
    held: Record | None,
    outside: Mapping[str, tuple[tuple[str, Seat], ...]],
) -> list[Difference]:
    """Return how they changed one record, seen beside what we did to it."""
    kind, name = key
    if now is None or began is None or held is None:
        if now == held:
            return []
        conflict = held is not None if began is None else held != was
        return [Difference(kind, name, "", was, held, now, conflict)]
    found = []
    for field in now:
        if began.get(field) == now[field]:
            continue
        base, ours = (was or _NONE).get(field), held.get(field)
        if field == "expected" and ours is not None:
            continue  # written by the program, nobody's decision: ours stands
        theirs = _whole(field, now[field], base, began[field], outside.get(name, ()))
        if theirs != ours:
            found.append(Difference(kind, name, field, base, ours, theirs, ours != base))
    return found


def _posts_outside(base: Org, seen: Org | None) -> dict[str, tuple[tuple[str, Seat], ...]]:
    """Return the posts that somebody who saw only a part of the organisation could not see."""
    if seen is None:
        return {}
    found: dict[str, list[tuple[str, Seat]]] = {}
    for unit in base.units.values():
        for role in unit.roles if unit.id not in seen.units else ():
            for seat in role.seats:
                found.setdefault(seat.person, []).append((role.id, seat))
    return {person: tuple(posts) for person, posts in found.items()}


def _with_outside(
    posts: tuple[tuple[str, Seat], ...], outside: tuple[tuple[str, Seat], ...]
) -> tuple[tuple[str, Seat], ...]:
    if any(seat.main for _role, seat in outside):
        posts = tuple((role, replace(seat, main=False)) for role, seat in posts)
    return tuple(sorted((*posts, *outside), key=_by_role))


def _whole(
    field: str, theirs: Any, base: Any, seen: Any, outside: tuple[tuple[str, Seat], ...]
) -> Any:
    """Return their value with what they could not see of it in a department cut out."""
    if field == "posts":
        return _with_outside(theirs, outside)
    unseen = [task for task in base or () if task not in seen] if field in _BY_TASK else []
    if field == "own_work":
        return {**{task: base[task] for task in unseen}, **theirs}
    return tuple(sorted({*theirs, *unseen})) if field == "can_do" else theirs


def _take(found: dict[Key, dict[str, Any]], entry: Difference) -> None:
    key = (entry.kind, entry.id)
    if entry.field:
        found.setdefault(key, {})[entry.field] = entry.theirs
    elif entry.theirs is None:
        found.pop(key, None)
        if entry.kind == "person":
            found.pop(("posts", entry.id), None)
    else:
        found[key] = dict(entry.theirs)


def _organisation(found: Mapping[Key, Record], ours: Org, theirs: Org) -> Org:
    """Return the organisation of records, in our order, what is new behind it."""
    roles: dict[str, list[Role]] = {}
    seats: dict[str, list[Seat]] = {}
    for person in _ids(found, "posts", ours.people, theirs.people):
        for role, seat in found["posts", person].get("posts", ()):
            seats.setdefault(role, []).append(seat)
    for key in _ids(found, "role", _roles(ours), _roles(theirs)):
        record = dict(found["role", key])
        unit = record.pop("unit")
        roles.setdefault(unit, []).append(
            Role(id=key, seats=_in_order(seats.pop(key, []), key, ours), **record)
        )
    units = {
        key: Unit(id=key, roles=tuple(roles.pop(key, ())), **found["unit", key])
        for key in _ids(found, "unit", ours.units, theirs.units)
    }
    for unit, lost in roles.items():  # their department is gone: a fault that is named
        units[unit] = Unit(unit, "", parent=unit, roles=tuple(lost))
    for role, left in seats.items():
        units[role] = Unit(role, "", parent=role, roles=(Role(role, "", tuple(left)),))
    return Org(
        {
            key: Person(id=key, **found["person", key])
            for key in _ids(found, "person", ours.people, theirs.people)
        },
        units,
        {
            key: Task(id=key, **found["task", key])
            for key in _ids(found, "task", ours.tasks, theirs.tasks)
        },
        {
            key: Family(id=key, **found["family", key])
            for key in _ids(found, "family", ours.families, theirs.families)
        },
    )


def _ids(
    found: Mapping[Key, Record], kind: str, ours: Collection[str], theirs: Collection[str]
) -> list[str]:
    return [key for key in dict.fromkeys((*ours, *theirs)) if (kind, key) in found]


def _roles(org: Org) -> list[str]:
    return [role.id for unit in org.units.values() for role in unit.roles]


def _in_order(seats: list[Seat], role: str, ours: Org) -> tuple[Seat, ...]:
    """Return the seats in the order our role has them, those that came behind."""
    held = (r for unit in ours.units.values() for r in unit.roles if r.id == role)
    known = [seat.person for r in held for seat in r.seats]
    return tuple(
        sorted(
            seats,
            key=lambda seat: (
                seat.person not in known,
                known.index(seat.person) if seat.person in known else 0,
            ),
        )
    )


def _touched(fault: Problem) -> tuple[str, ...]:
    return tuple(part for part in (fault.subject, fault.value) if part)


def _touches(entry: Difference, named: set[str]) -> bool:
    if entry.id in named:
        return True
    values = [entry.theirs]
    if entry.kind == "posts" and isinstance(entry.theirs, Mapping):
        values = [entry.theirs.get("posts", ())]
    if entry.kind == "role" and isinstance(entry.theirs, Mapping):
        return entry.theirs.get("unit") in named
    if entry.kind == "posts":
        return any(role in named for posts in values for role, _seat in posts or ())
    return isinstance(entry.theirs, str) and entry.theirs in named
