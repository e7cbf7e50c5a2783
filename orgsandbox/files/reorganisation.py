"""新旧組織対照表 and 業務分掌表（新旧）: what became of departments and of their tasks."""

from __future__ import annotations

from orgsandbox.domain import tree, work
from orgsandbox.domain.compare import UnitChanges
from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, _, join_names

UNIT_HEADERS = (N_("Old department"), N_("Department from then on"), N_("What happens"))
TASK_HEADERS = (
    N_("Task family"),
    N_("Task"),
    N_("Old owner department"),
    N_("Owner department from then on"),
)


def unit_rows(a: Org, b: Org, changes: UnitChanges) -> list[tuple[str, ...]]:
    """Return one row for every old department, then the new ones that come from none."""
    into = {part: origin for origin, parts in changes.split.items() for part in parts}
    merged = {gone: target for target, parts in changes.merged.items() for gone in parts}
    rows: list[tuple[str, ...]] = []
    for key in tree.in_order(a):
        old = a.units[key].name
        parts = changes.split.get(key, ())
        if parts:
            names = [b.units[part].name for part in parts]
            stays = [b.units[key].name] if key in b.units else []
            rows.append((old, join_names([*stays, *names]), _("Split")))
        elif key in merged:
            rows.append((old, b.units[merged[key]].name, _("Merged")))
        elif key not in b.units:
            rows.append((old, "", _("Gone")))
        else:
            rows.append((old, b.units[key].name, _kept(key, changes)))
    rows.extend(("", b.units[key].name, _("New")) for key in changes.new if key not in into)
    return rows


def _kept(key: str, changes: UnitChanges) -> str:
    told = []
    if key in changes.renamed:
        told.append(_("Renamed"))
    if key in changes.moved:
        told.append(_("Elsewhere"))
    return join_names(told)


def task_rows(a: Org, b: Org) -> list[tuple[str, ...]]:
    """Return one row a task: which department it belonged to, and belongs to from then on."""
    before, after = work.owners(a), work.owners(b)
    rows: list[tuple[str, ...]] = []
    for key, held in {**a.tasks, **b.tasks}.items():
        family = b.families.get(held.family or "") or a.families.get(held.family or "")
        old, new = a.units.get(before.get(key, "")), b.units.get(after.get(key, ""))
        rows.append(
            (
                family.name if family is not None else "",
                held.name,
                old.name if old is not None else "",
                new.name if new is not None else "",
            )
        )
    return rows
