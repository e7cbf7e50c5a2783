"""新旧組織対照表 and 業務分掌表（新旧）: what became of departments and of their tasks."""

from __future__ import annotations

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org
from orgsandbox.domain.unit_changes import UnitChanges
from orgsandbox.domain.unit_names import told_apart
from orgsandbox.i18n import N_, _, join_names

UNIT_HEADERS = (N_("Old department"), N_("Department from then on"), N_("What happens"))
TASK_HEADERS = (
    N_("Task family"),
    N_("Task"),
    N_("Old owner department"),
    N_("Owner department from then on"),
)


def unit_rows(a: Org, b: Org, changes: UnitChanges) -> list[tuple[str, ...]]:
    """Return one row for every old department, then the new ones that come from none.

    Each is one of 新設, 廃止, 分割, 統合 and 継続; what goes on may carry 名称変更 and 移管.
    """
    into = {part for parts in changes.split.values() for part in parts}
    merged = {gone: target for target, parts in changes.merged.items() for gone in parts}
    rows: list[tuple[str, ...]] = []
    for key in tree.in_order(a):
        old = told_apart(a, key)
        parts = changes.split.get(key, ())
        after = changes.after(key)
        stays = [told_apart(b, after)] if after in b.units else []
        if parts:
            names = [told_apart(b, part) for part in parts]
            rows.append((old, join_names([*stays, *names]), _("Split")))
        elif key in merged:
            target = told_apart(b, merged[key])
            absorbed = merged[key] not in changes.new
            text = _("Gone (merged into {unit})").format(unit=target) if absorbed else _("Merged")
            rows.append((old, target, text))
        elif key in changes.gone:
            rows.append((old, "", _("Gone")))
        else:
            rows.append((old, stays[0], _kept(key, changes)))
    made = into | set(changes.merged)
    rows.extend(("", told_apart(b, key), _("New")) for key in changes.new if key not in made)
    return rows


def _kept(key: str, changes: UnitChanges) -> str:
    told = []
    if key in changes.renamed:
        told.append(_("Renamed"))
    if key in changes.moved:
        told.append(_("Elsewhere"))
    if not told:
        return _("Goes on")
    return _("Goes on ({what})").format(what=join_names(told))


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
