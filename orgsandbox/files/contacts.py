"""業務別 担当者・問い合わせ先一覧: whom to ask about what, from the plan's own facts."""

from __future__ import annotations

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, _, join_names

HEADERS = (
    N_("Task family"),
    N_("Task"),
    N_("Owner department"),
    N_("Who does it"),
)


def contact_rows(org: Org) -> list[tuple[str, ...]]:
    """Return one row a task: family, task, owner, and who does it, who does most first."""
    doers: dict[str, list[tuple[float, str]]] = {}
    for person in org.people.values():
        for task, amount in (work.person_work(org, person.id) or {}).items():
            if amount > 0:
                place = tree.places(org, person.id)[0]
                shown = f"{person.name}（{org.units[place.unit].name}）"
                doers.setdefault(task, []).append((amount, shown))
    owners = work.owners(org)
    order = {key: number for number, key in enumerate(org.families)}
    tasks = sorted(org.tasks.values(), key=lambda task: order.get(task.family or "", len(order)))
    rows: list[tuple[str, ...]] = []
    for held in tasks:
        family = org.families.get(held.family or "")
        owner = org.units.get(owners.get(held.id, ""))
        names = [name for _amount, name in sorted(doers.get(held.id, []), key=_most)]
        rows.append(
            (
                family.name if family is not None else "",
                held.name,
                owner.name if owner is not None else "",
                join_names(names) or _("nobody"),
            )
        )
    return rows


def _most(pair: tuple[float, str]) -> float:
    return -pair[0]
