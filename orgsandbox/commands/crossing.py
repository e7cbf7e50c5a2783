"""Work that crosses a new department line: handed over to whoever owns it now, or kept.

Rules: design.md, "Splitting a unit". A *part* is one person's seat in the unit that is split, with
its own work; a *group* is the number of the new department a person or task goes to, REST for what
stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orgsandbox.domain.model import Work

_NOTHING = 1e-12
"""FTE below which an amount is only what rounding left."""

REST = -1


@dataclass(frozen=True, slots=True)
class Part:
    """What one seat becomes: the group it sits in, its share, whether it is main, its work."""

    person: str
    role: str
    group: int
    share: int
    main: bool
    work: Work | None


def handed_over(
    parts: Sequence[Part],
    group_of_task: Mapping[str, int],
    demand: Mapping[str, float],
    supply: Mapping[str, float],
) -> tuple[Part, ...]:
    """Return the parts after every group let go of the others' tasks and took up its own.

    Person p of group g takes freed_p · min(1, U/F) · unmet_t/U of each task t of g, F being the
    time set free in g and U its unmet demand after all groups let go. `group_of_task` names the
    tasks the split unit owned, `demand` and `supply` are the whole organisation's before the split
    (FTE by task id).
    """
    kept = [_let_go(part, group_of_task) for part in parts]
    left = dict(supply)
    for part, after in zip(parts, kept, strict=True):
        for task, amount in (part.work or {}).items():
            left[task] = left.get(task, 0.0) - amount + (after.work or {}).get(task, 0.0)
    freed = [_total(part) - _total(after) for part, after in zip(parts, kept, strict=True)]
    taken_by_group = {
        group: _unmet(group, group_of_task, demand, left)
        for group in {part.group for part in parts}
    }
    free_in = dict.fromkeys(taken_by_group, 0.0)
    for part, amount in zip(parts, freed, strict=True):
        free_in[part.group] += amount
    return tuple(
        _take_up(part, amount, free_in[part.group], taken_by_group[part.group])
        for part, amount in zip(kept, freed, strict=True)
    )


def kept_as_second_posts(
    parts: Sequence[Part], group_of_task: Mapping[str, int]
) -> tuple[Part, ...]:
    """Return the parts, each with a second post in every group whose tasks the person goes on with.

    The old share is divided by work with the largest remainder, at least 1 % each; a share too
    small to divide leaves the least of the work where the person sits.
    """
    return tuple(piece for part in parts for piece in _divided(part, group_of_task))


def _let_go(part: Part, group_of_task: Mapping[str, int]) -> Part:
    if part.work is None:
        return part
    own = {
        task: amount
        for task, amount in part.work.items()
        if group_of_task.get(task, part.group) == part.group
    }
    return replace(part, work=own)


def _total(part: Part) -> float:
    return sum((part.work or {}).values())


def _unmet(
    group: int,
    group_of_task: Mapping[str, int],
    demand: Mapping[str, float],
    left: Mapping[str, float],
) -> dict[str, float]:
    found: dict[str, float] = {}
    for task, owner in group_of_task.items():
        lacking = demand.get(task, 0.0) - left.get(task, 0.0)
        if owner == group and lacking > _NOTHING:
            found[task] = lacking
    return found


def _take_up(part: Part, freed: float, free: float, unmet: Mapping[str, float]) -> Part:
    wanted = sum(unmet.values())
    if freed <= 0 or wanted <= 0:
        return part
    taken = freed * min(1.0, wanted / free)
    work = dict(part.work or {})
    for task, amount in unmet.items():
        work[task] = work.get(task, 0.0) + taken * amount / wanted
    return replace(part, work=work)


def _divided(part: Part, group_of_task: Mapping[str, int]) -> tuple[Part, ...]:
    pieces: dict[int, dict[str, float]] = {part.group: {}}
    for task, amount in (part.work or {}).items():
        group = group_of_task.get(task, part.group) if amount > 0 else part.group
        pieces.setdefault(group, {})[task] = amount
    others = sorted(
        (group for group in pieces if group != part.group),
        key=lambda group: (-sum(pieces[group].values()), group),
    )
    for group in others[max(0, part.share - 1) :]:
        pieces[part.group].update(pieces.pop(group))
    if len(pieces) == 1:
        return (part,)
    shares = _largest_remainder(part.share, {g: sum(work.values()) for g, work in pieces.items()})
    return tuple(
        replace(
            part,
            group=group,
            share=shares[group],
            work=work,
            main=part.main and group == part.group,
        )
        for group, work in pieces.items()
    )


def _largest_remainder(share: int, weights: Mapping[int, float]) -> dict[int, int]:
    """Return whole percents that add up to `share`, by weight, at least 1 each."""
    total = sum(weights.values())
    spare = share - len(weights)
    exact = {group: max(0.0, share * weight / total - 1) for group, weight in weights.items()}
    scale = spare / sum(exact.values()) if sum(exact.values()) > 0 else 0.0
    floors = {group: int(value * scale + 1e-9) for group, value in exact.items()}
    by_remainder = sorted(
        weights,
        key=lambda group: (floors[group] - exact[group] * scale, list(weights).index(group)),
    )
    for group in by_remainder[: spare - sum(floors.values())]:
        floors[group] += 1
    return {group: 1 + floors[group] for group in weights}
