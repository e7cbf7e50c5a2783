"""What differs between two plans: the one thing that views react to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgsandbox.domain import lineage, tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.presence import presence
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.i18n import Message

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OrgChange:
    """Ids of the entities of two organisations that were added, removed or differ."""

    people: frozenset[str] = _NOTHING
    units: frozenset[str] = _NOTHING
    tasks: frozenset[str] = _NOTHING
    families: frozenset[str] = _NOTHING

    def __bool__(self) -> bool:
        return bool(self.people or self.units or self.tasks or self.families)


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between the plan before and the plan after.

    `current` is the scenario shown now, `shown_before` the one shown before. `shown` compares the
    two organisations on show, whatever their scenarios; `orgs` names the scenarios whose
    organisation differs, `scenarios` those added, removed, moved or with other particulars (name,
    date, note, pins). `opened` is True when another document came in: start afresh. `told` is
    what the command has to say besides what is seen.
    """

    before: Project | None
    after: Project
    current: str
    shown_before: str | None = None
    shown: OrgChange = field(default_factory=OrgChange)
    orgs: frozenset[str] = _NOTHING
    scenarios: frozenset[str] = _NOTHING
    assumptions: bool = False
    particulars: bool = False
    opened: bool = False
    told: Message | None = None

    @property
    def scenario_changed(self) -> bool:
        """Say whether another scenario is on show than before."""
        return self.current != self.shown_before


def between_orgs(before: Org, after: Org) -> OrgChange:
    """Return what differs between two organisations; the same object costs nothing."""
    if before is after:
        return OrgChange()
    people, units = _of_the_day(before, after)
    return OrgChange(
        people=_differing(before.people, after.people) | people,
        units=_differing(before.units, after.units) | units,
        tasks=_differing(before.tasks, after.tasks),
        families=_differing(before.families, after.families),
    )


def _of_the_day(before: Org, after: Org) -> tuple[frozenset[str], frozenset[str]]:
    """Return who is something else on the other day (gone, away), and the units of their seats."""
    if before.day == after.day:
        return _NOTHING, _NOTHING
    people = frozenset(
        key
        for key, person in after.people.items()
        if (person.leaving or person.joined or person.absences)
        and presence(person, before.day) is not presence(person, after.day)
    )
    return people, frozenset(place.unit for key in people for place in tree.places(after, key))


def between(
    before: Project | None,
    after: Project,
    current: str,
    shown_before: str | None = None,
    *,
    opened: bool = False,
) -> Change:
    """Return what differs between two plans and between the scenarios shown in them."""
    if before is None or opened:
        shown = between_orgs(Org(), after.scenario(current).org)
        return Change(
            before,
            after,
            current,
            shown_before,
            shown,
            opened=True,
            orgs=frozenset(held.id for held in after.scenarios),
            scenarios=frozenset(held.id for held in after.scenarios),
            assumptions=True,
            particulars=True,
        )
    old = {held.id: held for held in before.scenarios}
    new = {held.id: held for held in after.scenarios}
    was = old.get(shown_before or current)
    return Change(
        before,
        after,
        current,
        shown_before,
        shown=between_orgs(was.org if was else Org(), new[current].org),
        orgs=frozenset(
            key for key in old.keys() | new.keys() if _org(old, key) is not _org(new, key)
        ),
        scenarios=_scenarios(before, after, old, new),
        assumptions=before.assumptions != after.assumptions,
        particulars=(before.company, before.baseline, before.story)
        != (after.company, after.baseline, after.story),
    )


def _org(scenarios: Mapping[str, Scenario], key: str) -> Org | None:
    held = scenarios.get(key)
    return held.org if held is not None else None


def _scenarios(
    before: Project,
    after: Project,
    old: Mapping[str, Scenario],
    new: Mapping[str, Scenario],
) -> frozenset[str]:
    differing = {
        key
        for key in old.keys() | new.keys()
        if key not in old or key not in new or not _same_particulars(old[key], new[key])
    }
    order_before = [held.id for held in before.scenarios if held.id in new]
    order_after = [held.id for held in after.scenarios if held.id in old]
    if order_before != order_after:
        differing.update(order_after)
    return frozenset(differing)


def _same_particulars(one: Scenario, other: Scenario) -> bool:
    if one is other:
        return True
    return (one.name, one.date, one.based_on, one.note, one.pins, one.frozen) == (
        other.name,
        other.date,
        other.based_on,
        other.note,
        other.pins,
        other.frozen,
    )


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    """Return the keys whose values differ: `is` first, `==` only where that differs."""
    return frozenset(
        key
        for key in lineage.changed(before, after)
        if key not in before or key not in after or before[key] != after[key]
    )
